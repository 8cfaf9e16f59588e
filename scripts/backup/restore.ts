import { join } from 'node:path'
import pg from 'pg'
import { withClient } from '../database.ts'
import type { PortalEnvironment } from '../environment.ts'
import { migrate } from '../migrate.ts'
import { copyFiles } from './files.ts'
import { fingerprintOf, keysOf, type Manifest, readManifest } from './manifest.ts'
import { copyIn, copyOut, listMigrations, listTables, nameOf, readSequences, SESSION, type Table } from './tables.ts'
import { Sentence } from '../sentence.ts'

/** Où rendre une sauvegarde : une base vide, par son propriétaire, et le coffre de cet environnement. */
export type Restoring = { ownerUrl: string; environment: PortalEnvironment; folder: string }

/** Ce qui a été rendu, et ce qui ne partira pas de soi. */
export type Restored = { manifest: Manifest; courriels: number; travaux: number; sessions: number; liens: number }

/**
 * Rend une sauvegarde à une base vide : toutes les tables en une transaction, chacune recomptée et son empreinte refaite, et les fichiers.
 *
 * Aucun courriel ne repart. Ce qui attendait au moment de la sauvegarde a pu partir depuis, et personne ne le sait plus : ces courriels et les travaux qui en
 * écriraient sont rendus « en échec », que le superviseur relance un à un (`/gestion/echecs`). Les sessions sont fermées : l’une d’elles a pu être fermée
 * depuis, et se rouvrirait. Les liens envoyés (invitations) ne valent plus : l’un d’eux a pu servir depuis, et servirait encore.
 * @throws quand la base n’est pas vide, que les clés ou le schéma ne sont pas ceux de la sauvegarde, ou que ce qui est rendu n’est pas ce qui a été sauvé ;
 * la base est alors restée vide.
 */
export async function restore({ ownerUrl, environment, folder }: Restoring): Promise<Restored> {
  const manifest = readManifest(folder)
  expectSameKeys(manifest, environment)
  await migrate(ownerUrl)
  const withheld = await withClient(ownerUrl, async (client) => {
    await client.query(SESSION)
    await client.query('BEGIN')
    const tables = await listTables(client)
    await expectFit(client, manifest, tables)
    await fill(client, manifest, tables, folder)
    const counts = await withhold(client)
    // Les fichiers avant de valider : un coffre qui refuse laisse la base vide, et tout se recommence.
    const { nombre } = await copyFiles('rendre', folder, environment)
    if (nombre !== manifest.fichiers.nombre) throw new Sentence(`${manifest.fichiers.nombre} fichiers étaient sauvés, ${nombre} sont rendus.`)
    await client.query('COMMIT')
    return counts
  })
  return { manifest, ...withheld }
}

/** Sous d’autres clés, rien de scellé ne s’ouvrirait : ni les champs, ni les fichiers, ni les mots de passe. */
function expectSameKeys(manifest: Manifest, environment: PortalEnvironment): void {
  const keys = keysOf(environment)
  for (const name of ['CHAMP_KEK', 'PASSWORD_PEPPER'] as const)
    if (manifest.cles[name] !== fingerprintOf(keys[name]))
      throw new Sentence(`${name} n’est pas celle de la sauvegarde : donnez celle de ce jour-là.`)
}

async function expectFit(client: pg.ClientBase, manifest: Manifest, tables: Table[]): Promise<void> {
  if ((await listMigrations(client)).join() !== manifest.migrations.join())
    throw new Sentence(
      `Cette sauvegarde est d’une autre version du portail : rendez-la avec la sienne (${manifest.migrations.at(-1)}), puis mettez à jour.`,
    )
  if (tables.map(nameOf).sort().join() !== Object.keys(manifest.tables).sort().join())
    throw new Sentence('Les tables de la sauvegarde ne sont pas celles de cette version.')
}

