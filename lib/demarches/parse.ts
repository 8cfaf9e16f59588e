import { z } from 'zod'
import type { Contexte, Field, Kind, Raw, Value } from './define'
import type { Lecture, Refus } from './kind'
import { kindOf } from './kinds'
import { FORME_INCONNUE } from './saisie'

/** Un brouillon vient du navigateur : ce qui n’est pas un texte compte pour vide, et la règle du genre le dit. */
const texte = z.string().catch('')
/** Un code que nulle liste ne porte : une case forgée se refuse au lieu de disparaître. */
const code = z.string().catch('\u0000')
const parties = (noms: readonly string[]) =>
  z.object(Object.fromEntries(noms.map((nom) => [nom, texte]))).catch(Object.fromEntries(noms.map((nom) => [nom, ''])))
/** Des lignes ou des cases, en nombre borné : la règle dit ensuite combien il en faut. */
const liste = <T extends z.ZodType>(une: T) => z.preprocess((v) => (Array.isArray(v) ? v : []), z.array(une).max(5000))
const cellules = (objet: object) => Object.fromEntries(Object.entries(objet).filter((une): une is [string, string] => typeof une[1] === 'string'))
const ligne = z.unknown().transform((une) => (typeof une === 'object' && une !== null && !Array.isArray(une) ? cellules(une) : {}))
const lignes = liste(ligne)

const DATE = ['jour', 'mois', 'annee']

/** La forme de la saisie, genre par genre. Un genre sans forme ne compile pas. */
const FORMES = {
  address: parties(['voie', 'complement', 'codePostal', 'commune', 'pays']),
  arbre: z.unknown().transform((une) => (typeof une === 'object' && une !== null && !Array.isArray(une) ? cellules(une) : {})),
  certification: texte,
  choice: texte,
  contrat: texte,
  date: z.string().or(parties(DATE)),
  email: texte,
  etablissement: texte,
  iban: texte,
  mois: lignes,
  money: texte,
  multiple: liste(code),
  nir: z.string().or(parties(['type', 'numero', 'cle'])),
  number: texte,
  period: parties(['du', 'au'].flatMap((bord) => DATE.map((partie) => `${bord}.${partie}`))),
  phone: texte,
  pieces: z.unknown().transform(() => ''),
  rows: lignes,
  siren: texte,
  siret: texte,
  text: z.string(),
  yesno: texte,
} satisfies Record<Kind, z.ZodType<Raw>>

/** Le schéma d’un genre : la forme de la saisie, puis sa règle. Le champ et l’entreprise en sont : bâti une fois, il sert à toutes les démarches. */
const schemaOf = <K extends Kind>(kind: K, forme: z.ZodType<Raw>) =>
  z
    .object({ raw: forme, field: z.custom<Extract<Field, { kind: K }>>(), contexte: z.custom<Contexte>() })
    .transform(({ raw, field, contexte }, refus): Value => {
      const lu = kindOf(kind).understand(raw, field, contexte)
      if (lu.ok) return lu.value
      refus.addIssue({ code: 'custom', message: lu.message, path: lu.partie ? [lu.partie] : [], params: { refus: lu } })
      return z.NEVER
    })

/** Les schémas, par genre : ce qui est tapé, vérifié et compris. */
const SCHEMAS = Object.fromEntries(Object.entries(FORMES).map(([kind, forme]) => [kind, schemaOf(kind as Kind, forme)])) as {
  [K in Kind]: ReturnType<typeof schemaOf<K>>
}

/** Vérifie et comprend une saisie non vide : la valeur, ou la phrase du premier refus et la partie fautive. */
export function parseField(raw: Raw, field: Field, contexte: Contexte): Lecture {
  const lu = (SCHEMAS as Record<Kind, z.ZodType<Value>>)[field.kind].safeParse({ raw, field, contexte })
  if (lu.success) return { ok: true, value: lu.data }
  const [refus] = lu.error.issues
  return refus?.code === 'custom' && refus.params ? (refus.params.refus as Refus) : { ok: false, message: FORME_INCONNUE }
}
