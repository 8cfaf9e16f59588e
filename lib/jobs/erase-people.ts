import 'server-only'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { normalizeEmail } from '@/lib/ground/email'
import { refused } from '@/lib/ground/errors'
import { closeAccountIn } from '@/lib/identite/close-account'
import { keepOneAdministrateur } from '@/lib/identite/dernier-administrateur'
import { type Bilan, countLines, erasePersonnes } from './erase-personnes'

/**
 * Ce que l’exploitation demande : effacer ce qui est dû, ou, pour une demande RGPD accordée, la personne de cette adresse, dont le compte se ferme d’abord.
 * @param essai dit ce qui se ferait, et n’écrit rien.
 * @throws `refused` quand l’adresse n’est celle de personne, ou quand un compte n’aurait plus d’administrateur.
 */
export async function erasePeople({ essai, email }: { essai: boolean; email?: string }): Promise<Bilan[]> {
  if (email === undefined) return erasePersonnes({ essai })
  const personne = await systemDb('exploitation').utilisateur.findUnique({
    where: { emailNormalise: normalizeEmail(email), gestion: null },
    select: { id: true, desactiveLe: true },
  })
  if (!personne) throw refused(`L’adresse ${email} n’est celle d’aucune personne d’entreprise.`)
  if (essai) {
    await asSystem('exploitation', (tx) => keepOneAdministrateur(tx, personne.id))
    return [await countLines(systemDb('exploitation'), personne.id)]
  }
  if (personne.desactiveLe === null) await asSystem('exploitation', (tx) => closeAccountIn(tx, { systeme: true }, personne.id, 'demande'))
  return erasePersonnes({ seule: personne.id })
}
