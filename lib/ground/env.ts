import { z } from 'zod'
import { SERVICES_RETRAITE_IDS, type ServiceRetraiteId } from './adresses-retraite.ts'
import { isDemonstration } from './mode.ts'

const secret = (nom: string) =>
  z
    .string({ error: `${nom} manque : donnez au moins 32 caractères tirés au hasard, par exemple « openssl rand -base64 48 ».` })
    .min(32, { error: `${nom} est trop court : donnez au moins 32 caractères tirés au hasard.` })
    .refine((valeur) => new Set(valeur).size >= 12, { error: `${nom} se devine : tirez-le au hasard, par exemple « openssl rand -base64 48 ».` })

const url = (nom: string) =>
  z
    .string({ error: `${nom} manque : donnez l’adresse complète de la base, « postgresql://… ».` })
    .startsWith('postgres', { error: `${nom} doit commencer par « postgresql:// ».` })

const oui = (defaut: 'oui' | 'non') =>
  z
    .enum(['oui', 'non'], { error: 'Répondez « oui » ou « non ».' })
    .default(defaut)
    .transform((v) => v === 'oui')

/** Un nombre entier entre deux bornes, dites dans la phrase ; une valeur vide n’est pas zéro. */
const entier = (nom: string, min: number, max: number, defaut: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `${nom} doit être un nombre entier, de ${min} à ${max}.` })
    .transform(Number)
    .refine((valeur) => valeur >= min && valeur <= max, { error: `${nom} doit être un nombre entier, de ${min} à ${max}.` })
    .default(defaut)

/** Ce qu’il faut pour ranger les fichiers dans un seau S3, et ce qui manque quand il n’est pas donné. */
const S3 = {
  S3_BUCKET: 'donnez le nom du seau des fichiers, par exemple « portail-pieces ».',
  S3_ENDPOINT: 'donnez l’adresse du service, sans le nom du seau, par exemple « https://s3.exemple.fr ».',
  S3_REGION: 'donnez la région du seau, par exemple « eu-west-3 ».',
  S3_ACCESS_KEY_ID: 'donnez l’identifiant de la clé d’accès au seau.',
  S3_SECRET_ACCESS_KEY: 'donnez la clé d’accès secrète, que le service n’a montrée qu’une fois.',
} as const
type NomS3 = keyof typeof S3
const NOMS_S3 = Object.keys(S3) as NomS3[]

const AdressesRetraite = z.partialRecord(z.enum(SERVICES_RETRAITE_IDS), z.url({ protocol: /^https$/ }))

function readJson(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    return null
  }
}

