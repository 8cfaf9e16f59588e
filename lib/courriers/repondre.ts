import { findDemarche } from '@/lib/demarches/registre'
import { addressOf } from '@/lib/ground/adresse'
import { routes } from '@/lib/ground/routes'

/** La démarche par laquelle on répond à un courrier. */
const CONTACT = 'contact'

/** L’adresse qui répond à ce courrier : le formulaire de contact, que le courrier remplit ; son objet n’y paraît pas. `null` : ce portail n’a pas ce formulaire. */
export const repondreOf = ({ id, siren }: { id: string; siren: string }): string | null =>
  findDemarche(CONTACT) ? addressOf(routes.demarche(siren, CONTACT), { courrier: id }) : null
