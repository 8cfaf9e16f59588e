import { daysFrom, formatDays } from '@/lib/ground/date'
import type { Contexte, Defaut, Demarche, Field, Raws, Source, Value } from './define'
import { warningsOf } from './engine'
import { EXACT } from './kinds/ligne'
import { kindOf, read } from './read'

/** Une ligne du récapitulatif. `connu` : le portail y répond lui-même ; `tableau` : un tableau par mois, tel qu’un envoi le garde. */
export type LigneRecap = { champ: string; label: string; texte: string | null; source: string; connu: boolean; tableau: Value | null }

/**
 * Un champ qui compte : tel qu’il est dans ces réponses (options, lignes et colonnes calculées), et sa valeur comprise ; sans valeur, rien n’est répondu.
 * `connu` : d’où le portail la tient, quand il répond lui-même. `jours` : combien en compte la période qu’elle finit.
 */
export type LigneLue = { champ: string; field: Field; value: Value | undefined; connu?: Source; jours?: number }

/** Ce qu’un envoi garde d’un doute auquel la personne a répondu « Oui, c’est exact ». Un doute qui a changé depuis n’est plus confirmé. */
const CONFIRME = 'Confirmé exact'
function keepConfirmed(champ: string, value: Value | undefined, doutes: readonly Defaut[]): Value | undefined {
  if (!Array.isArray(value)) return value
  return value.map((ligne, rang): Value => {
    if (typeof ligne !== 'object' || ligne === null || Array.isArray(ligne) || !Object.hasOwn(ligne, EXACT)) return ligne
    const { [EXACT]: _doute, ...reste } = ligne
    const confirme = doutes.some((doute) => doute.confirme && doute.champ === champ && doute.partie?.startsWith(`${rang}.`))
    return confirme ? { ...reste, [EXACT]: CONFIRME } : reste
  })
}

/** Ce qui est répondu, étape par étape : les champs visibles et leur valeur. Récapitulatif et envoi en viennent tous deux. */
export function readLignes(demarche: Demarche, raws: Raws, contexte: Contexte): { slug: string; titre: string; lignes: LigneLue[] }[] {
  const lu = read(demarche, raws, contexte)
  const periode = demarche.periode?.(lu.reponses)
  const jours = periode ? daysFrom(periode.du, periode.au) + 1 : 0
  const doutes = warningsOf(demarche, lu, contexte)
  return demarche.etapes.map(({ slug, titre, champs }) => ({
    slug,
    titre,
    lignes: Object.keys(champs).flatMap((champ) => {
      const field = lu.visibles.get(champ)
      const connu = lu.connus.get(champ)
      return !field || field.kind === 'pieces'
        ? []
        : [
            {
              champ,
              field,
              value: keepConfirmed(champ, lu.reponses[champ], doutes),
              ...(connu ? { connu } : {}),
              ...(periode?.champ === champ && jours > 1 ? { jours } : {}),
            },
          ]
    }),
  }))
}

/** Les mots d’une ligne ; `null` quand rien n’est répondu. Un champ sensible est masqué. */
export const textOf = ({ field, value, jours }: LigneLue, contexte: Contexte): string | null =>
  value === undefined ? null : `${kindOf(field).toText(value, field, contexte)}${jours ? ` (${formatDays(jours)})` : ''}`

/** D’où vient la réponse de cette ligne. */
export const sourceOf = (sources: Record<string, string>, { champ, connu }: LigneLue): string =>
  connu ?? (Object.hasOwn(sources, champ) ? (sources[champ] ?? 'saisie') : 'saisie')

/** Le récapitulatif d’un brouillon, étape par étape : les champs visibles, avec leurs mots. */
export const recap = (
  demarche: Demarche,
  raws: Raws,
  sources: Record<string, string>,
  contexte: Contexte,
): { slug: string; titre: string; lignes: LigneRecap[] }[] =>
  readLignes(demarche, raws, contexte).map(({ lignes, ...etape }) => ({
    ...etape,
    lignes: lignes.map((ligne) => ({
      champ: ligne.champ,
      label: ligne.field.label,
      connu: ligne.connu !== undefined,
      tableau:
        ligne.field.kind === 'mois' && ligne.value !== undefined ? (kindOf(ligne.field).freeze?.(ligne.value, ligne.field, contexte) ?? null) : null,
      texte: textOf(ligne, contexte),
      source: sourceOf(sources, ligne),
    })),
  }))
