import { z } from 'zod'
import { GarantieContrat } from '@/lib/data/generated/enums'
import { isSiren, isSiret } from '@/lib/entreprises/rules'
import { normalizeNumeroEntreprise } from '@/lib/entreprises/numero-entreprise'

/** Un texte sans signe de commande : la base n’en garde pas certains, un écran n’en montre aucun. */
const plain = (name: string, max: number) =>
  z
    .string()
    .max(max, `${name} dépasse ${max} signes`)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\r\n])*$/u, `${name} contient un signe qui ne s’écrit pas`)
const text = (name: string, max = 200) => plain(name, max).min(1, `${name} est vide`)
const optional = (name: string, max = 200) => plain(name, max).transform((value) => value || null)
const codePostal = z.string().regex(/^\d{5}$/, 'le code postal n’a pas cinq chiffres')
const whole = (name: string, digits: number) =>
  z
    .string()
    .regex(new RegExp(`^\\d{0,${digits}}$`), `${name} n’est pas un nombre`)
    .transform((value) => (value === '' ? null : Number(value)))
const choice = <const T extends string>(name: string, values: readonly T[]) =>
  z.enum(['', ...values], `${name} « ${values.join(' », « ')} », ou rien`).transform((value): T | null => (value === '' ? null : (value as T)))
const siren = z
  .string()
  .transform((value) => value.replaceAll(' ', ''))
  .refine(isSiren, 'le SIREN n’en est pas un : neuf chiffres, dont le dernier est leur clé')
const day = (name: string) =>
  z
    .string()
    .transform((value) => value.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1'))
    .refine((value) => value === '' || isDay(value), `${name} n’est pas une date, par exemple 2026-01-31 ou 31/01/2026`)
    .transform((value) => (value === '' ? null : new Date(`${value}T00:00:00Z`)))

/** Vrai pour un jour du calendrier, « AAAA-MM-JJ ». */
function isDay(value: string): boolean {
  const at = new Date(`${value}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}

/** Plusieurs valeurs dans une case, séparées par une barre. Sans sa colonne, rien n’en change. */
const several = <T>(one: z.ZodType<T, string>, max: number) =>
  z
    .string()
    .max(40_000)
    .transform((value) => value.split('|').flatMap((part) => part.trim() || []))
    .pipe(z.array(one).max(max))
    .optional()
const GARANTIES = Object.values(GarantieContrat)
/** « 2022-07-01 Franchise portée de 60 à 30 jours » : une date, puis ce qui a changé. */
const avenant = z
  .string()
  .regex(/^\S+ \S/, 'un avenant est une date puis ce qui change, « 2022-07-01 Franchise portée à 30 jours »')
  .transform((value) => ({ effetLe: value.slice(0, value.indexOf(' ')), libelle: value.slice(value.indexOf(' ') + 1).trim() }))
  .pipe(
    z.object({
      effetLe: day('la date d’un avenant').transform((value) => value as Date),
      libelle: text('ce qui change'),
    }),
  )

/** Une entreprise, telle que la gestion la donne ; son numéro peut manquer quand elle est déjà là : il n’est gardé que haché. */
export const EntrepriseShape = z.object({
  siren,
  raison_sociale: text('la raison sociale'),
  forme_juridique: optional('la forme juridique', 60),
  naf: z
    .string()
    .transform((value) => value.replace('.', '').toUpperCase())
    .refine((value) => value === '' || /^\d{4}[A-Z]$/.test(value), 'le code NAF n’a pas quatre chiffres et une lettre')
    .transform((value) => value || null),
  idcc: z
    .string()
    .regex(/^\d{0,4}$/, 'l’IDCC n’a pas quatre chiffres au plus')
    .transform((value) => value || null),
  effectif: whole('l’effectif', 6),
  adresse: text('l’adresse'),
  code_postal: codePostal,
  ville: text('la ville', 100),
  numero_entreprise: z
    .string()
    .transform(normalizeNumeroEntreprise)
    .refine((value) => value === '' || /^[0-9A-Z]{4,20}$/.test(value), 'l’identifiant numéro entreprise n’a pas de 4 à 20 chiffres et lettres'),
})

export const EtablissementShape = z.object({
  siret: z
    .string()
    .transform((value) => value.replaceAll(' ', ''))
    .refine(isSiret, 'le SIRET n’en est pas un : quatorze chiffres, dont le dernier est leur clé'),
  enseigne: optional('l’enseigne'),
  siege: z.enum(['oui', 'non', ''], 'la colonne « siege » veut « oui » ou « non »').transform((value) => value === 'oui'),
  adresse: text('l’adresse'),
  code_postal: codePostal,
  ville: text('la ville', 100),
  ferme_le: day('la date de fermeture'),
})

export const ContratShape = z
  .object({
    reference: text('la référence', 60),
    siren,
    univers: z.enum(['sante', 'prevoyance', 'retraite'], 'l’univers veut « sante », « prevoyance » ou « retraite »'),
    libelle: text('le libellé'),
    population: optional('la population'),
    organisme: optional('l’organisme'),
    effet_le: day('la date d’effet').refine((value) => value !== null, 'la date d’effet est vide'),
    fin_le: day('la date de fin'),
    franchise_jours: whole('la franchise', 4),
    franchise_mode: choice('la franchise se compte', ['continue', 'discontinue', 'relais']),
    base_prestation: choice('la base des prestations veut', ['brut', 'net']),
    nb_mois_salaires: whole('le nombre de mois de salaires', 2),
    garanties: several(z.enum(GARANTIES, `une garantie est « ${GARANTIES.join(' », « ')} »`), GARANTIES.length),
    options: several(text('l’option'), 20),
    etablissements: several(
      z.string().refine(isSiret, 'un établissement couvert n’est pas un SIRET : quatorze chiffres, dont le dernier est leur clé'),
      2_000,
    ),
    avenants: several(avenant, 100),
  })
  .refine(({ effet_le, fin_le }) => !effet_le || !fin_le || effet_le <= fin_le, 'la date de fin est avant la date d’effet')

export type EntrepriseRow = z.output<typeof EntrepriseShape>
export type EtablissementRow = z.output<typeof EtablissementShape>
export type ContratRow = z.output<typeof ContratShape>
