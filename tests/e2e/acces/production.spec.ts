import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { sirenFrom, siretFrom } from '../../../lib/entreprises/rules.ts'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { inProject, ROOT } from '../../../scripts/paths.ts'
import { type Cluster, openCluster } from '../../../scripts/postgres.ts'
import { readSecrets } from '../../../scripts/secrets.ts'
import { type Instance, startInstance } from '../../support/instances.ts'
import { expectCalmLog, NO_FILES, stopHolders } from '../../support/portal-process.ts'
import { openSmtp, type ServeurSmtp } from '../../support/smtp.ts'
import { fillAccount, fillQuestions, PHRASE } from '../demarches/inscrire.ts'
import { completeDraft } from '../demarches/saisie.ts'

const NUMERO = Number(process.env.E2E_NUMERO ?? 0)
const DATA_DIR = inProject('.data', `e2e-production${NUMERO ? `-${NUMERO}` : ''}`)
const PORT = 3400 + NUMERO
const SIREN = sirenFrom('82000001')
const NUMERO_ENTREPRISE = '12345678A'
const CONTRATS =
  'reference;siren;univers;libelle;population;organisme;effet_le;fin_le;franchise_jours;franchise_mode;base_prestation;nb_mois_salaires'

let server: Cluster
let smtp: ServeurSmtp
let portal: Instance
let env: Record<string, string>

test.beforeAll(async () => {
  await stopHolders(DATA_DIR)
  rmSync(DATA_DIR, { recursive: true, force: true })
  mkdirSync(DATA_DIR, { recursive: true })
  const { POSTGRES_PASSWORD, AUTH_SECRET, PASSWORD_PEPPER, CHAMP_KEK } = readSecrets(DATA_DIR)
  server = await openCluster({ dataDir: DATA_DIR, password: POSTGRES_PASSWORD, durable: false })
  smtp = await openSmtp()
  const address = (role: string) => `postgresql://${role}:${randomBytes(18).toString('base64url')}@127.0.0.1:${server.port}/portail`
  env = {
    ...NO_FILES,
    NODE_ENV: 'production',
    DEMO: 'non',
    DATA_DIR,
    AUTH_SECRET,
    PASSWORD_PEPPER,
    CHAMP_KEK,
    // Elle entre dans la construction, que ce portail partage avec celui des parcours.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: readSecrets(inProject('.data')).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    DATABASE_APP_URL: address('portail_app'),
    DATABASE_SYSTEME_URL: address('portail_systeme'),
    ANTIVIRUS: 'aucun',
    ANNUAIRE: 'aucun',
    MAIL: 'smtp',
    SMTP_URL: smtp.url,
    MAIL_EXPEDITEUR: 'portail@exemple.fr',
    APP_URL: `http://localhost:${PORT}`,
  }
  const owner = { DATABASE_URL: address('exploitant'), DATABASE_ADMIN_URL: server.adminUrl(), DATABASE_SAUVEGARDE_URL: address('portail_sauvegarde') }
  run('db-setup', [], owner)
  run('db-migrate', [], owner)
  run('admin', ['importer', portfolio()])
  portal = await startInstance(DATA_DIR, PORT, env)
})
test.afterAll(async () => {
  await stopHolders(DATA_DIR)
  await server?.stop('immediate')
  await smtp?.close()
  if (portal) expectCalmLog(portal.log())
})

/** Une commande de l’exploitation, comme la taperait celui qui suit README. */
const run = (name: string, args: string[] = [], more: Record<string, string> = {}): string =>
  execFileSync(process.execPath, [inProject('scripts', 'bootstrap.mjs'), name, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env, ...more } as unknown as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })

