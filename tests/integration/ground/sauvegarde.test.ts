import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restore } from '@/scripts/backup/restore.ts'
import { BACKUP_ROLE, ensureBackupRole } from '@/scripts/backup/role.ts'
import { save } from '@/scripts/backup/save.ts'
import { withClient } from '@/scripts/database.ts'
import { asSystem } from '@/lib/data/as-system'
import { storeFile } from '@/lib/demandes/pieces/store'
import { enqueue } from '@/lib/acts/queue'
import { cloneDatabase, dropDatabase, type TestDatabase, testEnvironment } from '../../support/database.ts'

const dossier = mkdtempSync(join(tmpdir(), 'sauvegarde-'))
const place = (nom: string): string => join(dossier, nom)
const ouvertes: TestDatabase[] = []
// Le coffre de cet essai, à lui seul : posé avant que la configuration ne soit lue.
process.env.DATA_DIR = place('coffre')

const OWNER = 'portail_proprietaire'
const PASSWORD = randomBytes(16).toString('hex')
/** L’adresse d’une base, sous un autre rôle. */
function sous(url: string, role: string, motDePasse: string): string {
  const adresse = new URL(url)
  Object.assign(adresse, { username: role, password: motDePasse })
  return adresse.toString()
}
const ici = (): Record<string, string> => process.env as Record<string, string>
const source = () => ici().DATABASE_URL ?? ''
let lecteur = ''

async function neuve(): Promise<{ ownerUrl: string; environment: Record<string, string>; base: TestDatabase }> {
  const base = await cloneDatabase('vide')
  ouvertes.push(base)
  const environment = { ...testEnvironment(base), DATA_DIR: mkdtempSync(place('rendu-')) }
  return { ownerUrl: base.urls.DATABASE_URL, environment, base }
}
const compte = (url: string, requete: string): Promise<number> =>
  withClient(url, async (base) => Number((await base.query<{ n: string }>(`SELECT count(*) AS n FROM ${requete}`)).rows[0]?.n))

const clair = Buffer.from('le bulletin de mars')
let cle = ''
beforeAll(async () => {
  const admin = await withClient(source(), async (base) => (await base.query<{ nom: string }>('SELECT current_database() AS nom')).rows[0]?.nom ?? '')
  const { adminUrl } = await adminOf(admin)
  await ensureBackupRole(adminUrl, OWNER, PASSWORD)
  lecteur = sous(source(), BACKUP_ROLE, PASSWORD)
  const rangement = await storeFile('900000019', clair, new Date())
  cle = rangement.cle
  await withClient(source(), async (base) => {
    await base.query('UPDATE piece SET cle = $1, cle_chiffree = $2 WHERE id = (SELECT id FROM piece WHERE cle IS NULL ORDER BY id LIMIT 1)', [
      rangement.cle,
      rangement.cleChiffree,
    ])
    await base.query(
      `INSERT INTO courriel (id, cle, message_id, destinataire, sujet, texte, html) SELECT gen_random_uuid(), n, n, n || '@exemple.fr', 'Sujet', E'Bonjour,\\nun \\\\ et une\\ttabulation', '' FROM generate_series(1, 3) n`,
    )
    await base.query(`SELECT nextval('numero_demande')`)
    await base.query(
      `INSERT INTO jeton (id, empreinte, utilisateur_id, usage, expire_le) SELECT gen_random_uuid(), 'essai', id, 'invitation', maintenant() + interval '7 days' FROM utilisateur LIMIT 1`,
    )
    await base.query(
      `INSERT INTO inscription (id, empreinte, email, email_normalise, civilite, nom, prenom, telephone, fonction, mot_de_passe, conditions, expire_le) VALUES (gen_random_uuid(), 'essai', 'a@exemple.fr', 'a@exemple.fr', 'madame', 'A', 'B', '+33100000000', 'Paie', 'x', 1, maintenant() + interval '1 day')`,
    )
  })
  await asSystem('travail', async (db) => {
    const [courriel, evenement] = [await db.courriel.findFirstOrThrow({ where: { etat: 'a_envoyer' } }), await db.evenement.findFirstOrThrow({})]
    await enqueue(db, 'envoyer-courriel', { courrielId: courriel.id })
    await enqueue(db, 'notifier', { evenementId: evenement.id })
  })
})
/** L’adresse de l’administrateur du serveur des essais, prise d’une base qu’il vient de cloner. */
async function adminOf(nom: string): Promise<{ adminUrl: string }> {
  const base = await cloneDatabase('vide')
  ouvertes.push(base)
  const adresse = new URL(base.adminUrl)
  adresse.pathname = `/${nom}`
  return { adminUrl: adresse.toString() }
}
afterAll(async () => {
  for (const base of ouvertes) await dropDatabase(base)
  rmSync(dossier, { recursive: true, force: true })
})

