import { arretDeTravail } from './arret-de-travail/definition'
import type { Demarche } from './define'

/** Les démarches qui ont leur formulaire ; les autres du catalogue viennent. Serveur seulement : le navigateur charge la sienne seule. */
export const DEMARCHES: readonly Demarche[] = [arretDeTravail]

/** La démarche de ce nom ; `null` quand elle n’a pas encore de formulaire. */
export const findDemarche = (slug: string): Demarche | null => DEMARCHES.find((demarche) => demarche.slug === slug) ?? null
