import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createGuardrails, generate } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Manifest } from '../../scripts/backup/manifest.ts'
import { withClient } from '../../scripts/database.ts'
import { inProject } from '../../scripts/paths.ts'
import { type Cluster, openCluster } from '../../scripts/postgres.ts'
import { type Outcome, tryNode } from '../../scripts/processes.ts'
import { formFields, HttpClient, multipart } from '../support/http.ts'
import { type Instance, startInstance } from '../support/instances.ts'
import { NO_FILES, stopHolders } from '../support/portal-process.ts'
import { openS3, type ServeurS3 } from '../support/s3.ts'
import { openSmtp, type ServeurSmtp } from '../support/smtp.ts'
import { pdf } from '../unit/demandes/pieces/samples.ts'

// README › Exploitation, de rien à une restauration ailleurs, deux instances et un seau, sur un PostgreSQL que le portail n’a pas ouvert et dont le propriétaire est un rôle ordinaire.
const NUMERO = Number(process.env.E2E_NUMERO ?? 0)
const PORTS = [3800 + 4 * NUMERO, 3801 + 4 * NUMERO, 3802 + 4 * NUMERO] as const
const dossier = mkdtempSync(join(tmpdir(), 'exploitation-'))
const place = (nom: string): string => join(dossier, nom)
const EMAIL = 'helene.vasseur@exemple.fr'
const PHRASE = 'trois semi-remorques à Rungis'
const SIREN = '732829320'
const clair = pdf({ text: 'réponse du centre de gestion' })

let [serveur, s3, smtp]: [Cluster?, ServeurS3?, ServeurSmtp?] = []
let environment: Record<string, string> = {}
let secondFacteur = ''

beforeAll(async () => {
  ;[s3, smtp] = [await openS3(), await openSmtp()]
  serveur = await openCluster({ dataDir: place('postgres'), password: randomBytes(16).toString('hex'), durable: false })
  const tire = () => randomBytes(36).toString('base64')
  environment = {
    ...adresses('espace'),
    ...s3.environment,
    DEMO: 'non',
    APP_URL: `http://localhost:${PORTS[0]}`,
    AUTH_SECRET: tire(),
    PASSWORD_PEPPER: tire(),
    CHAMP_KEK: tire(),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    ANTIVIRUS: 'aucun',
    MAIL: 'smtp',
    SMTP_URL: smtp.url,
    MAIL_EXPEDITEUR: 'ne-pas-repondre@exemple.fr',
    DATA_DIR: place('instances'),
  }
}, 120_000)
afterAll(async () => {
  await stopHolders(place('instances'))
  await stopHolders(place('ailleurs'))
  await serveur?.stop()
  await s3?.close()
  await smtp?.close()
  rmSync(dossier, { recursive: true, force: true })
})

const MOT = randomBytes(12).toString('hex')
/** Les adresses d’une base, une par rôle ; `DATABASE_URL` et `DATABASE_ADMIN_URL` ne vont qu’aux commandes. */
function adresses(base: string) {
  const de = (role: string) => `postgresql://${role}:${MOT}@127.0.0.1:${serveur?.port}/${base}`
  return { DATABASE_APP_URL: de('portail_app'), DATABASE_SYSTEME_URL: de('portail_systeme') }
}
function proprietaire(base: string) {
  const de = (role: string) => `postgresql://${role}:${MOT}@127.0.0.1:${serveur?.port}/${base}`
  return { DATABASE_URL: de('proprietaire'), DATABASE_SAUVEGARDE_URL: de('portail_sauvegarde') }
}

/** `npm run <commande>` avec la configuration de production, et ce que l’exploitant y ajoute. */
const run = (commande: string, args: string[], plus: Record<string, string> = {}): Promise<Outcome> =>
  tryNode([inProject('scripts', 'bootstrap.mjs'), commande, ...args], {
    env: { ...NO_FILES, NODE_ENV: undefined, DATABASE_URL: undefined, ...environment, ...plus },
    quiet: true,
  })
async function fait(commande: string, args: string[], plus: Record<string, string> = {}): Promise<string> {
  const { code, output } = await run(commande, args, plus)
  expect(code, output).toBe(0)
  return output
}
const sql = async <Ligne extends object>(texte: string, valeurs: unknown[] = []): Promise<Ligne[]> =>
  withClient(serveur?.adminUrl('espace') ?? '', async (base) => (await base.query<Ligne>(texte, valeurs)).rows)

const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })
/** Un code du second facteur qui n’a pas servi : celui de maintenant ou le suivant, en attendant s’il le faut. */
let dernier = 0
async function code(): Promise<string> {
  const present = () => Math.floor(Date.now() / 30_000)
  dernier = Math.max(present(), dernier + 1)
  while (dernier > present() + 1) await sleep(500)
  return generate({ secret: secondFacteur, guardrails, epoch: dernier * 30 })
}

