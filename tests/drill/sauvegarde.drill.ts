import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { backupRoleSql } from '../../scripts/backup/role.ts'
import type { Manifest } from '../../scripts/backup/manifest.ts'
import { withClient } from '../../scripts/database.ts'
import { inProject } from '../../scripts/paths.ts'
import { openCluster } from '../../scripts/postgres.ts'
import { type Outcome, tryNode } from '../../scripts/processes.ts'
import { readSecrets } from '../../scripts/secrets.ts'
import { startDraft } from '../support/draft.ts'
import { HttpClient, signIn } from '../support/http.ts'
import { startInstance } from '../support/instances.ts'
import { EMAILS } from '../support/matrix.ts'
import { ownerUrl, PORTAL_URL } from '../support/portal.ts'
import { stopHolders } from '../support/portal-process.ts'
import { openS3 } from '../support/s3.ts'
import { openSmtp } from '../support/smtp.ts'
import { pdf } from '../unit/demandes/pieces/samples.ts'

const NUMERO = Number(process.env.E2E_NUMERO ?? 0)
const ORIGINE = inProject('.data', NUMERO ? `e2e-${NUMERO}` : 'e2e')
const dossier = mkdtempSync(join(tmpdir(), 'sauvegarde-'))
const place = (nom: string): string => join(dossier, nom)
/** Rendre une sauvegarde y change, exprès : rien ne repart, personne n’est connecté. */
const CHANGENT = ['public.courriel', 'public.session', 'pgboss.job']
const RIEN = { DATABASE_URL: undefined, DATABASE_APP_URL: undefined, DATABASE_SYSTEME_URL: undefined, APP_URL: undefined, DEMO: 'oui' }

/** `npm run <commande>`, dans ce dossier de données. */
const run = (commande: string, args: string[], environment: Record<string, string | undefined>): Promise<Outcome> =>
  tryNode([inProject('scripts', 'bootstrap.mjs'), commande, ...args], { env: { ...RIEN, ...environment }, quiet: true })
const manifeste = (nom: string): Manifest => JSON.parse(readFileSync(join(place(nom), 'manifeste.json'), 'utf8')) as Manifest
const tables = (nom: string) => Object.entries(manifeste(nom).tables).filter(([table]) => !CHANGENT.includes(table))
/** Les tables dont les lignes ont changé de nombre ou de contenu. */
const ecarts = (une: string, autre: string) => {
  const la = Object.fromEntries(tables(autre))
  return tables(une).filter(([table, { lignes, sha256 }]) => la[table]?.lignes !== lignes || la[table]?.sha256 !== sha256)
}

