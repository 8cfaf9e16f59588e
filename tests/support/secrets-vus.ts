import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { BrowserContext, Request } from '@playwright/test'
import { DEMO_PASSWORD } from '../../prisma/seed/accounts.ts'
import { SECRETS_VUS } from './portal.ts'

// Chaque secret tapé, suivi ou reçu par les navigateurs des parcours : le dernier essai les cherche tous dans la base et le journal.

/** Un mot de passe, une réponse secrète, un code de secours ; les six chiffres d’un code du moment se trouveraient partout. */
const CHAMPS = /name="(?:\d+_)?(?:motDePasse|confirmation|actuel|reponse\d|code)"\r\n\r\n([^\r\n]+)\r\n/g
/** Le numéro entreprise : la démonstration dit elle-même ceux à essayer. */
const NUMERO = /name="(?:\d+_)?numero"\r\n\r\n([^\r\n]+)\r\n/g
const LIENS = /\/(?:invitation|lien|verification|confirmation|annulation|deblocage)\/([\w-]{43})(?:[/?#]|$)/
const COOKIES = /session|appareil|arrivee|recuperation/i

type Vu = { secret: string; publie: boolean }

/** Retient ce que ce navigateur envoie de secret. */
export function hearSecrets(context: BrowserContext): void {
  context.on('request', (request) => {
    const [, jeton] = LIENS.exec(new URL(request.url()).pathname) ?? []
    // Le même signe quarante-trois fois : un lien inventé par un essai.
    if (jeton && new Set(jeton).size > 5) keep({ secret: jeton, publie: false })
    if (request.method() === 'POST') hearForm(request)
  })
}

function hearForm(request: Request): void {
  const corps = request.postDataBuffer()?.toString('utf8') ?? ''
  for (const [, secret = ''] of corps.matchAll(CHAMPS)) if (secret.replace(/\s/g, '').length > 6) keep({ secret, publie: secret === DEMO_PASSWORD })
  if (/^\/(?:inscription\/certification|comptes\/)/.test(new URL(request.url()).pathname))
    for (const [, secret = ''] of corps.matchAll(NUMERO)) if (secret.length > 6) keep({ secret, publie: true })
}

/** Retient les cookies qui ouvrent quelque chose, au moment où ce navigateur se ferme. */
export async function keepCookies(context: BrowserContext): Promise<void> {
  for (const { name, value } of await context.cookies()) {
    const secret = decodeURIComponent(value).split('.')[0] ?? ''
    if (COOKIES.test(name) && /^[\w-]{20,}$/.test(secret)) keep({ secret, publie: false })
  }
}

const keep = (vu: Vu): void => appendFileSync(SECRETS_VUS, `${JSON.stringify(vu)}\n`)

/** Tout ce qui a été vu depuis que le portail des essais a démarré. */
export function secretsSeen(): { secrets: string[]; publies: string[] } {
  const lus = existsSync(SECRETS_VUS) ? readFileSync(SECRETS_VUS, 'utf8').trim().split('\n') : []
  const vus = lus.filter(Boolean).map((ligne) => JSON.parse(ligne) as Vu)
  const of = (publie: boolean) => [...new Set(vus.filter((vu) => vu.publie === publie).map(({ secret }) => secret))]
  return { secrets: of(false), publies: of(true) }
}
