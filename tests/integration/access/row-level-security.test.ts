import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { env } from '@/lib/ground/env'

const DURAND = '900000019'
const PETIT = '900000050'

/** Les tables sans règle par ligne, avec la raison écrite. Une table nouvelle sans règle ni ligne ici fait échouer. */
const EXEMPTIONS: Record<string, string> = {
  _prisma_migrations: 'l’état des migrations ; aucun des deux rôles n’y a de droit',
}

/** Ce que `portail_app` n’atteint jamais : réservé au rôle système. */
const SYSTEME = ['appareil', 'avis_differe', 'cadence', 'essai', 'jeton', 'maillon', 'reponse_secrete']

const app = new pg.Client({ connectionString: env().DATABASE_APP_URL })
const systeme = new pg.Client({ connectionString: env().DATABASE_SYSTEME_URL })
let tables: string[] = []

beforeAll(async () => {
  await Promise.all([app.connect(), systeme.connect()])
  tables = (await systeme.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)).rows.map((r) => r.tablename as string)
})
afterAll(() => Promise.all([app.end(), systeme.end()]))

const idOf = async (email: string): Promise<string> =>
  (await systeme.query('SELECT id FROM utilisateur WHERE email_normalise = $1', [email])).rows[0].id

/** Ouvre une transaction avec ce périmètre, comme `asActor`, et la défait. */
async function within<T>(perimetre: { sirens?: string; comptes?: string; utilisateur?: string }, run: () => Promise<T>): Promise<T> {
  await app.query('BEGIN')
  try {
    await app.query(`SELECT set_config('app.sirens', $1, true), set_config('app.comptes', $2, true), set_config('app.utilisateur', $3, true)`, [
      perimetre.sirens ?? '',
      perimetre.comptes ?? '',
      perimetre.utilisateur ?? '',
    ])
    return await run()
  } finally {
    await app.query('ROLLBACK')
  }
}

const count = async (table: string): Promise<number | 'refusé'> => {
  await app.query('SAVEPOINT s')
  try {
    return Number((await app.query(`SELECT count(*) FROM "${table}"`)).rows[0].count)
  } catch (erreur) {
    await app.query('ROLLBACK TO s')
    if ((erreur as { code?: string }).code === '42501') return 'refusé'
    throw erreur
  }
}

