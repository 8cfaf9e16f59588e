import { formatMonth } from '@/lib/ground/date'
import type { Tableau } from './schema'

/** Des salaires, mois par mois, à montrer : les montants d’une colonne chacun, le reste en remarque. Un mois à part a une remarque ou un autre montant. */
export type Salaires = {
  colonnes: readonly string[]
  mois: readonly { cle: string; nom: string; montants: readonly (number | null)[]; remarque: string; aPart: boolean }[]
  total: readonly (number | null)[]
  moyenne: readonly (number | null)[]
}

type Cellules = Tableau['lignes'][number]['cellules']

/** Les salaires d’un tableau tel qu’un envoi le garde. Une colonne où rien n’est dit n’y est pas. */
export function salairesOf({ colonnes, lignes }: Tableau): Salaires {
  const montants = colonnes.filter(({ nom, genre }) => genre === 'money' && lignes.some(({ cellules }) => typeof cellules[nom] === 'number'))
  const autres = colonnes.filter(({ genre }) => genre !== 'money')
  const amount = (cellules: Cellules, nom: string): number | null => (typeof cellules[nom] === 'number' ? cellules[nom] : null)
  const courants = montants.map(({ nom }) => mostFrequent(lignes.flatMap(({ cellules }) => amount(cellules, nom) ?? [])))
  const colonneOf = (nom: string) => lignes.flatMap(({ cellules }) => amount(cellules, nom) ?? [])
  return {
    colonnes: montants.map(({ label }) => label),
    mois: lignes.map(({ cle = '', cellules }, rang) => {
      const sommes = montants.map(({ nom }) => amount(cellules, nom))
      const remarque = autres.flatMap((colonne) => remarkOf(colonne, cellules[colonne.nom])).join(', ')
      return {
        cle: cle || String(rang),
        nom: cle ? formatMonth(cle) : `Ligne ${rang + 1}`,
        montants: sommes,
        remarque,
        aPart: remarque !== '' || sommes.some((somme, i) => somme !== null && somme !== courants[i]),
      }
    }),
    total: montants.map(({ nom }) => sum(colonneOf(nom))),
    moyenne: montants.map(({ nom }) => mean(colonneOf(nom), nom.startsWith('prime') ? lignes.length : colonneOf(nom).length)),
  }
}

const sum = (montants: readonly number[]): number => montants.reduce((total, un) => total + un, 0)
/** Un mois sans prime compte dans leur moyenne ; un mois dont le net n’est pas donné ne compte pas dans la sienne. */
const mean = (montants: readonly number[], mois: number): number => Math.round(sum(montants) / mois)

function mostFrequent(montants: readonly number[]): number | null {
  const fois = new Map<number, number>()
  for (const montant of montants) fois.set(montant, (fois.get(montant) ?? 0) + 1)
  return [...fois].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** « Jours d’absence : 4 » ; un « Oui » se dit par le nom de sa colonne, un « Non » et un zéro ne se disent pas. */
function remarkOf({ label, unite }: Tableau['colonnes'][number], cellule: Cellules[string] | undefined): string[] {
  if (cellule === undefined || cellule === false || cellule === '' || cellule === 0) return []
  if (cellule === true) return [label]
  if (typeof cellule === 'number') return [`${label}\u00a0: ${String(cellule).replace('.', ',')}${unite ? ` ${unite}` : ''}`]
  return [typeof cellule === 'string' ? cellule : cellule.libelle]
}
