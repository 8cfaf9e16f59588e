import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { BrowserContext } from '@playwright/test'
import { DEMO_PASSWORD } from '../../prisma/seed/accounts.ts'
import { SECRETS_VUS } from './portal.ts'

// Chaque secret tapé, suivi ou reçu par les navigateurs des parcours : le dernier essai les cherche tous dans la base et le journal.

/** Un mot de passe, une réponse secrète, un code de secours ; le numéro entreprise, que la démonstration dit elle-même. */
const CHAMPS = /^(?:motDePasse|confirmation|actuel|reponse\d|code|numero)$/
const ENVOYE = /name="(?:\d+_)?([a-zA-Z]+\d?)"\r\n\r\n([^\r\n]+)\r\n/g
/** Là où « numero » est le numéro entreprise, et non celui d’une demande. */
const CERTIFIE = /^\/(?:inscription\/certification|comptes\/)/
const LIENS = /\/(?:invitation|lien|verification|confirmation|annulation|deblocage)\/([\w-]{43})(?:[/?#]|$)/
const COOKIES = /session|appareil|arrivee|recuperation/i

/** Ce que la démonstration dit elle-même à son démarrage : le mot de passe de ses personnes, celui du remplaçant de Net-entreprises. */
const PUBLIES = [DEMO_PASSWORD, 'net-entreprises-demo']

/** Les navigateurs qu’un essai a fermés lui-même : ils ne disent plus leurs cookies. */
const fermes = new WeakSet<BrowserContext>()

type Vu = { secret: string; publie: boolean }

/** Retient ce que ce navigateur envoie de secret : sans script, dans sa requête ; avec, au moment de l’envoi, car Chromium n’en montre plus le corps. */
export async function hearSecrets(context: BrowserContext): Promise<void> {
  context.on('close', () => fermes.add(context))
  context.on('request', (request) => {
    const { pathname } = new URL(request.url())
    const [, jeton] = LIENS.exec(pathname) ?? []
    // Le même signe quarante-trois fois : un lien inventé par un essai.
    if (jeton && new Set(jeton).size > 5) keep({ secret: jeton, publie: false })
    if (request.method() !== 'POST') return
    const corps = request.postDataBuffer()?.toString('utf8') ?? ''
    for (const [, champ = '', secret = ''] of corps.matchAll(ENVOYE)) keepTyped(pathname, champ, secret)
  })
  await context.exposeBinding('essaiTape', ({ page }, champ: string, secret: string) => keepTyped(new URL(page.url()).pathname, champ, secret))
  await context.addInitScript(() => {
    const say = (window as unknown as { essaiTape?: (champ: string, secret: string) => void }).essaiTape
    const onSubmit = ({ target, submitter }: SubmitEvent) => {
      if (!(target instanceof HTMLFormElement)) return
      for (const [champ, valeur] of new FormData(target, submitter)) if (typeof valeur === 'string') say?.(champ, valeur)
    }
    document.addEventListener('submit', onSubmit, { capture: true })
  })
}

/** Les six chiffres d’un code du moment, eux, se trouveraient partout. */
function keepTyped(pathname: string, champ: string, secret: string): void {
  if (!CHAMPS.test(champ) || secret.replace(/\s/g, '').length <= 6) return
  if (champ !== 'numero') keep({ secret, publie: PUBLIES.includes(secret) })
  else if (CERTIFIE.test(pathname)) keep({ secret, publie: true })
}

/** Retient les cookies qui ouvrent quelque chose, au moment où ce navigateur se ferme. */
export async function keepCookies(context: BrowserContext): Promise<void> {
  if (fermes.has(context)) return
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