/** Une personne de la gestion connectée à cette instance. */
async function connectee(url: string): Promise<HttpClient> {
  const client = new HttpClient(url)
  const page = await client.get('/gestion/connexion')
  const entree = await client.post('/gestion/connexion', { ...formFields(page.body), identifiant: EMAIL, motDePasse: PHRASE, code: await code() })
  expect([entree.status, entree.headers.location]).toEqual([303, '/gestion'])
  return client
}

test('une base vide : préparée, refusée tant qu’elle n’est pas migrée, migrée', async () => {
  const admin = { DATABASE_ADMIN_URL: serveur?.adminUrl() ?? '' }
  expect(await fait('db-setup', [], { ...proprietaire('espace'), ...admin })).toContain('db:migrate')
  expect((await run('start', [], { PORT: String(PORTS[0]) })).output).toContain('npm run db:migrate')
  expect(await fait('db-migrate', [], proprietaire('espace'))).toContain('migrations appliquées')
  expect(await fait('db-migrate', [], proprietaire('espace'))).toContain('à jour')
  const roles = await sql<{ nom: string; dessus: boolean }>(
    `SELECT rolname AS nom, rolsuper OR rolbypassrls AS dessus FROM pg_roles WHERE rolname ~ '^(portail_|proprietaire)' ORDER BY 1`,
  )
  expect(roles.map(({ nom, dessus }) => [nom, dessus])).toEqual([
    ['portail_app', false],
    ['portail_sauvegarde', true],
    ['portail_systeme', false],
    ['proprietaire', false],
  ])
})

const instances: Instance[] = []
test('deux instances, sans le propriétaire, et les entreprises de la gestion', async () => {
  for (const port of PORTS.slice(0, 2))
    instances.push(await startInstance(place('instances'), port, { ...environment, APP_URL: `http://localhost:${port}` }))
  mkdirSync(place('import'))
  writeFileSync(
    join(place('import'), 'entreprises.csv'),
    `siren;raison_sociale;forme_juridique;naf;idcc;effectif;adresse;code_postal;ville;numero_entreprise\n${SIREN};Transports Martin;SAS;4941A;16;40;1 rue Haute;69001;Lyon;CP123456\n`,
  )
  writeFileSync(
    join(place('import'), 'contrats.csv'),
    `reference;siren;univers;libelle;population;organisme;effet_le;fin_le\nS-1;${SIREN};sante;Frais de santé;Ensemble du personnel;Carcept;2020-01-01;\n`,
  )
  expect(await fait('admin', ['importer', place('import'), '--essai'])).toContain('rien n’a été écrit')
  expect(await sql('SELECT siren FROM entreprise')).toEqual([])
  await fait('admin', ['importer', place('import')])
  expect(await sql('SELECT siren FROM entreprise')).toEqual([{ siren: SIREN }])
})

/** La même personne, sur chacune des instances. */
let postes: HttpClient[] = []
test('la première personne de la gestion : invitée, elle choisit son mot de passe et son second facteur, puis entre par les deux instances', async () => {
  await fait('admin', ['creer-gestionnaire', '--email', EMAIL, '--prenom', 'Hélène', '--nom', 'Vasseur', '--superviseur'])
  await expect.poll(() => smtp?.messageIds().length, { timeout: 60_000 }).toBe(1)
  expect(smtp?.messageIds()[0]).toMatch(/@exemple\.fr>$/)
  // Le lien n’est en clair que dans le courriel parti.
  const parti = smtp?.messages()[0] ?? ''
  const texte = Buffer.from(/base64\r\n\r\n([\w+/=\r\n]+)/.exec(parti)?.[1] ?? '', 'base64').toString('utf8')
  const lien = /\/invitation\/[\w-]{43}/.exec(`${texte}${parti.replaceAll('=\r\n', '')}`)?.[0] ?? ''
  const client = new HttpClient(instances[1]?.url ?? '')
  const page = await client.get(lien)
  secondFacteur = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1] ?? '').replaceAll(' ', '')
  const ouvert = await client.post(lien, { ...formFields(page.body, 'jeton'), motDePasse: PHRASE, confirmation: PHRASE, code: await code() })
  expect([ouvert.status, ouvert.headers.location]).toEqual([303, '/gestion/connexion'])
  const la = await connectee(instances[0]?.url ?? '')
  const ici = new HttpClient(instances[1]?.url ?? '')
  for (const [nom, valeur] of la.cookies) ici.cookies.set(nom, valeur)
  expect((await ici.get('/gestion')).status).toBe(200)
  postes = [la, ici]
})