describe('sécurité par ligne : toutes les tables', () => {
  it('chacune a une règle forcée, ou une exemption écrite', async () => {
    const { rows } = await systeme.query<{ nom: string; active: boolean; forcee: boolean; regles: string }>(`
      SELECT c.relname AS nom, c.relrowsecurity AS active, c.relforcerowsecurity AS forcee,
        (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) AS regles
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')`)
    const sans = rows.filter((t) => !(t.active && t.forcee && Number(t.regles) > 0)).map((t) => t.nom)
    expect(sans.sort()).toEqual(Object.keys(EXEMPTIONS).sort())
  })

  it('les deux rôles ne possèdent rien et ne passent pas outre ; celui qui sauvegarde lit tout, sans rien d’autre', async () => {
    // Il naît avec la première sauvegarde d’un serveur, ou par db:setup : ses écritures refusées sont à `tests/drill/sauvegarde`.
    const { rows } = await systeme.query(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'portail_%' AND rolname <> 'portail_proprietaire'
        AND (rolsuper OR (rolbypassrls AND rolname <> 'portail_sauvegarde') OR rolcreaterole OR rolcreatedb)`,
    )
    expect(rows).toEqual([])
    const possedees = await systeme.query(`SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) IN ('portail_app', 'portail_systeme')`)
    expect(possedees.rows).toEqual([])
  })

  it('une vue se lit avec les droits de qui la lit : le rôle restreint n’y voit que ce que ses tables lui montrent', async () => {
    const { rows } = await systeme.query<{ nom: string; options: string[] | null }>(
      `SELECT relname AS nom, reloptions AS options FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('v', 'm') ORDER BY 1`,
    )
    expect(rows.map(({ nom }) => nom)).toEqual(['acces', 'couverture'])
    for (const { nom, options } of rows) expect(options, nom).toContain('security_invoker=true')
    const seen = async (sql: string) => Number((await app.query(sql)).rows[0].n)
    const claire = await idOf('claire.durand@durand.example')
    await within({}, async () => {
      expect([await count('acces'), await count('couverture')]).toEqual([0, 0])
    })
    await within({ sirens: DURAND, utilisateur: claire }, async () => {
      expect(await seen('SELECT count(*) AS n FROM couverture')).toBeGreaterThan(0)
      expect(await seen(`SELECT count(*) AS n FROM couverture WHERE siren <> '${DURAND}'`)).toBe(0)
      expect(await seen('SELECT count(*) AS n FROM acces')).toBeGreaterThan(0)
      expect(await seen(`SELECT count(*) AS n FROM acces WHERE utilisateur_id <> '${claire}'`)).toBe(0)
    })
  })

  it('sans contexte, aucune ligne nulle part', async () => {
    const vues: Record<string, number | 'refusé'> = {}
    await within({}, async () => {
      for (const table of tables) vues[table] = await count(table)
    })
    expect(Object.entries(vues).filter(([, n]) => n !== 0 && n !== 'refusé')).toEqual([])
    for (const table of [...SYSTEME, ...Object.keys(EXEMPTIONS)]) expect(vues[table], table).toBe('refusé')
  })

  it('avec un SIREN, aucune ligne d’une autre entreprise', async () => {
    const claire = await idOf('claire.durand@durand.example')
    const { rows } = await systeme.query(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'siren' AND table_name NOT IN ('cabinet')`,
    )
    await within({ sirens: DURAND, utilisateur: claire }, async () => {
      for (const { table_name: table } of rows as { table_name: string }[]) {
        if (SYSTEME.includes(table)) continue
        // Au journal, ses propres gestes lui restent, où qu’ils aient été faits.
        const siens = table === 'evenement' ? `AND acteur_id <> '${claire}'` : ''
        const autres = await app.query(`SELECT count(*) FROM "${table}" WHERE siren IS NOT NULL AND siren <> $1 ${siens}`, [DURAND])
        expect(Number(autres.rows[0].count), table).toBe(0)
      }
      expect(await count('contrat')).toBeGreaterThan(0)
      expect(await count('demande')).toBeGreaterThan(0)
    })
  })

  it('les secrets ne sont lisibles de personne par ce rôle', async () => {
    const claire = await idOf('claire.durand@durand.example')
    for (const [table, colonne] of [
      ['utilisateur', 'mot_de_passe'],
      ['utilisateur', 'totp_secret'],
      ['entreprise', 'numero_empreinte'],
      ['session', 'empreinte'],
      ['invitation', 'empreinte'],
      ['invitation', 'lien_id'],
      ['agenda', 'empreinte'],
    ])
      await within({ sirens: DURAND, utilisateur: claire }, async () => {
        await expect(app.query(`SELECT ${colonne} FROM ${table}`), `${table}.${colonne}`).rejects.toMatchObject({ code: '42501' })
      })
  })

  it('un brouillon n’est pas à la gestion', async () => {
    const sophie = await idOf('sophie.martin@gestion.example')
    await within({ sirens: '*', utilisateur: sophie }, async () => {
      expect(Number((await app.query(`SELECT count(*) FROM demande WHERE statut = 'a_finaliser'`)).rows[0].count)).toBe(0)
      expect(await count('demande')).toBeGreaterThan(1000)
    })
  })
})