/** Une entreprise, son siège et son contrat, tels que la gestion les donnerait. */
function portfolio(): string {
  const folder = join(DATA_DIR, 'clients')
  mkdirSync(folder)
  const write = (name: string, lines: string[]) => writeFileSync(join(folder, `${name}.csv`), lines.join('\n'))
  write('entreprises', [
    'siren;raison_sociale;forme_juridique;naf;idcc;effectif;adresse;code_postal;ville;numero_entreprise',
    `${SIREN};Transports Alpha;SAS;4941A;16;40;1 rue Haute;69001;Lyon;${NUMERO_ENTREPRISE}`,
  ])
  write('etablissements', ['siret;enseigne;siege;adresse;code_postal;ville;ferme_le', `${siretFrom(SIREN, 1)};;oui;1 rue Haute;69001;Lyon;`])
  write('contrats', [CONTRATS, `ALPHA-1;${SIREN};prevoyance;Prévoyance du personnel roulant;Personnel roulant;;2024-01-01;;30;continue;brut;12`])
  return folder
}

/** Ce que disent les courriels reçus, décodés, celui de ce sujet au moins arrivé. */
async function mailed(sujet: RegExp): Promise<string> {
  const read = () => smtp.messages().map((message) => message.replaceAll('=\r\n', '').replaceAll('=3D', '='))
  await expect.poll(() => read().filter((texte) => sujet.test(decoded(texte))).length, { timeout: 30_000 }).toBeGreaterThan(0)
  return read().findLast((texte) => sujet.test(decoded(texte))) ?? ''
}
/** Un sujet encodé (RFC 2047) et un corps en base64 ou en clair, en un texte. */
const decoded = (message: string): string =>
  message
    .replaceAll(/=\?utf-8\?q\?([^?]*)\?=\s*/gi, (_, mots: string) => unquote(mots.replaceAll('_', ' ')))
    .replaceAll(/=\?utf-8\?b\?([^?]*)\?=\s*/gi, (_, mots: string) => Buffer.from(mots, 'base64').toString('utf8'))
const unquote = (texte: string): string =>
  Buffer.from(
    texte.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

async function linkIn(sujet: RegExp, chemin: RegExp): Promise<string> {
  const message = await mailed(sujet)
  const corps = [...message.matchAll(/base64\r\n\r\n([\w+/=\r\n]+)/g)].map(([, bloc = '']) => Buffer.from(bloc, 'base64').toString('utf8'))
  return chemin.exec(`${message}${corps.join('')}`)?.[0] ?? ''
}

test('d’une base de production vide : importer, s’inscrire, certifier, entrer, envoyer un arrêt ; rien de la démonstration ne s’ouvre', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: portal.url, javaScriptEnabled: false })
  const page: Page = await context.newPage()
  await page.goto('/connexion')
  await expect(page.getByText('claire.durand@')).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Identifiant', exact: true }).fill('claire.durand@durand.example')
  await page.locator('input[type="password"]').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await expect(page).toHaveURL(/\/connexion/)
  expect((await page.request.get('/demo/courriels')).status()).toBe(404)

  await page.goto('/inscription/compte')
  await fillAccount(page, 'jeanne.petit@exemple.fr')
  await expect(page).toHaveURL('/inscription/envoyee')
  await page.goto(await linkIn(/adresse/i, /\/inscription\/verification\/[\w-]{43}/))
  await page.locator('#motDePasse').fill(PHRASE)
  await page.getByRole('button', { name: 'Confirmer et continuer' }).click()
  await page.getByLabel('SIREN').fill(SIREN)
  await page.getByLabel('Identifiant numéro entreprise').fill(NUMERO_ENTREPRISE)
  await page.getByRole('button', { name: 'Certifier mon entreprise' }).click()
  await fillQuestions(page)
  await expect(page).toHaveURL(`/e/${SIREN}`)
  await expect(page.getByText('Transports Alpha').first()).toBeVisible()

  await completeDraft(page, undefined, SIREN)
  await page.getByRole('checkbox', { name: /Je certifie/ }).check()
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/envoyée/)
  const numero = /CP-\d{4}-\d{7}-\d/.exec(await page.content())?.[0] ?? 'aucun'
  expect(decoded(await mailed(new RegExp(numero)))).toContain('jeanne.petit@exemple.fr')
  await context.close()
})