let [numero, piece] = ['', '']
test('une demande enregistrée par l’une, répondue par l’autre avec un fichier, que la première ouvre', async () => {
  // L’inscription des clients n’est pas encore là : un compte tient cette entreprise.
  await sql(
    `WITH c AS (INSERT INTO compte (id, nom) VALUES (gen_random_uuid(), 'Transports Martin') RETURNING id)
     INSERT INTO rattachement (id, compte_id, siren, couleur, certifie_voie) SELECT gen_random_uuid(), id, $1, 1, (enum_range(NULL::"VoieCertification"))[1] FROM c`,
    [SIREN],
  )
  const [la, ici] = postes
  if (!la || !ici) throw new Error('personne n’est entré')
  const form = formFields((await la.get('/gestion/enregistrer')).body, 'name="demandeur"')
  const recue = {
    siren: SIREN,
    canal: 'papier',
    demandeur: 'Marc Martin',
    sujet: 'affiliation',
    univers: 'sante',
    objet: 'Une affiliation',
    corps: 'M. Essai commence lundi.',
  }
  const enregistree = await la.post('/gestion/enregistrer', { ...form, ...recue })
  expect(enregistree.status, enregistree.body.slice(0, 3000)).toBe(303)
  numero = /CP-\d{4}-\d{7}-\d/.exec(String(enregistree.headers.location))?.[0] ?? ''
  const path = `/gestion/demandes/${numero}`
  expect((await ici.post(path, formFields((await ici.get(path)).body, 'Prendre en charge'))).status).toBe(303)
  const envoi = multipart({ cle: randomUUID(), corps: 'Voici votre attestation.' }, clair)
  const repondue = await ici.send(`/api${path}/messages`, {
    method: 'POST',
    body: envoi.body,
    headers: { ...ici.ours(), 'content-type': envoi.type },
  })
  expect(repondue.status, repondue.body.slice(0, 3000)).toBe(303)
  piece = (await sql<{ id: string }>('SELECT id FROM piece WHERE cle IS NOT NULL'))[0]?.id ?? ''
  expect(await telecharge(la)).toBe(true)
})

/** Vrai quand cette personne reçoit le fichier, octet pour octet. */
async function telecharge(client: HttpClient): Promise<boolean> {
  const cookie = [...client.cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ')
  const reponse = await fetch(`${client.base}/api/pieces/${piece}`, { headers: { cookie } })
  return reponse.status === 200 && Buffer.from(await reponse.arrayBuffer()).equals(clair)
}

test('le journal : une ligne de JSON par requête sur la sortie, ni chemin, ni nom, ni adresse', () => {
  const lignes = instances.flatMap(({ log }) => log().split('\n')).filter((ligne) => ligne.startsWith('{'))
  const requetes = lignes.map((ligne) => JSON.parse(ligne) as Record<string, unknown>).filter(({ msg }) => msg === 'requête')
  expect(requetes.map(({ route }) => route)).toEqual(
    expect.arrayContaining(['/gestion', '/invitation/[jeton]', '/gestion/demandes/[numero]', '/api/pieces/[id]']),
  )
  expect(requetes.every(({ methode, statut, ms, requete }) => methode && statut && typeof ms === 'number' && requete)).toBe(true)
  expect(requetes.some(({ route, personne }) => route === '/gestion' && typeof personne === 'string')).toBe(true)
  expect(JSON.stringify(requetes)).not.toMatch(new RegExp(`${numero}|${SIREN}|${piece}|vasseur|127\\.`, 'i'))
})

test('sauvée, puis rendue à une autre base : le même fichier, la même personne, et aucun courriel de plus', async () => {
  await expect.poll(async () => (await sql(`SELECT 1 FROM courriel WHERE etat = 'a_envoyer'`)).length, { timeout: 30_000 }).toBe(0)
  await fait('sauvegarde', [place('sauvegarde')], { DATABASE_SAUVEGARDE_URL: proprietaire('espace').DATABASE_SAUVEGARDE_URL })
  const manifeste = JSON.parse(readFileSync(join(place('sauvegarde'), 'manifeste.json'), 'utf8')) as Manifest
  expect(manifeste).toMatchObject({ fichiers: { nombre: 1, absents: [] } })
  await stopHolders(place('instances'))
  const partis = smtp?.messageIds().length
  const autre = await openS3()
  const la = { ...adresses('secours'), ...autre.environment, DATA_DIR: place('ailleurs') }
  await fait('db-setup', [], { ...la, ...proprietaire('secours'), DATABASE_ADMIN_URL: serveur?.adminUrl() ?? '' })
  expect(await fait('restauration', [place('sauvegarde')], { ...la, ...proprietaire('secours') })).toContain('Rien n’est parti')
  const secours = await startInstance(place('ailleurs'), PORTS[2], { ...environment, ...la, APP_URL: `http://localhost:${PORTS[2]}` })
  expect(await telecharge(await connectee(secours.url))).toBe(true)
  expect(smtp?.messageIds().length).toBe(partis)
  await stopHolders(place('ailleurs'))
  await autre.close()
})
