import 'server-only'
import { keyed, seal, unseal } from '@/lib/data/champ'
import type { Contexte, Demarche, Field, Kind, Raw, Raws } from '@/lib/demarches/define'
import type { KindOf } from '@/lib/demarches/kind'
import { KINDS } from '@/lib/demarches/kinds'
import { parseField } from '@/lib/demarches/parse'
import type { Vue, Vues } from './schema'

/** Une réponse gardée : ce qui a été tapé, d’où cela vient, et qui l’a changée en dernier. */
export type Reponse = { raw: Raw; version: number; source: string; le: Date; parId: string | null; par: string | null }

const genreOf = (field: Field) => (KINDS as unknown as Record<Kind, KindOf<Kind>>)[field.kind]

/** Ce qui s’écrit en base pour cette saisie : chiffrée et retrouvable pour un champ sensible, telle quelle sinon. */
export function store(field: Field, raw: Raw): { valeur: unknown; empreinte: string | null } {
  const propre = clean(raw)
  if (!isSensible(field)) return { valeur: propre, empreinte: null }
  return { valeur: seal(JSON.stringify(propre)), empreinte: fingerprint(field, propre) }
}

/** Ce qui avait été tapé. Une valeur illisible vaut vide : la personne la tape de nouveau. */
export function unstore(field: Field, valeur: unknown): Raw {
  if (!isSensible(field)) return toRaw(valeur)
  try {
    return typeof valeur === 'string' ? toRaw(JSON.parse(unseal(valeur))) : ''
  } catch {
    return ''
  }
}

/** Vrai pour un NIR ou un IBAN : chiffré en base, masqué à l’écran, jamais en clair ailleurs. */
export const isSensible = (field: Field): boolean => genreOf(field).sensible === true

/** L’empreinte à clé d’un champ sensible, la même quelle que soit la façon de taper ; `null` quand il est vide. */
export function fingerprint(field: Field, raw: Raw): string | null {
  const signes = JSON.stringify(raw)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
  return signes ? keyed(field.kind, signes) : null
}

/** Ce que l’écran montre : un champ sensible juste est masqué ; faux, il reste lisible, sans quoi on ne peut le corriger. */
export function shown(field: Field, raw: Raw, contexte: Contexte): Raw {
  const genre = genreOf(field)
  if (!isSensible(field) || genre.isEmpty(raw)) return raw
  const lu = parseField(raw, field, contexte)
  if (!lu.ok) return raw
  const masque = genre.toText(lu.value, field, contexte)
  if (typeof raw === 'string') return masque
  if (Array.isArray(raw) || !raw.numero) return raw
  return { ...raw, numero: masque, ...(raw.cle ? { cle: '••' } : {}) }
}

/** Une saisie en mots, juste ou non ; un champ sensible juste est masqué, faux il est tu. */
export function toWords(field: Field, raw: Raw, contexte: Contexte): string {
  const genre = genreOf(field)
  if (genre.isEmpty(raw)) return 'Vide'
  const lu = parseField(raw, field, contexte)
  if (lu.ok) return genre.toText(lu.value, field, contexte)
  return isSensible(field) ? 'Un numéro incomplet' : words(raw)
}

const words = (raw: Raw): string =>
  typeof raw === 'string' ? raw : Array.isArray(raw) ? raw.map((un) => words(un)).join(', ') : Object.values(raw).filter(Boolean).join(' ')

/** Ce que montrent tous les champs. */
export const shownAll = (demarche: Demarche, raws: Raws, contexte: Contexte): Raws =>
  Object.fromEntries(
    fieldEntries(demarche).flatMap(([nom, field]) => {
      const raw = raws[nom]
      return raw === undefined ? [] : [[nom, shown(field, raw, contexte)]]
    }),
  )

/** Ce que la page dit avoir montré : la version, et l’empreinte de ce qui était affiché. */
export const vueOf = (field: Field, reponse: Reponse | undefined, contexte: Contexte): Vue => ({
  v: reponse?.version ?? 0,
  d: digest(shown(field, reponse?.raw ?? '', contexte)),
})

/** Ce que montrent tous les champs de la démarche, ou de ceux d’une étape. */
export const vuesOf = (
  b: { demarche: Demarche; contexte: Contexte; reponses: Record<string, Reponse> },
  champs: readonly [string, Field][] = fieldEntries(b.demarche),
): Vues => Object.fromEntries(champs.map(([nom, field]) => [nom, vueOf(field, b.reponses[nom], b.contexte)]))

/** L’empreinte d’une saisie, la même qu’un champ vide soit absent, « » ou une date sans partie. */
export const digest = (raw: Raw): string => keyed('saisie', JSON.stringify(canonical(raw))).slice(0, 16)

/** L’empreinte de ce qu’un récapitulatif montre : les réponses, sauf les cases qu’on y coche, et les pièces. */
export const seenOf = ({ demarche, raws, pieces }: { demarche: Demarche; raws: Raws; pieces: readonly object[] }): string =>
  keyed(
    'recapitulatif',
    JSON.stringify([
      fieldEntries(demarche).flatMap(([nom, field]) => (field.kind === 'certification' ? [] : [[nom, canonical(raws[nom] ?? '')]])),
      pieces,
    ]),
  ).slice(0, 22)

/** Tous les champs d’une démarche, en couples : de quoi bâtir une table par nom. */
export const fieldEntries = (demarche: Demarche): [string, Field][] => demarche.etapes.flatMap((etape) => Object.entries(etape.champs))

function canonical(raw: Raw): unknown {
  if (typeof raw === 'string') return raw.replaceAll('\r\n', '\n')
  if (!Array.isArray(raw)) return parts(raw)
  const plein = raw.map((un) => (typeof un === 'string' ? un : parts(un))).filter((un) => un !== '')
  return plein.length > 0 ? plein : ''
}

function parts(objet: { [partie: string]: string }): unknown {
  const pleines = Object.entries(objet)
    .filter(([cle, v]) => v !== '' && cle !== 'cle')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return pleines.length > 0 ? [objet.cle ?? '', ...pleines] : ''
}

/** PostgreSQL refuse le caractère nul et les demi-caractères : ils n’ont pas de sens ici, on les retire. */
const text = (valeur: string): string => valeur.replaceAll('\u0000', '').toWellFormed()
const record = (objet: object): { [partie: string]: string } =>
  Object.fromEntries(Object.entries(objet).flatMap(([cle, v]) => (typeof v === 'string' ? [[text(cle), text(v)]] : [])))

function clean(raw: Raw): Raw {
  if (typeof raw === 'string') return text(raw)
  return Array.isArray(raw) ? (raw.map((un) => (typeof un === 'string' ? text(un) : record(un))) as Raw) : record(raw)
}

/** Une valeur relue de la base, ramenée à une forme de saisie. */
function toRaw(valeur: unknown): Raw {
  if (typeof valeur === 'string') return valeur
  if (typeof valeur === 'number' || typeof valeur === 'boolean') return String(valeur)
  if (typeof valeur !== 'object' || valeur === null) return ''
  if (!Array.isArray(valeur)) return record(valeur)
  if (valeur.every((un) => typeof un === 'string')) return valeur
  return valeur.flatMap((un) => (typeof un === 'object' && un !== null ? [record(un)] : []))
}
