import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import { APPAREILS } from '@/lib/identite/appareil'

/** Efface ce que la connexion n’a plus à garder : les essais d’hier, l’allure de qui a retrouvé tous ses tours (sans ligne, c’est la même), les appareils oubliés depuis six mois, les sessions finies depuis plus d’un an (journal des accès : 12 mois). */
export const purgeSignIn = (): Promise<void> =>
  asSystem('travail', async (db) => {
    await db.$executeRaw`DELETE FROM essai WHERE depuis < maintenant() - interval '1 day' AND bloque_jusqua < maintenant()`
    await db.$executeRaw`DELETE FROM cadence WHERE pret_le < maintenant()`
    await db.$executeRaw`DELETE FROM appareil WHERE vu_le < maintenant() - make_interval(days => ${APPAREILS.jours}::int)`
    await db.$executeRaw`DELETE FROM session WHERE coalesce(fermee_le, expire_le) < maintenant() - interval '12 months'`
  })