describe('sept façons de s’échapper : aucune ne marche', () => {
  const enDurand = async (run: () => Promise<unknown>) => within({ sirens: DURAND, utilisateur: await idOf('claire.durand@durand.example') }, run)
  const petit = async () => Number((await app.query('SELECT count(*) FROM contrat WHERE siren = $1', [PETIT])).rows[0].count)

  it.each([
    ['SET ROLE du propriétaire', 'SET ROLE portail_proprietaire'],
    ['SET SESSION AUTHORIZATION', 'SET SESSION AUTHORIZATION postgres'],
    ['couper la sécurité de la table', 'ALTER TABLE contrat DISABLE ROW LEVEL SECURITY'],
    ['ajouter sa propre règle', 'CREATE POLICY mienne ON contrat TO portail_app USING (true)'],
    ['une fonction SECURITY DEFINER', `CREATE FUNCTION public.tout() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM contrat'`],
  ])('%s', async (_nom, sql) => {
    await enDurand(async () => {
      await expect(app.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^42501$|^42|^0L/) })
    })
    await enDurand(async () => expect(await petit()).toBe(0))
  })

  it('RESET ROLE et row_security = off ne montrent rien de plus', async () => {
    await enDurand(async () => {
      await app.query('RESET ROLE')
      expect(await petit()).toBe(0)
      await app.query('SET LOCAL row_security = off')
      await expect(petit()).rejects.toMatchObject({ code: '42501' })
    })
  })

  it('écrire chez un autre : insérer, déplacer, rattacher', async () => {
    const compte = (await systeme.query(`SELECT compte_id FROM rattachement WHERE siren = $1`, [DURAND])).rows[0].compte_id
    const claire = await idOf('claire.durand@durand.example')
    const demande = `INSERT INTO demande (id, siren, compte_id, auteur_id, auteur_nom, univers, demarche, objet, statut, etat) VALUES (gen_random_uuid(), $1, $2, $3, 'Claire', 'sante', 'contact', 'x', 'a_finaliser', 'brouillon')`
    await enDurand(async () => {
      await app.query(demande, [DURAND, compte, claire])
      await app.query('SAVEPOINT ok')
      await expect(app.query(demande, [PETIT, compte, claire])).rejects.toMatchObject({ code: '42501' })
      await app.query('ROLLBACK TO ok')
      await expect(app.query(`UPDATE demande SET siren = $1 WHERE auteur_id = $2`, [PETIT, claire])).rejects.toMatchObject({ code: '42501' })
      await app.query('ROLLBACK TO ok')
      await expect(app.query(`UPDATE membre SET role = 'administrateur'`)).rejects.toMatchObject({ code: '42501' })
      await app.query('ROLLBACK TO ok')
      // Personne n’est administrateur ici : la règle par ligne n’en laisse voir aucune à changer, ni rien d’autre à écrire.
      expect((await app.query(`UPDATE rattachement SET detache_le = now()`)).rowCount).toBe(0)
      expect((await app.query(`UPDATE habilitation SET retiree_le = now()`)).rowCount).toBe(0)
      await expect(app.query(`UPDATE rattachement SET siren = $1`, [PETIT])).rejects.toMatchObject({ code: '42501' })
    })
  })

  it('le contexte ne passe pas d’une transaction à la suivante sur la même connexion', async () => {
    await enDurand(async () => expect(await count('contrat')).toBeGreaterThan(0))
    await app.query('BEGIN')
    expect(await count('contrat')).toBe(0)
    await app.query('ROLLBACK')
  })

  it('ce qui a été envoyé ne se réécrit ni ne s’efface, même par le système', async () => {
    for (const client of [app, systeme])
      for (const sql of [`UPDATE envoi SET contenu = '{}'`, `UPDATE envoi SET rang = 2`, 'DELETE FROM envoi', 'TRUNCATE envoi'])
        await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' })
  })

  it('un envoi se lit avec sa demande, jamais ses valeurs scellées, et ne s’ajoute qu’en son nom, chez soi', async () => {
    const claire = await idOf('claire.durand@durand.example')
    const sophie = await idOf('sophie.martin@gestion.example')
    const envoi = async (siren: string) =>
      (await systeme.query(`SELECT e.demande_id FROM envoi e WHERE e.siren = $1 ORDER BY e.demande_id LIMIT 1`, [siren])).rows[0].demande_id as string
    const [a, b] = [await envoi(DURAND), await envoi(PETIT)]
    const deDurand = (await systeme.query('SELECT count(*)::int AS n FROM envoi WHERE siren = $1', [DURAND])).rows[0].n as number
    const ajout = `INSERT INTO envoi (id, demande_id, siren, rang, demarche, version, auteur_id, contenu, scelle, empreinte) VALUES (gen_random_uuid(), $1, $2, 2, 'x', 1, $3, '{}', '{}', '')`
    const essai = async (demande: string, siren: string, auteur: string) => {
      await app.query('SAVEPOINT s')
      return app
        .query(ajout, [demande, siren, auteur])
        .then(
          () => 'permis',
          (erreur: { code?: string }) => erreur.code,
        )
        .finally(() => app.query('ROLLBACK TO s'))
    }
    await within({ sirens: DURAND, utilisateur: claire }, async () => {
      expect(deDurand).toBeGreaterThan(0)
      expect(await count('envoi')).toBe(deDurand)
      expect((await app.query('SELECT 1 FROM envoi WHERE demande_id = $1', [b])).rowCount).toBe(0)
      expect(await essai(a, DURAND, claire)).toBe('permis')
      expect(await essai(a, DURAND, sophie)).toBe('42501')
      expect(await essai(b, PETIT, claire)).toBe('42501')
      expect(await essai(b, DURAND, claire)).toBe('42501')
      await expect(app.query('SELECT scelle FROM envoi')).rejects.toMatchObject({ code: '42501' })
    })
    await within({ sirens: '*', utilisateur: sophie }, async () => expect(await essai(a, DURAND, sophie)).toBe('42501'))
  })

  it('le journal ne se réécrit pas, même par le système', async () => {
    for (const client of [app, systeme])
      for (const sql of [`UPDATE evenement SET type = 'x'`, 'DELETE FROM evenement', 'TRUNCATE evenement', `UPDATE maillon SET empreinte = ''`])
        await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' })
  })
})
