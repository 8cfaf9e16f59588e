import 'server-only'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { sha256 } from '@/lib/data/champ'
import { paddedList } from '@/lib/data/padded-list'
import { env } from '@/lib/ground/env'
import type { Modele } from '@/lib/mail/catalogue'
import { composeCourriel } from '@/lib/mail/compose-courriel'
import type { Envoi } from '@/lib/mail/destinataires'
import { enqueue } from '../acts/queue'

/** Un envoi, avec son modèle. */
export type EnvoiDe = { modele: Modele } & Envoi<Modele>

/**
 * Écrit une ligne par courriel, et met chacun en file dans la même transaction. La mise en page se fait avant, hors transaction.
 * Rejouable : la clé (événement, modèle, personne) est unique, et l’identifiant du message en vient.
 * @returns le nombre de courriels écrits.
 */
export async function writeCourriels(evenementId: string, envois: EnvoiDe[]): Promise<number> {
  if (envois.length === 0) return 0
  const personnes = await systemDb('travail').utilisateur.findMany({
    where: { id: { in: paddedList(envois.flatMap((e) => e.utilisateurId ?? [])) }, desactiveLe: null },
    select: { id: true, prenom: true, nom: true, email: true },
  })
  const { APP_URL: appUrl, MAIL_DOMAINE } = env()
  const lignes = await Promise.all(
    envois.flatMap(
      ({
        modele,
        utilisateurId,
        inconnu,
        siren,
        demandeId,
        courrierId = null,
        documentId = null,
        ficheDsnId = null,
        retourDsnId = null,
        donnees,
      }) => {
        const destinataire = inconnu ?? personnes.find((p) => p.id === utilisateurId)
        if (!destinataire) return []
        const cle = `${evenementId}.${modele}.${utilisateurId ?? 'adresse'}`
        // Court : plus long que la ligne, l’en-tête serait plié, et certains serveurs comptent alors deux messages.
        const messageId = `<${sha256(cle).slice(0, 32)}@${MAIL_DOMAINE}>`
        return [
          composeCourriel(modele, donnees, { destinataire, appUrl }).then((compose) => ({
            cle,
            messageId,
            utilisateurId,
            siren,
            demandeId,
            courrierId,
            documentId,
            ficheDsnId,
            retourDsnId,
            destinataire: destinataire.email,
            ...compose,
          })),
        ]
      },
    ),
  )
  return asSystem('travail', async (db) => {
    const ecrits = await db.courriel.createManyAndReturn({ data: lignes, skipDuplicates: true, select: { id: true } })
    for (const { id } of ecrits) await enqueue(db, 'envoyer-courriel', { courrielId: id })
    return ecrits.length
  })
}
