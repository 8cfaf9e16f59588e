import { createHash, randomUUID } from 'node:crypto'
import { PEOPLE } from '../../../prisma/seed/cast.ts'
import { HttpClient, multipart, signIn } from '../../support/http.ts'
import { expect, sql, test } from '../../support/journey.ts'
import { PORTAL_URL } from '../../support/portal.ts'
import { makePdf } from './saisie.ts'

// Contre le vrai portail : Next cache à nos pages les en-têtes de son routeur, un essai qui les imite ne le verrait pas.
const DURAND = '900000019'

let claire: HttpClient
let sophie: HttpClient
let courrier: string
let demande: { id: string; numero: string; objet: string }
let piece: string

test.beforeAll(async () => {
  claire = new HttpClient(PORTAL_URL)
  sophie = new HttpClient(PORTAL_URL)
  // Un code ne sert qu’une fois : celui qu’un autre essai vient d’employer est oublié.
  await sql('UPDATE utilisateur SET totp_dernier_pas = NULL WHERE email = $1', [PEOPLE.sophie.email])
  expect((await signIn(claire, PEOPLE.claire.email)).status).toBe(303)
  expect((await signIn(sophie, PEOPLE.sophie.email, { staff: true })).status).toBe(303)
  const [lettre] = await sql<{ id: string }>('SELECT id FROM courrier WHERE siren = $1 ORDER BY publie_le DESC LIMIT 1', [DURAND])
  const [ecrite] = await sql<{ id: string; numero: string; objet: string }>(
    `SELECT d.id, d.numero, d.objet FROM demande d JOIN message m ON m.demande_id = d.id WHERE d.siren = $1 AND m.cote = 'gestion' AND d.etat = 'en_traitement' ORDER BY d.envoyee_le LIMIT 1`,
    [DURAND],
  )
  courrier = lettre?.id ?? ''
  demande = ecrite ?? { id: '', numero: '', objet: '' }
  const { body, type } = multipart({ cle: randomUUID(), corps: 'Voici la page.' }, await makePdf('lecture'))
  await claire.send(`/api/demandes/${demande.numero}/messages`, { method: 'POST', body, headers: { ...claire.ours(), 'content-type': type } })
  const [fichier] = await sql<{ id: string }>('SELECT id FROM piece WHERE demande_id = $1 AND cle IS NOT NULL LIMIT 1', [demande.id])
  piece = fichier?.id ?? ''
  expect([courrier, demande.numero, piece].every(Boolean)).toBe(true)
})

test.beforeEach(async () => {
  await sql('UPDATE courrier SET lu_le = NULL, lu_par = NULL WHERE id = $1', [courrier])
  await sql('UPDATE message SET lu_le = NULL, lu_par = NULL WHERE demande_id = $1', [demande.id])
})

/** Ce qui vaut lecture : le courrier, les messages, et le journal de la gestion (dossiers et fichiers). */
async function traces(): Promise<{ courrier: boolean; messages: number; dossiers: number; fichiers: number }> {
  const [row] = await sql<{ courrier: boolean; messages: number; dossiers: number; fichiers: number }>(
    `SELECT (SELECT lu_le IS NOT NULL FROM courrier WHERE id = $1) AS courrier,
      (SELECT count(*)::int FROM message WHERE demande_id = $2 AND lu_le IS NOT NULL) AS messages,
      (SELECT count(*)::int FROM evenement WHERE type = 'demande.consultee') AS dossiers,
      (SELECT count(*)::int FROM evenement WHERE type = 'piece.consultee') AS fichiers`,
    [courrier, demande.id],
  )
  if (!row) throw new Error('rien à lire')
  return row
}
const portes = () =>
  [
    [claire, `/e/${DURAND}/courriers/${courrier}`],
    [claire, `/e/${DURAND}/demandes/${demande.numero}`],
    [sophie, `/gestion/demandes/${demande.numero}`],
    [sophie, `/api/pieces/${piece}`],
  ] as const

const PRECHARGEMENTS: Record<string, Record<string, string>> = {
  'un préchargement du navigateur': { 'sec-purpose': 'prefetch' },
  'une page préparée d’avance': { 'sec-purpose': 'prefetch;prerender' },
  'un ancien préchargement': { purpose: 'prefetch' },
  'un aperçu': { 'x-purpose': 'preview' },
  'un préchargement de Firefox': { 'x-moz': 'prefetch' },
  'un préchargement du routeur': { rsc: '1', 'next-router-prefetch': '1' },
  'un préchargement de segment': { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
}

test('HEAD n’écrit rien, ni pour une page ni pour un fichier', async () => {
  const avant = await traces()
  for (const [client, adresse] of portes()) expect((await client.send(adresse, { method: 'HEAD' })).body, adresse).toBe('')
  expect(await traces()).toEqual(avant)
})

for (const [nom, headers] of Object.entries(PRECHARGEMENTS))
  test(`${nom} n’écrit rien et ne montre rien : ce qui serait montré sans trace ne part pas`, async () => {
    const avant = await traces()
    for (const [client, adresse] of portes()) {
      const reponse = headers.rsc ? await client.navigate(adresse, headers) : await client.get(adresse, headers)
      // À son routeur, Next rend un squelette sans la page ; à un navigateur, la page est refusée pour être redemandée.
      expect.soft(headers.rsc ? [200, 503] : [503], adresse).toContain(reponse.status)
      expect.soft(reponse.body, adresse).not.toContain(demande.objet)
    }
    expect(await traces()).toEqual(avant)
  })

test('un préchargement ne prolonge pas la session', async () => {
  // Sa session à elle : d’autres essais sont connectés au même nom.
  const [sid = ''] = (claire.cookies.get('__Host-session') ?? '').split('.')
  const empreinte = createHash('sha256').update(sid).digest('hex')
  const recente = async () =>
    (await sql<{ oui: boolean }>(`SELECT vue_le > now() - interval '1 min' AS oui FROM session WHERE empreinte = $1`, [empreinte]))[0]?.oui
  await sql(`UPDATE session SET vue_le = now() - interval '5 min' WHERE empreinte = $1`, [empreinte])
  for (const headers of Object.values(PRECHARGEMENTS)) await claire.navigate(`/e/${DURAND}`, headers)
  await claire.send(`/e/${DURAND}`, { method: 'HEAD' })
  expect(await recente()).toBe(false)
  await claire.get(`/e/${DURAND}`)
  expect(await recente()).toBe(true)
})

test('une vraie ouverture, par le navigateur ou par son routeur, écrit tout', async () => {
  for (const ouvre of [(c: HttpClient, a: string) => c.get(a), (c: HttpClient, a: string) => c.navigate(a)]) {
    await sql('UPDATE courrier SET lu_le = NULL WHERE id = $1', [courrier])
    await sql('UPDATE message SET lu_le = NULL WHERE demande_id = $1', [demande.id])
    const avant = await traces()
    for (const [client, adresse] of portes()) expect((await ouvre(client, adresse)).status, adresse).toBe(200)
    const apres = await traces()
    expect(apres.courrier).toBe(true)
    expect(apres.messages).toBeGreaterThan(0)
    expect([apres.dossiers, apres.fichiers]).toEqual([avant.dossiers + 1, avant.fichiers + 1])
  }
})
