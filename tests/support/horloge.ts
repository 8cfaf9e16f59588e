import { withClient } from '../../scripts/database.ts'

/**
 * Déplace l’heure du portail, celle que SQL et code lisent. Le propriétaire seul le peut.
 * @param decalage un intervalle de PostgreSQL : « 31 minutes », « -3 hours », « 0 » pour l’heure vraie.
 */
export const shiftClock = (ownerUrl: string, decalage: string): Promise<unknown> =>
  withClient(ownerUrl, (client) =>
    client.query(
      `CREATE OR REPLACE FUNCTION maintenant() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT now() + interval '${decalage.replaceAll("'", '')}' $$`,
    ),
  )
