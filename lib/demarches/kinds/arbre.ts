import type { Branche, Contexte, Field, Raw } from '../define'
import type { KindOf } from '../kind'
import { partOf, readParts, refuse } from '../saisie'

type Arbre = Extract<Field, { kind: 'arbre' }>

/** Les premières branches de l’arbre, dans ce contexte. */
export const branchesOf = ({ branches }: Arbre, contexte: Contexte): readonly Branche[] =>
  typeof branches === 'function' ? branches(contexte) : branches

/** La seule branche d’un embranchement : elle ne se choisit pas, elle va de soi. */
export const onlyOf = (branches: readonly Branche[]): Branche | null => (branches.length === 1 ? (branches[0] ?? null) : null)

/** Les branches que cette saisie suit, de la première à celle où elle s’arrête. */
export function followed(raw: Raw | undefined, field: Arbre, contexte: Contexte): readonly Branche[] {
  const suivies: Branche[] = []
  let ici = branchesOf(field, contexte)
  for (const { cle } of field.niveaux) {
    const choisie = ici.find(({ code }) => code === partOf(raw, cle)) ?? onlyOf(ici)
    if (!choisie) break
    suivies.push(choisie)
    ici = choisie.branches ?? []
  }
  return suivies
}

/** La saisie qui suit ce chemin (« prevoyance/arret/paiement ») : ce qu’un lien porte. */
export const rawOfPath = (chemin: string, { niveaux }: Arbre): Raw => {
  const codes = chemin.split('/')
  return Object.fromEntries(niveaux.map(({ cle }, rang) => [cle, codes[rang] ?? '']))
}

/** Les mots d’un chemin, du plus large au plus précis. */
export const wordsOf = (branches: readonly Branche[]): string => branches.map(({ libelle }) => libelle).join(' › ')

/** Un choix qui se précise, niveau après niveau : sa valeur est le chemin entier, d’un code à l’autre. */
export const arbre: KindOf<'arbre'> = {
  freeze: (value, field, contexte) => ({ code: value, libelle: arbre.toText(value, field, contexte) }),
  read: (form, champ, { niveaux }) =>
    Object.fromEntries(
      Object.entries(
        readParts(
          form,
          champ,
          niveaux.map(({ cle }) => cle),
        ),
      ).map(([cle, code]) => [cle, code.slice(0, 60)]),
    ),
  isEmpty: (raw) => typeof raw !== 'object' || raw === null || Array.isArray(raw) || Object.values(raw).every((code) => code === ''),
  understand: (raw, field, contexte) => {
    const suivies = followed(raw, field, contexte)
    const manquant = field.niveaux[suivies.length]
    return manquant ? refuse(manquant.manque, manquant.cle) : { ok: true, value: suivies.map(({ code }) => code).join('/') }
  },
  toText: (value, field, contexte) => {
    const suivies = followed(rawOfPath(String(value), field), field, contexte)
    return suivies.length === field.niveaux.length ? wordsOf(suivies) : String(value)
  },
}