const Variables = z.object({
  APP_URL: z.url({ error: 'APP_URL manque : donnez l’adresse publique du portail, par exemple « https://espace.exemple.fr ».' }),
  PORT: entier('PORT', 1, 65_535, 3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'HOST doit être une adresse de cette machine, par exemple « 127.0.0.1 » ou « 0.0.0.0 ».' })
    .optional(),
  DEMO: oui('non'),
  AUTH_SECRET: secret('AUTH_SECRET'),
  AUTH_SECRET_ANCIEN: secret('AUTH_SECRET_ANCIEN').optional(),
  PASSWORD_PEPPER: secret('PASSWORD_PEPPER'),
  CHAMP_KEK: secret('CHAMP_KEK'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string({ error: 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY manque : donnez 32 octets en base64, « openssl rand -base64 32 ».' })
    .refine((v) => Buffer.from(v, 'base64').length === 32, {
      error: 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY doit faire 32 octets en base64, « openssl rand -base64 32 ».',
    }),
  // Le propriétaire : les commandes et la démonstration s’en servent, le portail en production jamais.
  DATABASE_URL: url('DATABASE_URL').or(z.literal('')).default(''),
  DATABASE_APP_URL: url('DATABASE_APP_URL'),
  DATABASE_SYSTEME_URL: url('DATABASE_SYSTEME_URL'),
  DATA_DIR: z.string().default('.data'),
  OUVRIER: oui('oui'),
  JOURNAL_NIVEAU: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'JOURNAL_NIVEAU vaut « debug », « info », « warn », « error » ou « silent ».' })
    .optional(),
  POOL_MAX: entier('POOL_MAX', 2, 100, 10),
  PROXY_DE_CONFIANCE: entier('PROXY_DE_CONFIANCE', 0, 5, 0),
  REQUETES_MAX: entier('REQUETES_MAX', 12, 2000, 100),
  ARRET_DELAI_MS: entier('ARRET_DELAI_MS', 0, 60_000, 0),
  FICHIERS: z.enum(['disque', 's3'], { error: 'FICHIERS vaut « disque » ou « s3 ».' }).default('disque'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: 'S3_BUCKET doit être un nom de seau : minuscules, chiffres, points et tirets.' })
    .optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'S3_ENDPOINT doit être une adresse « https://… », sans le nom du seau.' }).optional(),
  S3_REGION: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  CLAMAV_HOST: z
    .string()
    .regex(/^[\w.-]+(?::\d{1,5})?$/, { error: 'CLAMAV_HOST doit être un nom de machine et un port, par exemple « antivirus.interne:3310 ».' })
    .optional(),
  CLAMAV_DELAI_S: entier('CLAMAV_DELAI_S', 1, 300, 10),
  ANTIVIRUS: z.literal('aucun', { error: 'ANTIVIRUS ne prend qu’une valeur : « aucun », pour se passer d’antivirus en le sachant.' }).optional(),
  MAIL: z.enum(['boite', 'smtp', 'resend'], { error: 'MAIL vaut « smtp », « resend », ou « boite » en démonstration.' }).default('boite'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'SMTP_URL doit être une adresse « smtp://… » ou « smtps://… ».' }).optional(),
  RESEND_API_KEY: z.string().min(16, { error: 'RESEND_API_KEY est trop courte : copiez la clé entière du service d’envoi.' }).optional(),
  MAIL_DOMAINE: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/, {
      error: 'MAIL_DOMAINE doit être un nom de domaine, par exemple « exemple.fr ».',
    })
    .optional(),
  MAIL_EXPEDITEUR: z.email({ error: 'MAIL_EXPEDITEUR doit être une adresse de courriel, par exemple « ne-pas-repondre@exemple.fr ».' }).optional(),
  ANNUAIRE: z
    .enum(['recherche-entreprises', 'insee', 'aucun'], { error: 'ANNUAIRE vaut « recherche-entreprises », « insee » ou « aucun ».' })
    .default('recherche-entreprises'),
  ANNUAIRE_URL: z.url({ protocol: /^https?$/, error: 'ANNUAIRE_URL doit être une adresse « https://… », sans barre finale.' }).optional(),
  INSEE_CLE: z.string().min(16, { error: 'INSEE_CLE est trop courte : copiez la clé entière du portail des API de l’INSEE.' }).optional(),
  RETRAITE_ADRESSES: z
    .string()
    .default('{}')
    .transform((texte, ctx): Partial<Record<ServiceRetraiteId, string>> => {
      const lu = AdressesRetraite.safeParse(readJson(texte))
      if (lu.success) return lu.data
      ctx.addIssue({
        code: 'custom',
        message: `RETRAITE_ADRESSES doit être un objet JSON dont chaque nom est un service (${SERVICES_RETRAITE_IDS.join(', ')}) et chaque valeur une adresse « https://… ».`,
      })
      return z.NEVER
    }),
  NET_ENTREPRISES_EMETTEUR: z
    .url({ protocol: /^https?$/, error: 'NET_ENTREPRISES_EMETTEUR doit être l’adresse de l’émetteur OpenID Connect, « https://… ».' })
    .optional(),
  NET_ENTREPRISES_CLIENT: z.string().min(1).optional(),
  NET_ENTREPRISES_SECRET: z
    .string()
    .min(16, { error: 'NET_ENTREPRISES_SECRET est trop court : copiez le secret entier que Net-entreprises a remis.' })
    .optional(),
})

/** Le nom de chaque variable que lit le portail : `.env.example` les dit toutes. */
export const ENV_NAMES: readonly string[] = Object.keys(Variables.shape)

