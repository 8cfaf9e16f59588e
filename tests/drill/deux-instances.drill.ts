import { createHash } from 'node:crypto'
import { type ClientRequest, get } from 'node:http'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { withClient } from '../../scripts/database.ts'
import { startDraft } from '../support/draft.ts'
import { formFields, HttpClient, signIn } from '../support/http.ts'
import { type Ailleurs, type Instance, openAilleurs } from '../support/instances.ts'
import { EMAILS } from '../support/matrix.ts'
import { openS3, type ServeurS3 } from '../support/s3.ts'
import { openSmtp, type ServeurSmtp } from '../support/smtp.ts'
import { pdf } from '../unit/demandes/pieces/samples.ts'

// Deux instances, une base d’ailleurs, un seau et un même dossier : ce que l’une fait, l’autre le sait.
let [s3, smtp, ailleurs]: [ServeurS3?, ServeurSmtp?, Ailleurs?] = []
let instances: Instance[] = []
const une = (rang: 0 | 1): string => instances[rang]?.url ?? ''

beforeAll(async () => {
  s3 = await openS3()
  smtp = await openSmtp()
  ailleurs = await openAilleurs({ ...s3.environment, MAIL: 'smtp', SMTP_URL: smtp.url, MAIL_EXPEDITEUR: 'ne-pas-repondre@exemple.fr' })
  instances = [await ailleurs.open(0), await ailleurs.open(1)]
}, 600_000)
afterAll(async () => {
  await ailleurs?.close()
  await s3?.close()
  await smtp?.close()
})

const sql = async <Ligne extends object>(texte: string, valeurs: unknown[] = []): Promise<Ligne[]> =>
  withClient(ailleurs?.server.adminUrl('portail') ?? '', async (base) => (await base.query<Ligne>(texte, valeurs)).rows)

/** La même personne sur les deux instances, avec le même cookie, comme derrière un répartiteur. */
async function partout(email: string, staff = false): Promise<[HttpClient, HttpClient]> {
  const [la, ici] = [new HttpClient(une(0)), new HttpClient(une(1))]
  expect((await signIn(la, email, { staff })).status).toBe(303)
  for (const [nom, valeur] of la.cookies) ici.cookies.set(nom, valeur)
  return [la, ici]
}

