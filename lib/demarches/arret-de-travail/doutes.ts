import { formatMonth } from '@/lib/ground/date'
import { formatMoney } from '@/lib/ground/money'
import type { Answers, Defaut } from '../define'
import { baseOf, lignesOf, moisOf, NOMS } from './rules'

/** Au-delà, un mois s’écarte trop des autres pour ne pas être une virgule oubliée. */
const ECART = 5
const LIBRE = 'Vous pouvez continuer sans répondre.'

type Montant = { cle: string; montant: number; rang: number }

/** « dix fois plus haut que mars », ou que les autres mois ; `null` quand il ne s’en écarte pas. */
function gapOf({ montant }: Montant, voisin: Montant | undefined, milieu: number): string | null {
  if (voisin && montant === voisin.montant * 10) return `dix fois plus haut que ${formatMonth(voisin.cle)}`
  if (voisin && montant * 10 === voisin.montant) return `dix fois plus bas que ${formatMonth(voisin.cle)}`
  const fois = Math.round(montant > milieu ? montant / milieu : milieu / montant)
  return fois < ECART ? null : `${fois} fois plus ${montant > milieu ? 'haut' : 'bas'} que les autres mois`
}

/** Les mois loin des autres : une virgule ou un zéro de trop. Le milieu dit lequel des deux voisins a tort. */
function farMonths(r: Answers): Defaut[] {
  const base = baseOf(r)
  const mois = lignesOf(r.salaires).flatMap((ligne, rang): Montant[] => {
    const montant = ligne[base]
    return typeof montant === 'number' && montant > 0 ? [{ cle: String(ligne.cle), montant, rang }] : []
  })
  const milieu = mois.map(({ montant }) => montant).sort((a, b) => a - b)[Math.floor(mois.length / 2)]
  if (milieu === undefined || mois.length < 3) return []
  return mois.flatMap((un, i) => {
    const loin = Math.max(un.montant / milieu, milieu / un.montant) >= ECART - 0.5
    const ecart = loin ? gapOf(un, mois[i - 1] ?? mois[i + 1], milieu) : null
    const nom = moisOf({ cle: un.cle })
    return ecart
      ? [
          {
            champ: 'salaires',
            partie: `${un.rang}.${base}`,
            message: `${nom} est ${ecart}\u00a0: c’est bien ${formatMoney(un.montant)}\u202f? ${LIBRE}`,
          },
        ]
      : []
  })
}

type Ligne = ReturnType<typeof lignesOf>[number]
const amountOf = (ligne: Ligne, nom: string): number => (typeof ligne[nom] === 'number' ? ligne[nom] : 0)

/** Ce qui étonne dans un mois pris seul. */
function oddOf(ligne: Ligne, base: 'brut' | 'net'): { colonne: string; message: string } | null {
  const mois = moisOf(ligne)
  const [brut, net, primes, absences] = ['brut', 'net', 'primesComprises', 'absences'].map((nom) => amountOf(ligne, nom)) as [
    number,
    number,
    number,
    number,
  ]
  if (brut > 0 && net > brut)
    return {
      colonne: 'net',
      message: `${mois}\u00a0: le net imposable, ${formatMoney(net)}, dépasse le brut, ${formatMoney(brut)}. Ne sont-ils pas inversés\u202f? ${LIBRE}`,
    }
  if (ligne[base] !== undefined && primes > amountOf(ligne, base))
    return {
      colonne: 'primesComprises',
      message: `${mois}\u00a0: les primes dépassent ${NOMS[base]}, qui les comprend. Vérifiez les deux montants. ${LIBRE}`,
    }
  if ((ligne.reconstitue === true || ligne[base] === 0) && absences === 0)
    return { colonne: 'absences', message: `${mois}\u00a0: une absence est dite, sans aucun jour. Combien de jours\u202f? ${LIBRE}` }
  return null
}

const rangOf = ({ partie }: Defaut): number => Number.parseInt(partie ?? '', 10)

/** Ce qui étonne dans les salaires, dit sous son mois, jamais empêché ; à quoi la personne a répondu « Oui, c’est exact » (domaine, F1, étape 5). */
export function doubtsOf(r: Answers): Defaut[] {
  const loin = farMonths(r)
  const seuls = lignesOf(r.salaires).flatMap((ligne, rang): Defaut[] => {
    const etonne = oddOf(ligne, baseOf(r))
    if (!etonne || loin.some(({ partie }) => partie?.startsWith(`${rang}.`))) return []
    return [{ champ: 'salaires', partie: `${rang}.${etonne.colonne}`, message: etonne.message }]
  })
  const lignes = lignesOf(r.salaires)
  return [...loin, ...seuls]
    .sort((a, b) => rangOf(a) - rangOf(b))
    .map((doute) => (lignes[rangOf(doute)]?.exact === doute.message ? { ...doute, confirme: true } : doute))
}
