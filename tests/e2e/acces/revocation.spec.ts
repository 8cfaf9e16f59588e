import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { type Answer, formFields, HttpClient, multipart, signIn } from '../../support/http.ts'
import { EMAILS } from '../../support/matrix.ts'
import { PORTAL_URL } from '../../support/portal.ts'
import { mainDatabase } from './portails.ts'

test.describe.configure({ mode: 'serial' })

// Un petit client que rien d’autre ne montre : un second compte le rattache, avec une salariée et un cabinet à lui.
const SIREN = '900001090'
const NOM = 'Déménagements Fictifs Morvan'
const id = { compte: randomUUID(), membre: randomUUID(), cabinet: randomUUID(), delegation: randomUUID(), habilitation: randomUUID() }
const salariee = { id: randomUUID(), email: `salariee.${randomUUID()}@essai.example` }
const comptable = { id: randomUUID(), email: `comptable.${randomUUID()}@essai.example` }

let db: pg.Client
let ouvertes: { salariee: HttpClient; comptable: HttpClient }

test.beforeAll(async () => {
  db = new pg.Client({ connectionString: (await mainDatabase()).DATABASE_SYSTEME_URL })
  await db.connect()
  for (const personne of [salariee, comptable])
    await db.query(
      `INSERT INTO utilisateur (id, email, email_normalise, civilite, prenom, nom, telephone, mot_de_passe)
       SELECT $1, $2, $2, 'madame', 'Essai', 'Essai', '+33400000000', mot_de_passe FROM utilisateur WHERE email = $3`,
      [personne.id, personne.email, EMAILS.claire],
    )
  await db.query(`INSERT INTO compte (id, nom) VALUES ($1, 'Compte des essais')`, [id.compte])
  await db.query(`INSERT INTO rattachement (id, compte_id, siren, couleur, certifie_voie) VALUES ($1, $2, $3, 1, 'numero_entreprise')`, [
    randomUUID(),
    id.compte,
    SIREN,
  ])
  await db.query(
    `INSERT INTO membre (id, compte_id, utilisateur_id, role, portee, etat) VALUES ($1, $2, $3, 'collaborateur', 'manuelle', 'ajoute')`,
    [id.membre, id.compte, salariee.id],
  )
  await db.query('INSERT INTO habilitation (id, compte_id, membre_id, siren) VALUES ($1, $2, $3, $4)', [id.habilitation, id.compte, id.membre, SIREN])
  // Tiré au hasard : deux largeurs préparent ceci en même temps.
  const siren = String(Math.random()).slice(2, 11).padEnd(9, '0')
  await db.query(`INSERT INTO cabinet (id, siren, raison_sociale) VALUES ($1, $2, 'Cabinet des essais')`, [id.cabinet, siren])
  await db.query(`INSERT INTO membre_cabinet (id, cabinet_id, utilisateur_id, etat) VALUES ($1, $2, $3, 'ajoute')`, [
    randomUUID(),
    id.cabinet,
    comptable.id,
  ])
  await db.query(
    `INSERT INTO delegation (id, compte_id, cabinet_id, contact_nom, contact_prenom, contact_email, portee, univers, du, etat, demandee_par, repondre_avant)
     VALUES ($1, $2, $3, 'Essai', 'Essai', $4, 'portefeuille', '{sante,prevoyance,retraite}', current_date - 2, 'acceptee', $5, now() + interval '9 days')`,
    [id.delegation, id.compte, id.cabinet, comptable.email, salariee.id],
  )
  ouvertes = { salariee: await connected(salariee.email), comptable: await connected(comptable.email) }
})

test.afterAll(async () => {
  await db.query('DELETE FROM session WHERE utilisateur_id = ANY ($1)', [[salariee.id, comptable.id]])
  await db.query('DELETE FROM habilitation WHERE compte_id = $1', [id.compte])
  await db.query('DELETE FROM delegation WHERE compte_id = $1', [id.compte])
  for (const table of ['membre', 'rattachement']) await db.query(`DELETE FROM ${table} WHERE compte_id = $1`, [id.compte])
  await db.query('DELETE FROM membre_cabinet WHERE cabinet_id = $1', [id.cabinet])
  await db.query('DELETE FROM cabinet WHERE id = $1', [id.cabinet])
  await db.query('DELETE FROM compte WHERE id = $1', [id.compte])
  await db.query('DELETE FROM appareil WHERE utilisateur_id = ANY ($1)', [[salariee.id, comptable.id]])
  await db.query('DELETE FROM utilisateur WHERE id = ANY ($1)', [[salariee.id, comptable.id]])
  await db.end()
})