const Env = Variables.refine((e) => e.DEMO || e.APP_URL.startsWith('https://') || isLoopback(e.APP_URL), {
  path: ['APP_URL'],
  error: 'APP_URL doit commencer par « https:// » hors démonstration.',
})
  .refine((e) => new Set([e.AUTH_SECRET, e.PASSWORD_PEPPER, e.CHAMP_KEK]).size === 3, {
    path: ['AUTH_SECRET'],
    error: 'AUTH_SECRET, PASSWORD_PEPPER et CHAMP_KEK doivent être trois secrets différents.',
  })

  .refine((e) => e.DEMO || e.CLAMAV_HOST || e.ANTIVIRUS, {
    path: ['CLAMAV_HOST'],
    error:
      'CLAMAV_HOST manque : donnez l’adresse de l’antivirus (clamd), par exemple « antivirus.interne:3310 », ou ANTIVIRUS=aucun pour vous en passer.',
  })
  .refine((e) => e.DEMO || e.MAIL !== 'boite', {
    path: ['MAIL'],
    error: 'MAIL manque : donnez « smtp » ou « resend ». La boîte locale n’envoie rien et ne sert qu’à la démonstration.',
  })
  .refine((e) => e.MAIL !== 'smtp' || e.SMTP_URL, {
    path: ['SMTP_URL'],
    error: 'SMTP_URL manque : donnez l’adresse du serveur d’envoi, « smtps://… ».',
  })
  .refine((e) => e.MAIL !== 'resend' || e.RESEND_API_KEY, {
    path: ['RESEND_API_KEY'],
    error: 'RESEND_API_KEY manque : donnez la clé du service d’envoi.',
  })
  .refine((e) => e.MAIL === 'boite' || e.MAIL_EXPEDITEUR, {
    path: ['MAIL_EXPEDITEUR'],
    error: 'MAIL_EXPEDITEUR manque : donnez l’adresse qui envoie les courriels, par exemple « ne-pas-repondre@exemple.fr ».',
  })
  .refine((e) => e.ANNUAIRE !== 'insee' || e.INSEE_CLE, {
    path: ['INSEE_CLE'],
    error: 'INSEE_CLE manque : donnez la clé du portail des API de l’INSEE, ou ANNUAIRE=recherche-entreprises, qui n’en demande pas.',
  })
  .refine((e) => [e.NET_ENTREPRISES_EMETTEUR, e.NET_ENTREPRISES_CLIENT, e.NET_ENTREPRISES_SECRET].filter(Boolean).length % 3 === 0, {
    path: ['NET_ENTREPRISES_EMETTEUR'],
    error: 'NET_ENTREPRISES_EMETTEUR, NET_ENTREPRISES_CLIENT et NET_ENTREPRISES_SECRET vont ensemble : donnez les trois, ou aucun.',
  })
  .refine((e) => !e.NET_ENTREPRISES_EMETTEUR || e.NET_ENTREPRISES_EMETTEUR.startsWith('https://') || isLoopback(e.NET_ENTREPRISES_EMETTEUR), {
    path: ['NET_ENTREPRISES_EMETTEUR'],
    error: 'NET_ENTREPRISES_EMETTEUR doit commencer par « https:// ».',
  })
  .superRefine((e, ctx) => {
    for (const nom of e.FICHIERS === 's3' ? NOMS_S3 : []) {
      if (!e[nom]) ctx.addIssue({ code: 'custom', path: [nom], message: `${nom} manque : ${S3[nom]}` })
    }
  })
  .transform((e) => ({ ...e, S3: Object.fromEntries(NOMS_S3.map((nom) => [nom, e[nom] ?? ''])) as Record<NomS3, string> }))
  .transform((e) => ({ ...e, MAIL_EXPEDITEUR: e.MAIL_EXPEDITEUR ?? 'ne-pas-repondre@carcept-prev.example' }))
  // Le domaine de qui envoie : c’est lui que les filtres rapprochent de l’identifiant d’un message.
  .transform((e) => ({ ...e, MAIL_DOMAINE: e.MAIL_DOMAINE ?? e.MAIL_EXPEDITEUR.slice(e.MAIL_EXPEDITEUR.indexOf('@') + 1) }))
  // En démonstration, l’adresse et les comptes se lisent sur le même écran que le journal.
  .transform((e) => ({ ...e, JOURNAL_NIVEAU: e.JOURNAL_NIVEAU ?? (e.DEMO ? ('warn' as const) : ('info' as const)) }))

export type Env = z.infer<typeof Env>

/** Vrai pour une adresse de la machine elle-même. */
export function isLoopback(adresse: string): boolean {
  const { hostname } = new URL(adresse)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
}

/**
 * Lit la configuration.
 * @param source les variables, `process.env` par défaut.
 * @returns la configuration typée.
 * @throws une erreur dont le message tient une phrase par variable fautive.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const demo = isDemonstration(source)
  const lu = Env.safeParse({ ...source, DEMO: source.DEMO || (demo ? 'oui' : 'non'), HOST: source.HOST || undefined })
  if (lu.success) return lu.data
  const phrases = lu.error.issues.map((issue) => `  ${issue.path.join('.')} : ${issue.message}`)
  const essayer = demo ? [] : ['Pour la démonstration, qui n’a besoin de rien : DEMO=oui.']
  throw new Error(['Le portail ne peut pas démarrer.', ...new Set(phrases), ...essayer].join('\n'))
}

let lue: Env | undefined

/** La configuration, lue une seule fois. */
export function env(): Env {
  lue ??= readEnv()
  return lue
}

/** Écrit l’adresse sur laquelle next-auth compose les siennes : il ne la lit que de l’environnement, et à défaut croirait `Host`. */
export function tellAuthUrl(): void {
  process.env.AUTH_URL = new URL('/api/auth', env().APP_URL).href
}