/** La sécurité par ligne refuse `COPY` au propriétaire qu’elle tient : elle est levée le temps de la transaction, qui la remet. */
async function fill(client: pg.ClientBase, manifest: Manifest, tables: Table[], folder: string): Promise<void> {
  const own = tables.filter(({ schema }) => schema === 'public')
  const forced = await client.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity`,
  )
  const each = async (verb: string) => {
    for (const { name } of forced.rows) await client.query(`ALTER TABLE public.${pg.escapeIdentifier(name)} ${verb}`)
  }
  await each('NO FORCE ROW LEVEL SECURITY')
  for (const table of own) {
    const { rowCount } = await client.query(`SELECT 1 FROM public.${pg.escapeIdentifier(table.name)} LIMIT 1`)
    if (rowCount) throw new Sentence(`La base n’est pas vide (${table.name}) : une sauvegarde ne se rend qu’à une base vide.`)
  }
  for (const table of tables) await copyIn(client, table, join(folder, 'base', `${nameOf(table)}.copy`))
  for (const [name, { valeur, appelee }] of Object.entries(manifest.sequences))
    await client.query('SELECT setval($1::regclass, $2, $3)', [`public.${pg.escapeIdentifier(name)}`, valeur, appelee])
  for (const table of tables) {
    const [saved, now] = [manifest.tables[nameOf(table)], await copyOut(client, table)]
    if (saved?.lignes !== now.lignes || saved.sha256 !== now.sha256)
      throw new Sentence(`${nameOf(table)} : ${now.lignes} lignes rendues pour ${saved?.lignes} sauvées, ou leur contenu diffère.`)
  }
  if (JSON.stringify(await readSequences(client)) !== JSON.stringify(manifest.sequences))
    throw new Sentence('Les suites de nombres n’ont pas repris.')
  await each('FORCE ROW LEVEL SECURITY')
}

async function withhold(client: pg.ClientBase): Promise<Omit<Restored, 'manifest'>> {
  const tenues = ['courriel', 'session', 'jeton', 'inscription', 'recuperation', 'invitation', 'changement_adresse']
  const each = (verb: string) => client.query(tenues.map((table) => `ALTER TABLE ${table} ${verb} ROW LEVEL SECURITY`).join('; '))
  await each('NO FORCE')
  const courriels = await client.query(
    `UPDATE courriel SET etat = 'en_echec', erreur = 'Rendu d’une sauvegarde : il a pu partir depuis. Vérifiez avant de le relancer.' WHERE etat = 'a_envoyer'`,
  )
  const sessions = await client.query(`UPDATE session SET fermee_le = maintenant(), motif = 'restauration' WHERE fermee_le IS NULL`)
  const liens = await client.query(`UPDATE jeton SET expire_le = maintenant() WHERE utilise_le IS NULL AND expire_le > maintenant()`)
  // Ce qui restait à prouver a pu l’être depuis : une adresse, trois réponses.
  const inscriptions = await client.query(`UPDATE inscription SET expire_le = maintenant() WHERE prouvee_le IS NULL AND expire_le > maintenant()`)
  const invitations = await client.query(
    `UPDATE invitation SET expire_le = maintenant() WHERE acceptee_le IS NULL AND annulee_le IS NULL AND expire_le > maintenant()`,
  )
  await client.query(`UPDATE recuperation SET expire_le = maintenant() WHERE finie_le IS NULL AND expire_le > maintenant()`)
  await client.query(`UPDATE changement_adresse SET annule_le = maintenant() WHERE annule_le IS NULL AND annulable_le > maintenant()`)
  await each('FORCE')
  // Les courriels ont leur ligne : leur travail ne ferait que les renvoyer. Ce qui se répète se réinscrit de soi.
  await client.query(`DELETE FROM pgboss.job WHERE name <> 'notifier'`)
  const travaux = await client.query(
    `UPDATE pgboss.job SET state = 'failed', completed_on = now(), output = '{"message": "Rendu d’une sauvegarde : il a pu être fait depuis."}' WHERE state <> 'failed'`,
  )
  return {
    courriels: courriels.rowCount ?? 0,
    sessions: sessions.rowCount ?? 0,
    liens: (liens.rowCount ?? 0) + (inscriptions.rowCount ?? 0) + (invitations.rowCount ?? 0),
    travaux: travaux.rowCount ?? 0,
  }
}