async function connected(email: string): Promise<HttpClient> {
  const client = new HttpClient(PORTAL_URL)
  expect((await signIn(client, email)).status).toBe(303)
  return client
}

type Seen = { page: string; navigation: string; route: string; envoi: string; compte: string }
const told = ({ status, headers }: Answer) => (status >= 300 && status < 400 ? `→ ${String(headers.location).split('?')[0]}` : String(status))

/** Ce que l’onglet resté ouvert obtient : une page, une navigation, une route, un envoi, la page du compte. */
async function look(client: HttpClient): Promise<Seen> {
  const page = await client.get(`/e/${SIREN}`)
  const navigation = await client.navigate(`/e/${SIREN}`)
  const route = await client.get(`/api/entreprises?q=${SIREN}`)
  const envoi = await client.send(`/e/${SIREN}`, {
    method: 'POST',
    body: 'a=b',
    headers: { ...client.ours(), 'content-type': 'application/x-www-form-urlencoded' },
  })
  const compte = await client.get(`/comptes/${id.compte}/entreprises`)
  const shown = [page, navigation, route, envoi, compte].map(({ body }) => body.includes(NOM))
  return {
    page: `${told(page)}${shown[0] ? ' nom' : ''}`,
    navigation: shown[1] ? 'nom' : 'rien',
    route: `${told(route)}${shown[2] ? ' nom' : ''}`,
    envoi: `${told(envoi)}${shown[3] ? ' nom' : ''}`,
    compte: `${told(compte)}${shown[4] ? ' nom' : ''}`,
  }
}

const OUVERT: Record<'salariee' | 'comptable', Seen> = {
  salariee: { page: '200 nom', navigation: 'nom', route: '200 nom', envoi: '200 nom', compte: '200 nom' },
  comptable: { page: '200 nom', navigation: 'nom', route: '200 nom', envoi: '200 nom', compte: '404' },
}
const INTROUVABLE: Seen = { page: '404', navigation: 'rien', route: '200', envoi: '404', compte: '404' }
const DEHORS: Seen = { page: '→ /connexion', navigation: 'rien', route: '401', envoi: '→ /connexion', compte: '→ /connexion' }