const octets = pdf({ text: 'à retrouver' })
let piece = ''
/** Le fichier déposé avant la sauvegarde, tel que ce portail le rend à qui l’a déposé. */
async function fichier(url: string): Promise<string> {
  const client = new HttpClient(url)
  expect((await signIn(client, EMAILS.claire)).status).toBe(303)
  const cookie = [...client.cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ')
  return createHash('sha256')
    .update(Buffer.from(await (await fetch(`${url}/api/pieces/${piece}`, { headers: { cookie } })).arrayBuffer()))
    .digest('hex')
}
const EMPREINTE = createHash('sha256').update(octets).digest('hex')

beforeAll(async () => {
  const client = new HttpClient(PORTAL_URL)
  expect((await signIn(client, EMAILS.claire)).status).toBe(303)
  const headers = { ...client.ours(), 'x-nom': 'a.pdf', 'x-sha256': EMPREINTE }
  const recu = await client.send(`/api/brouillons/${await startDraft(client)}/pieces?piece=decomptes_ij`, { method: 'PUT', headers, body: octets })
  expect(recu.status).toBe(201)
  piece = (JSON.parse(recu.body) as { piece: { id: string } }).piece.id
  // Trois courriels attendent leur heure quand la sauvegarde se fait.
  await withClient(await ownerUrl(), (base) =>
    base.query(
      `INSERT INTO courriel (id, cle, message_id, destinataire, sujet, texte, html, prochain_le)
       SELECT gen_random_uuid(), 'attend-' || n, '<attend-' || n || '@essai>', 'claire.durand@durand.example', 'Sujet', 'texte', 'html', now() + interval '1 hour' FROM generate_series(1, 3) n`,
    ),
  )
})
afterAll(() => rmSync(dossier, { recursive: true, force: true }))

test('embarquée : sauvée en marche, rendue à un dossier neuf, tout y est, et rien ne part', async () => {
  const sauvee = await run('sauvegarde', [place('une'), '--cles'], { DATA_DIR: ORIGINE })
  expect(sauvee.code, sauvee.output).toBe(0)
  expect((await fetch(`${PORTAL_URL}/api/sante/pret`)).status).toBe(200)
  const neuf = place('donnees')
  const rendue = await run('restauration', [place('une'), '--cles'], { DATA_DIR: neuf })
  expect(rendue.code, rendue.output).toBe(0)
  const reprise = await run('sauvegarde', [place('deux')], { DATA_DIR: neuf })
  expect(reprise.code, reprise.output).toBe(0)
  expect(ecarts('une', 'deux')).toEqual([])
  expect(manifeste('deux')).toMatchObject({ sequences: manifeste('une').sequences, fichiers: manifeste('une').fichiers, cles: manifeste('une').cles })
  const seconde = await run('restauration', [place('une')], { DATA_DIR: neuf })
  expect([seconde.code, seconde.output]).toEqual([1, expect.stringContaining('n’est pas vide')])

  const smtp = await openSmtp()
  onTestFinished(() => smtp.close())
  onTestFinished(() => stopHolders(neuf))
  const mail = { MAIL: 'smtp', SMTP_URL: smtp.url, MAIL_EXPEDITEUR: 'ne-pas-repondre@exemple.fr' }
  const portail = await startInstance(neuf, 3600 + NUMERO, mail)
  expect(await fichier(portail.url)).toBe(EMPREINTE)
  // Leur heure passée, un portail qui les tiendrait encore pour dus les enverrait dans la minute.
  const serveur = await openCluster({ dataDir: neuf, password: readSecrets(neuf).POSTGRES_PASSWORD })
  const { rowCount } = await withClient(serveur.adminUrl('portail'), (base) =>
    base.query(`UPDATE courriel SET prochain_le = now() - interval '1 hour' WHERE cle LIKE 'attend-%' AND etat = 'en_echec'`),
  )
  expect(rowCount).toBe(3)
  await sleep(75_000)
  expect(smtp.messageIds()).toEqual([])
})

test('ailleurs : un propriétaire ordinaire, un seau ; rendue, resauvée par le rôle qui lit tout, pareille', async () => {
  const [s3, motDePasse] = [await openS3(), randomBytes(16).toString('hex')]
  onTestFinished(() => s3.close())
  const serveur = await openCluster({ dataDir: place('ailleurs'), password: motDePasse, durable: false })
  onTestFinished(() => serveur.stop())
  // Ce que fait l’administrateur de la base, une fois.
  await withClient(serveur.adminUrl(), async (admin) => {
    for (const role of ['proprietaire', 'portail_app', 'portail_systeme']) await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${motDePasse}'`)
    await admin.query('CREATE DATABASE espace OWNER proprietaire')
  })
  await withClient(serveur.adminUrl('espace'), async (admin) => {
    for (const ordre of backupRoleSql('proprietaire', motDePasse, false)) await admin.query(ordre)
  })
  const adresse = (role: string) => `postgresql://${role}:${motDePasse}@127.0.0.1:${serveur.port}/espace`
  const cles = JSON.parse(readFileSync(join(place('une'), 'cles.json'), 'utf8')) as Record<string, string>
  const la = {
    ...cles,
    ...s3.environment,
    DATA_DIR: place('instance'),
    DATABASE_URL: adresse('proprietaire'),
    DATABASE_APP_URL: adresse('portail_app'),
    DATABASE_SYSTEME_URL: adresse('portail_systeme'),
  }
  const rendue = await run('restauration', [place('une')], la)
  expect(rendue.code, rendue.output).toBe(0)
  const sans = await run('sauvegarde', [place('sans')], la)
  expect([sans.code, sans.output]).toEqual([1, expect.stringContaining('DATABASE_SAUVEGARDE_URL manque')])
  const refusee = await run('sauvegarde', [place('refusee')], { ...la, DATABASE_SAUVEGARDE_URL: adresse('proprietaire') })
  expect([refusee.code, refusee.output]).toEqual([1, expect.stringContaining('row-level security')])
  const reprise = await run('sauvegarde', [place('trois')], { ...la, DATABASE_SAUVEGARDE_URL: adresse('portail_sauvegarde') })
  expect(reprise.code, reprise.output).toBe(0)
  expect(ecarts('une', 'trois')).toEqual([])
  expect(manifeste('trois')).toMatchObject({
    sequences: manifeste('une').sequences,
    fichiers: { nombre: manifeste('une').fichiers.nombre, absents: [] },
  })

  onTestFinished(() => stopHolders(place('instance')))
  const portail = await startInstance(
    place('instance'),
    3700 + NUMERO,
    Object.fromEntries(Object.entries(la).filter(([nom]) => nom !== 'DATA_DIR')) as Record<string, string>,
  )
  expect(await fichier(portail.url)).toBe(EMPREINTE)
})
