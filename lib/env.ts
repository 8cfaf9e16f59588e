import { z } from 'zod'

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

const Env = z
  .object({
    APP_URL: z.url({ error: 'APP_URL manque : donnez l’adresse publique du portail, par exemple « https://espace.exemple.fr ».' }),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    DEMO: oui('non'),
    AUTH_SECRET: secret('AUTH_SECRET'),
    PASSWORD_PEPPER: secret('PASSWORD_PEPPER'),
    CHAMP_KEK: secret('CHAMP_KEK'),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
      .string({ error: 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY manque : donnez 32 octets en base64, « openssl rand -base64 32 ».' })
      .refine((v) => Buffer.from(v, 'base64').length === 32, {
        error: 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY doit faire 32 octets en base64, « openssl rand -base64 32 ».',
      }),
    DATABASE_URL: url('DATABASE_URL'),
    DATABASE_APP_URL: url('DATABASE_APP_URL'),
    DATABASE_SYSTEME_URL: url('DATABASE_SYSTEME_URL'),
    DATA_DIR: z.string().default('.data'),
    OUVRIER: oui('oui'),
    PREMIERE_PORTE: oui('oui'),
    POOL_MAX: z.coerce.number().int().min(2).max(100).default(10),
    PROXY_DE_CONFIANCE: z.coerce.number().int().min(0).max(5).default(0),
  })
  .refine((e) => e.DEMO || e.APP_URL.startsWith('https://') || isLoopback(e.APP_URL), {
    path: ['APP_URL'],
    error: 'APP_URL doit commencer par « https:// » hors démonstration.',
  })
  .refine((e) => e.DEMO || e.PREMIERE_PORTE, {
    path: ['PREMIERE_PORTE'],
    error: 'PREMIERE_PORTE=non ne sert qu’aux essais : retirez cette variable hors démonstration.',
  })
  .refine((e) => new Set([e.AUTH_SECRET, e.PASSWORD_PEPPER, e.CHAMP_KEK]).size === 3, {
    path: ['AUTH_SECRET'],
    error: 'AUTH_SECRET, PASSWORD_PEPPER et CHAMP_KEK doivent être trois secrets différents.',
  })

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
  const lu = Env.safeParse(source)
  if (lu.success) return lu.data
  const phrases = lu.error.issues.map((issue) => `  ${issue.path.join('.')} : ${issue.message}`)
  throw new Error(`Le portail ne peut pas démarrer.\n${[...new Set(phrases)].join('\n')}`)
}

let lue: Env | undefined

/** La configuration, lue une seule fois. */
export function env(): Env {
  lue ??= readEnv()
  return lue
}