const sessionsOf = (personne: { id: string }) => `utilisateur_id = '${personne.id}'`
const cas: [name: string, qui: 'salariee' | 'comptable', couper: string, rendre: string, attendu: Seen][] = [
  [
    'une habilitation retirée',
    'salariee',
    `UPDATE habilitation SET retiree_le = now() WHERE id = '${id.habilitation}'`,
    `UPDATE habilitation SET retiree_le = NULL WHERE id = '${id.habilitation}'`,
    { ...INTROUVABLE, compte: '200' },
  ],
  [
    'un membre retiré du compte',
    'salariee',
    `UPDATE membre SET etat = 'desactive' WHERE id = '${id.membre}'`,
    `UPDATE membre SET etat = 'ajoute' WHERE id = '${id.membre}'`,
    INTROUVABLE,
  ],
  [
    'un membre remis en attente',
    'salariee',
    `UPDATE membre SET etat = 'en_attente' WHERE id = '${id.membre}'`,
    `UPDATE membre SET etat = 'ajoute' WHERE id = '${id.membre}'`,
    INTROUVABLE,
  ],
  [
    'une entreprise détachée du compte',
    'salariee',
    `UPDATE rattachement SET detache_le = now() WHERE compte_id = '${id.compte}'`,
    `UPDATE rattachement SET detache_le = NULL WHERE compte_id = '${id.compte}'`,
    { ...INTROUVABLE, compte: '200' },
  ],
  [
    'la même, vue du cabinet',
    'comptable',
    `UPDATE rattachement SET detache_le = now() WHERE compte_id = '${id.compte}'`,
    `UPDATE rattachement SET detache_le = NULL WHERE compte_id = '${id.compte}'`,
    INTROUVABLE,
  ],
  [
    'une délégation retirée',
    'comptable',
    `UPDATE delegation SET etat = 'revoquee' WHERE id = '${id.delegation}'`,
    `UPDATE delegation SET etat = 'acceptee' WHERE id = '${id.delegation}'`,
    INTROUVABLE,
  ],
  [
    'une délégation remise en attente',
    'comptable',
    `UPDATE delegation SET etat = 'en_attente' WHERE id = '${id.delegation}'`,
    `UPDATE delegation SET etat = 'acceptee' WHERE id = '${id.delegation}'`,
    INTROUVABLE,
  ],
  [
    'une délégation finie hier',
    'comptable',
    `UPDATE delegation SET au = current_date - 1 WHERE id = '${id.delegation}'`,
    `UPDATE delegation SET au = NULL WHERE id = '${id.delegation}'`,
    INTROUVABLE,
  ],
  [
    'une délégation qui commence plus tard',
    'comptable',
    `UPDATE delegation SET du = current_date + 2 WHERE id = '${id.delegation}'`,
    `UPDATE delegation SET du = current_date - 2 WHERE id = '${id.delegation}'`,
    INTROUVABLE,
  ],
  [
    'un comptable qui quitte le cabinet',
    'comptable',
    `UPDATE membre_cabinet SET etat = 'desactive' WHERE cabinet_id = '${id.cabinet}'`,
    `UPDATE membre_cabinet SET etat = 'ajoute' WHERE cabinet_id = '${id.cabinet}'`,
    INTROUVABLE,
  ],
  [
    'une session fermée',
    'salariee',
    `UPDATE session SET fermee_le = now() WHERE ${sessionsOf(salariee)}`,
    `UPDATE session SET fermee_le = NULL WHERE ${sessionsOf(salariee)}`,
    DEHORS,
  ],
  [
    'une session expirée',
    'salariee',
    `UPDATE session SET expire_le = now() WHERE ${sessionsOf(salariee)}`,
    `UPDATE session SET expire_le = now() + interval '1 h' WHERE ${sessionsOf(salariee)}`,
    DEHORS,
  ],
  [
    'une session restée 31 minutes sans geste',
    'salariee',
    `UPDATE session SET vue_le = now() - interval '31 min' WHERE ${sessionsOf(salariee)}`,
    `UPDATE session SET vue_le = now() WHERE ${sessionsOf(salariee)}`,
    DEHORS,
  ],
  [
    'une session de l’autre espace',
    'salariee',
    `UPDATE session SET espace = 'gestion' WHERE ${sessionsOf(salariee)}`,
    `UPDATE session SET espace = 'client' WHERE ${sessionsOf(salariee)}`,
    DEHORS,
  ],
  [
    'une personne désactivée',
    'comptable',
    `UPDATE utilisateur SET desactive_le = now() WHERE id = '${comptable.id}'`,
    `UPDATE utilisateur SET desactive_le = NULL WHERE id = '${comptable.id}'`,
    DEHORS,
  ],
]

for (const [name, qui, couper, rendre, attendu] of cas)
  test(`${name} : la requête suivante de l’onglet ouvert est refusée, puis rendue`, async () => {
    expect(await look(ouvertes[qui]), 'avant').toEqual(OUVERT[qui])
    try {
      expect((await db.query(couper)).rowCount).toBeGreaterThan(0)
      expect(await look(ouvertes[qui])).toEqual(attendu)
    } finally {
      await db.query(rendre)
    }
    expect(await look(ouvertes[qui]), 'après').toEqual(OUVERT[qui])
  })

test('une délégation passée en lecture seule laisse lire et refuse de déposer, en disant quoi', async () => {
  const { comptable: client } = ouvertes
  expect((await client.get(`/e/${SIREN}/demarches`)).status).toBe(200)
  await db.query('UPDATE delegation SET lecture_seule = true WHERE id = $1', [id.delegation])
  const refus = await client.get(`/e/${SIREN}/demarches`)
  await db.query('UPDATE delegation SET lecture_seule = false WHERE id = $1', [id.delegation])
  expect(refus.status).toBe(403)
  expect(refus.body).toContain('Vous n’avez pas le droit de faire une démarche en ligne.')
  expect((await client.get(`/e/${SIREN}/demarches`)).status).toBe(200)
})

