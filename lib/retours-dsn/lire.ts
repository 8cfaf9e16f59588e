import { z } from 'zod'
import { ORGANISME } from '@/lib/fiches-dsn/elements'
import { keepValeur, maskTexte } from '@/lib/ground/rubriques-tues'
import { isMontant } from './causes'
import { MOIS } from './schema'

const Texte = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}<>]*$/u)
const Mois = z.string().regex(MOIS)
const Rubrique = z.string().regex(/^S\d{2}\.G00\.\d{2}\.\d{3}$/)

/** Une anomalie d’un compte rendu. */
const Anomalie = z.strictObject({
  code: z.string().regex(/^[A-Z0-9-]{1,20}$/),
  gravite: z.enum(['bloquante', 'non_bloquante', 'information']),
  niveau: Texte(30),
  bloc: Texte(20).optional(),
  rubrique: Rubrique,
  valeur: Texte(80).nullable(),
  attendu: z.array(Texte(80)).max(20),
  individu: z
    .strictObject({ matricule: Texte(30).optional(), nirMasque: Texte(30).optional(), nom: Texte(80).optional(), prenom: Texte(80).optional() })
    .optional(),
  contrat: Texte(30).optional(),
  message: Texte(300),
  action: Texte(300).optional(),
})

/** Une anomalie sans identité ni compte bancaire entiers : la base ne les reçoit jamais, et la cause n’en est pas faite. */
const hush = ({ individu, ...une }: z.output<typeof Anomalie>) => ({
  ...une,
  valeur: une.valeur === null ? null : keepValeur(une.rubrique, une.valeur),
  attendu: une.attendu.map((un) => keepValeur(une.rubrique, un)),
  message: maskTexte(une.message),
  ...(individu ? { individu: { ...individu, ...(individu.matricule ? { matricule: maskTexte(individu.matricule) } : {}) } } : {}),
})

/**
 * Un compte rendu métier, dans notre forme neutre (domaine, section 4) : aucun schéma public n’existe pour celui des organismes complémentaires. Toute autre
 * clé est refusée.
 */
const Retour = z.strictObject({
  $comment: Texte(300).optional(),
  id: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  norme: Texte(20),
  organisme: z.string().regex(ORGANISME),
  type: Texte(10).optional(),
  recuLe: z.iso.datetime(),
  declaration: z.strictObject({
    idDepot: Texte(60).optional(),
    nature: z.string().regex(/^\d{2}$/),
    mois: Mois,
    siret: z.string().regex(/^\d{14}$/),
    fraction: Texte(4).optional(),
    ordre: Texte(20),
    emetteurSiren: z
      .string()
      .regex(/^\d{9}$/)
      .optional(),
  }),
  codeRetour: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  libelle: Texte(200).transform(maskTexte),
  montants: z.strictObject({ declareCentimes: z.int(), attenduCentimes: z.int(), ecartCentimes: z.int() }).optional(),
  anomalies: z.array(Anomalie.transform(hush)).max(2000),
})
export type RetourLu = z.output<typeof Retour>
export type AnomalieLue = RetourLu['anomalies'][number]

/** Ce qu’un compte rendu peut peser. */
export const OCTETS_RETOUR = 1_000_000

/** Lit un compte rendu. @returns ce qu’il dit, ou la phrase de ce qui empêche de le lire. */
export function readRetour(octets: Uint8Array): RetourLu | string {
  if (octets.length > OCTETS_RETOUR) return 'Ce fichier dépasse 1\u00a0Mo\u00a0: un compte rendu est bien plus petit. Vérifiez que c’est le bon.'
  let dit: unknown
  try {
    dit = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(octets))
  } catch {
    return 'Ce fichier n’est pas un JSON entier en UTF-8\u00a0: il est mal formé, ou coupé en route. Exportez-le de nouveau.'
  }
  const lu = Retour.safeParse(dit)
  if (lu.success) return lu.data
  const [premiere] = lu.error.issues
  const ou = premiere?.path.join('.') ?? ''
  if (premiere?.code === 'unrecognized_keys')
    return `Ce compte rendu porte une clé inconnue${ou ? ` dans ${ou}` : ''}\u00a0: ${premiere.keys.slice(0, 3).join(', ')}. Rien n’est pris.`
  return `Ce compte rendu ne se lit pas\u00a0: ${ou ? `«\u00a0${ou.slice(0, 60)}\u00a0»` : 'le fichier'} n’a pas la forme attendue. Rien n’est pris.`
}

/** Ce qui fait d’anomalies de plusieurs mois une même cause : la même rubrique à corriger, du même contrat, vers la même valeur. Un montant diffère chaque mois. */
export const causeOf = ({ code, contrat, rubrique, attendu }: Pick<AnomalieLue, 'code' | 'contrat' | 'rubrique' | 'attendu'>): string =>
  [code, contrat ?? '', rubrique, attendu.some(isMontant) ? 'montant' : attendu.join('+')].join('|').slice(0, 200)

/** De qui parle une anomalie, d’un mois à l’autre. */
export const individuOf = ({ individu }: Pick<AnomalieLue, 'individu'>): string =>
  individu?.matricule ?? [individu?.nom, individu?.prenom].filter(Boolean).join(' ')