describe('qui sauve', () => {
  it('lit toutes les lignes de chaque table, la sécurité par ligne éteinte, et n’en écrit aucune', async () => {
    await withClient(lecteur, async (base) => {
      await base.query('SET row_security = off')
      const { rows } = await base.query<{ nom: string }>(`SELECT tablename AS nom FROM pg_tables WHERE schemaname = 'public'`)
      expect(rows.length).toBeGreaterThan(25)
      for (const { nom } of rows) {
        const lues = (await base.query<{ n: string }>(`SELECT count(*) AS n FROM ${nom}`)).rows[0]?.n
        expect(Number(lues), nom).toBe(await compte(source(), nom))
      }
      await expect(base.query(`UPDATE utilisateur SET nom = 'x'`)).rejects.toThrow(/read-only|permission/)
      await base.query('SET default_transaction_read_only = off')
      for (const ecriture of [
        `UPDATE utilisateur SET nom = 'x'`,
        'DELETE FROM evenement',
        'CREATE TABLE t (n int)',
        `SELECT nextval('numero_demande')`,
      ])
        await expect(base.query(ecriture), ecriture).rejects.toThrow(/permission denied/)
    })
  })

  it.each(['DATABASE_APP_URL', 'DATABASE_SYSTEME_URL'])('%s ne sauve pas : plutôt rien qu’une partie', async (nom) => {
    await expect(save({ url: ici()[nom] ?? '', environment: ici(), folder: place(nom), withKeys: false })).rejects.toThrow(
      /row-level security|permission denied/,
    )
    expect(existsSync(place(nom))).toBe(false)
  })
})