/** Ce que dit le flux vivant de cette personne. */
function openStream(client: HttpClient): { dits: string[]; requete: ClientRequest } {
  const cookie = [...client.cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ')
  const dits: string[] = []
  const requete = get(`${client.base}/api/direct`, { agent: false, headers: { cookie } }, (reponse) => {
    reponse.setEncoding('utf8').on('data', (mot: string) => dits.push(mot))
  })
  requete.on('error', () => undefined)
  return { dits, requete }
}

test('une session ouverte sur l’une vaut sur l’autre, et fermée de même', async () => {
  const [la, ici] = await partout(EMAILS.claire)
  expect([(await la.get('/accueil')).status, (await ici.get('/accueil')).status]).toEqual([200, 200])
  expect((await ici.send('/deconnexion', { method: 'POST', headers: ici.ours() })).status).toBe(303)
  expect((await la.get('/accueil')).status).toBe(307)
})

test('un fichier déposé par l’une s’ouvre par l’autre, dans les deux sens, et s’efface pour les deux', async () => {
  const clients = await partout(EMAILS.claire)
  const id = await startDraft(clients[0])
  for (const [depot, lecture] of [clients, [...clients].reverse()]) {
    if (!depot || !lecture) throw new Error('client')
    const octets = pdf({ text: `déposé par ${depot.base}` })
    const headers = { ...depot.ours(), 'x-nom': 'd%C3%A9compte.pdf', 'x-sha256': createHash('sha256').update(octets).digest('hex') }
    const recu = await depot.send(`/api/brouillons/${id}/pieces?piece=decomptes_ij`, { method: 'PUT', headers, body: octets })
    expect(recu.status).toBe(201)
    const { piece } = JSON.parse(recu.body) as { piece: { id: string } }
    const ouvert = await fetch(`${lecture.base}/api/pieces/${piece.id}`, {
      headers: { cookie: [...lecture.cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ') },
    })
    expect([ouvert.status, Buffer.from(await ouvert.arrayBuffer()).equals(octets)]).toEqual([200, true])
    expect((await lecture.send(`/api/pieces/${piece.id}`, { method: 'DELETE', headers: lecture.ours() })).status).toBeLessThan(300)
    expect((await depot.get(`/api/pieces/${piece.id}`)).status).toBe(404)
  }
})

test('ce que la gestion fait sur l’une se voit sur l’autre sans recharger, et chacun n’est prévenu qu’une fois', async () => {
  // Qui a le plus de demandes qui attendent d’être prises.
  const [auteur] = await sql<{ id: string; email: string }>(
    `SELECT u.id, u.email FROM demande d JOIN utilisateur u ON u.id = d.auteur_id WHERE d.statut = 'envoyee' AND d.canal = 'portail' AND u.desactive_le IS NULL
     GROUP BY 1, 2 ORDER BY count(*) DESC, 1 LIMIT 1`,
  )
  const demandes = await sql<{ numero: string }>(
    `SELECT numero FROM demande WHERE auteur_id = $1 AND statut = 'envoyee' AND canal = 'portail' ORDER BY numero LIMIT 6`,
    [auteur?.id],
  )
  const clients = await partout(auteur?.email ?? '')
  const gestion = await partout(EMAILS.sophie, true)
  expect(demandes.length).toBeGreaterThan(1)
  const flux = clients.map(openStream)
  onTestFinished(() => {
    for (const { requete } of flux) requete.destroy()
  })
  await expect.poll(() => flux.every(({ dits }) => dits.join('').includes('"nombre"')), { timeout: 15_000 }).toBe(true)
  const partis = smtp?.messageIds().length ?? 0
  const depuis = (await sql<{ le: string }>('SELECT maintenant()::text AS le'))[0]?.le
  for (const [rang, { numero }] of demandes.entries()) {
    const qui = gestion[rang % 2 === 0 ? 0 : 1]
    const path = `/gestion/demandes/${numero}`
    const avant = flux.map(({ dits }) => dits.length)
    expect((await qui.post(path, formFields((await qui.get(path)).body, 'Prendre en charge'))).status).toBe(303)
    await expect.poll(() => flux.every(({ dits }, f) => dits.length > (avant[f] ?? 0)), { timeout: 20_000 }).toBe(true)
  }
  const nouveaux = () =>
    sql<{ message_id: string; etat: string }>('SELECT message_id, etat::text FROM courriel WHERE cree_le >= $1::timestamptz', [depuis])
  await expect
    .poll(async () => (await nouveaux()).filter(({ etat }) => etat === 'envoye').length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(demandes.length)
  const courriels = await nouveaux()
  const recus = (smtp?.messageIds() ?? []).slice(partis)
  expect([...recus].sort()).toEqual(courriels.map(({ message_id }) => message_id).sort())
  const doubles = await sql(
    `SELECT evenement_id, utilisateur_id FROM notification WHERE cree_le >= $1::timestamptz GROUP BY 1, 2 HAVING count(*) > 1`,
    [depuis],
  )
  expect(doubles).toEqual([])
})

test('l’une tuée net, l’autre sert, ouvre ses fichiers et fait ses travaux', async () => {
  const [la, ici] = await partout(EMAILS.marc)
  const id = await startDraft(la)
  const octets = pdf({ text: 'avant la mort' })
  const headers = { ...la.ours(), 'x-nom': 'a.pdf', 'x-sha256': createHash('sha256').update(octets).digest('hex') }
  const recu = await la.send(`/api/brouillons/${id}/pieces?piece=decomptes_ij`, { method: 'PUT', headers, body: octets })
  const { piece } = JSON.parse(recu.body) as { piece: { id: string } }
  await instances[0]?.crash()
  expect((await ici.get('/profil')).status).toBe(200)
  expect((await ici.get(`/api/pieces/${piece.id}`)).status).toBe(200)
  const attendus = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'sceller-journal' AND state = 'completed'`)
  await expect
    .poll(
      async () =>
        (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'sceller-journal' AND state = 'completed'`))[0]?.n,
      {
        timeout: 150_000,
        interval: 1000,
      },
    )
    .toBeGreaterThan(attendus[0]?.n ?? 0)
})