test('un univers retiré de la délégation retire ses contrats', async () => {
  const { comptable: client } = ouvertes
  const { rows } = await db.query<{ reference: string; univers: string }>(
    'SELECT reference, univers::text FROM contrat WHERE siren = $1 ORDER BY univers',
    [SIREN],
  )
  const contrat = rows[0]
  if (!contrat) throw new Error(`${SIREN} n’a pas de contrat`)
  const address = `/e/${SIREN}/contrats/${contrat.reference}`
  expect((await client.get(address)).status).toBe(200)
  await db.query('UPDATE delegation SET univers = array_remove(univers, $1::"Univers") WHERE id = $2', [contrat.univers, id.delegation])
  const after = await client.get(address)
  await db.query('UPDATE delegation SET univers = $1::"Univers"[] WHERE id = $2', [['sante', 'prevoyance', 'retraite'], id.delegation])
  expect(after.status).toBe(404)
  expect(after.body).not.toContain(contrat.reference.replace(/^.*?-/, 'Contrat '))
  expect((await client.get(address)).status).toBe(200)
})

test('un droit retiré pendant que le corps arrive : rien ne s’écrit, par aucune porte', async () => {
  const { comptable: client } = ouvertes
  const brouillons = async () =>
    (await db.query('SELECT id FROM demande WHERE siren = $1 AND auteur_id = $2', [SIREN, comptable.id])).rows as { id: string }[]
  const couper = async () => {
    await db.query('UPDATE delegation SET lecture_seule = true WHERE id = $1', [id.delegation])
    // Assez pour que la première moitié soit lue de l’autre côté.
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  const rendre = () => db.query('UPDATE delegation SET lecture_seule = false WHERE id = $1', [id.delegation])
  const page = `/e/${SIREN}/demarches/arret-de-travail`
  const commencer = async (midway?: () => Promise<unknown>) => {
    const { body, type } = multipart(formFields((await client.get(page)).body))
    return client.send(page, { method: 'POST', body, headers: { ...client.ours(), 'content-type': type }, ...(midway ? { midway } : {}) })
  }
  try {
    await commencer(couper)
    expect(await brouillons(), 'une action').toEqual([])
    await rendre()
    await commencer()
    const [brouillon] = await brouillons()
    if (!brouillon) throw new Error('le brouillon ne s’est pas ouvert')
    const etat = async () =>
      (
        await db.query('SELECT d.version, d.modifie_le, (SELECT count(*) FROM piece p WHERE p.demande_id = d.id) FROM demande d WHERE d.id = $1', [
          brouillon.id,
        ])
      ).rows
    const avant = await etat()
    const champs = JSON.stringify({ siren: SIREN, etape: 'entreprise', entrees: [['declarantNom', 'x'.repeat(5000)]], vues: {} })
    const piece = Buffer.alloc(200_000, 65)
    const envois: { path: string; body: Buffer; headers: Record<string, string> }[] = [
      { path: `/api/brouillons/${brouillon.id}/champs`, body: Buffer.from(champs), headers: { 'content-type': 'application/json' } },
      { path: `/api/brouillons/${brouillon.id}/pieces?piece=decomptes_ij`, body: piece, headers: { 'x-sha256': sha256(piece), 'x-nom': 'a.pdf' } },
    ]
    for (const { path, body, headers } of envois) {
      const reponse = await client.send(path, { method: 'PUT', body, headers: { ...client.ours(), ...headers }, midway: couper })
      await rendre()
      expect(reponse.status, `${path} ${reponse.body}`).toBe(403)
      expect(await etat(), path).toEqual(avant)
    }
  } finally {
    await rendre()
    for (const table of ['reponse', 'piece'])
      await db.query(`DELETE FROM ${table} WHERE siren = $1 AND demande_id IN (SELECT id FROM demande WHERE auteur_id = $2)`, [SIREN, comptable.id])
    await db.query('DELETE FROM demande WHERE siren = $1 AND auteur_id = $2', [SIREN, comptable.id])
  }
})

const sha256 = (octets: Buffer) => createHash('sha256').update(octets).digest('hex')