describe('une sauvegarde rendue', () => {
  it('à une base vide : les mêmes lignes, la même suite de numéros, les mêmes fichiers ; aucune clé en clair', { timeout: 120_000 }, async () => {
    const manifest = await save({ url: lecteur, environment: ici(), folder: place('entiere'), withKeys: false })
    expect(manifest.tables['public.utilisateur']?.lignes).toBe(await compte(source(), 'utilisateur'))
    const tout = readdirSync(place('entiere'), { recursive: true, withFileTypes: true }).filter((entree) => entree.isFile())
    for (const nom of ['AUTH_SECRET', 'PASSWORD_PEPPER', 'CHAMP_KEK'])
      expect(tout.filter((entree) => readFileSync(join(entree.parentPath, entree.name)).includes(ici()[nom] ?? '?')).map(({ name }) => name)).toEqual(
        [],
      )

    const { ownerUrl, environment } = await neuve()
    const rendu = await restore({ ownerUrl, environment, folder: place('entiere') })
    expect(rendu).toMatchObject({ courriels: 3, travaux: 1 })
    for (const nom of Object.keys(manifest.tables).filter((un) => un.startsWith('public.')))
      expect(await compte(ownerUrl, nom), nom).toBe(await compte(source(), nom))
    const numero = (url: string) => withClient(url, async (base) => (await base.query(`SELECT last_value, is_called FROM numero_demande`)).rows[0])
    expect(await numero(ownerUrl)).toEqual(await numero(source()))
    expect(readFileSync(join(environment.DATA_DIR ?? '', 'pieces', cle)).equals(readFileSync(join(place('coffre'), 'pieces', cle)))).toBe(true)
    // La sécurité par ligne est revenue sur chaque table.
    expect(
      await compte(
        ownerUrl,
        `pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' AND NOT relforcerowsecurity`,
      ),
    ).toBe(0)
  })

  it('ne renvoie aucun courriel : ce qui attendait est en échec, à relancer à la main, et ni session ni lien d’invitation ne vaut plus', {
    timeout: 120_000,
  }, async () => {
    const { ownerUrl, environment } = await neuve()
    await restore({ ownerUrl, environment, folder: place('entiere') })
    expect(await compte(ownerUrl, `courriel WHERE etat = 'a_envoyer'`)).toBe(0)
    expect(await compte(ownerUrl, `courriel WHERE etat = 'en_echec' AND erreur LIKE 'Rendu d’une sauvegarde%'`)).toBe(3)
    expect(await compte(ownerUrl, `pgboss.job WHERE name = 'envoyer-courriel' OR state <> 'failed'`)).toBe(0)
    expect(await compte(ownerUrl, `pgboss.job WHERE name = 'notifier' AND state = 'failed'`)).toBe(1)
    expect(await compte(ownerUrl, 'session WHERE fermee_le IS NULL')).toBe(0)
    expect(await compte(source(), 'jeton WHERE utilise_le IS NULL AND expire_le > maintenant()')).toBeGreaterThan(0)
    expect(await compte(ownerUrl, 'jeton WHERE utilise_le IS NULL AND expire_le > maintenant()')).toBe(0)
    expect(await compte(source(), 'inscription WHERE prouvee_le IS NULL AND expire_le > maintenant()')).toBe(1)
    expect(await compte(ownerUrl, 'inscription WHERE prouvee_le IS NULL AND expire_le > maintenant()')).toBe(0)
  })

  it('se refuse à une base qui n’est pas vide, sous une autre clé, changée ou coupée : rien n’y est alors écrit', { timeout: 120_000 }, async () => {
    await expect(restore({ ownerUrl: source(), environment: ici(), folder: place('entiere') })).rejects.toThrow(/n’est pas vide/)
    const { ownerUrl, environment } = await neuve()
    const autre = { ...environment, CHAMP_KEK: randomBytes(32).toString('base64') }
    await expect(restore({ ownerUrl, environment: autre, folder: place('entiere') })).rejects.toThrow(/CHAMP_KEK n’est pas celle/)
    const fichier = join(place('entiere'), 'base', 'public.courriel.copy')
    const entier = readFileSync(fichier)
    for (const faux of [
      entier.subarray(0, entier.lastIndexOf('\n', entier.length - 2) + 1),
      Buffer.from(entier.toString('utf8').replace('Bonjour', 'Bonsoir')),
    ]) {
      expect(faux.equals(entier)).toBe(false)
      writeFileSync(fichier, faux)
      await expect(restore({ ownerUrl, environment, folder: place('entiere') })).rejects.toThrow(/courriel/)
    }
    writeFileSync(fichier, entier)
    expect(await compte(ownerUrl, 'utilisateur')).toBe(0)
    await expect(restore({ ownerUrl, environment, folder: place('nulle-part') })).rejects.toThrow(/n’est pas une sauvegarde/)
    await restore({ ownerUrl, environment, folder: place('entiere') })
  })

  it('dit un fichier que le coffre n’a plus, et porte les clés quand on le demande', { timeout: 120_000 }, async () => {
    rmSync(join(place('coffre'), 'pieces', cle))
    const manifest = await save({ url: lecteur, environment: ici(), folder: place('avec-cles'), withKeys: true })
    expect(manifest.fichiers.absents).toContain(cle)
    expect(JSON.parse(readFileSync(join(place('avec-cles'), 'cles.json'), 'utf8'))).toMatchObject({ CHAMP_KEK: ici().CHAMP_KEK })
    await expect(save({ url: lecteur, environment: ici(), folder: place('avec-cles'), withKeys: false })).rejects.toThrow(/existe déjà/)
  })
})
