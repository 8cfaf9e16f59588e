import { expect, it } from 'vitest'
import { PEOPLE } from '@/prisma/seed/cast'
import { withClient } from '@/scripts/database'
import { BARS } from '@/scripts/bench/bars'
import { listQueries } from '@/scripts/bench/meters'
import { HttpClient, signIn } from '../support/http'
import { adminUrl, ownerUrl, PORTAL_URL } from '../support/portal'

const DURAND = '900000019'

it('une page pose peu de requêtes à la base, et ne lit la session qu’une fois', async () => {
  const admin = await adminUrl()
  const { rows } = await withClient(await ownerUrl(), (db) =>
    db.query<{ numero: string }>(`SELECT numero FROM demande WHERE siren = $1 AND numero IS NOT NULL ORDER BY modifie_le DESC LIMIT 1`, [DURAND]),
  )
  const fil = `/e/${DURAND}/demandes/${rows[0]?.numero}`
  for (const [qui, chemins] of [
    [
      PEOPLE.claire.email,
      ['/accueil', '/demandes', '/courriers', '/notifications', '/profil', `/e/${DURAND}`, `/e/${DURAND}/demandes`, `/e/${DURAND}/contrats`, fil],
    ],
    [PEOPLE.marc.email, [`/e/${DURAND}`, `/e/${DURAND}/demandes`, fil]],
    [PEOPLE.karim.email, ['/accueil', '/demandes', '/clients']],
  ] as const) {
    const client = new HttpClient(PORTAL_URL)
    expect((await signIn(client, qui)).status).toBe(303)
    for (const chemin of chemins) {
      // La première visite marque lu, et prolonge la session.
      for (let fois = 0; fois < 2; fois++) expect((await client.get(chemin)).status, chemin).toBe(200)
      const requetes = await listQueries(admin, () => client.get(chemin))
      console.log(`${qui} ${chemin} : ${requetes.length} requêtes`)
      expect(requetes.filter((sql) => /FROM session /.test(sql)).length, chemin).toBe(1)
      expect(requetes.length, `${chemin}\n${requetes.map((sql) => sql.slice(0, 120)).join('\n')}`).toBeLessThanOrEqual(BARS.accueil.queries)
    }
  }
})
