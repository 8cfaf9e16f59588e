import 'server-only'
import { sortEnvois } from '@/lib/avis/sort-envois'
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
 * Ce que son destinataire a réglé s’applique ici, et ici seulement : aussitôt, gardé pour son résumé du jour, ou tu.
 * Rejouable : la clé (événement, modèle, personne) est unique, et l’identifiant du message en vient.
 * @returns le nombre de courriels écrits.
 */
export async function writeCourriels(evenementId: string, envois: EnvoiDe[]): Promise<number> {
  const { aussitot, differes } = await sortEnvois(systemDb('travail'), envois)
  if (differes.length > 0) await keepForResume(evenementId, differes)
  if (aussitot.length === 0) return 0
  const personnes = await systemDb('travail').utilisateur.findMany({
    where: { id: { in: paddedList(aussitot.flatMap((e) => e.utilisateurId ?? [])) }, desactiveLe: null },
    select: { id: true, prenom: true, nom: true, email: true },
  })
  const { APP_URL: appUrl, MAIL_DOMAINE } = env()
  const lignes = await Promise.all(
    aussitot.flatMap(
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
        const cle = cleOf(evenementId, modele, utilisateurId)
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

const cleOf = (evenementId: string, modele: Modele, utilisateurId: string | null): string => `${evenementId}.${modele}.${utilisateurId ?? 'adresse'}`

/** L’événement et le modèle d’un courriel écrit. */
export function readCle(cle: string): { evenementId: string; modele: string } {
  const [evenementId = '', modele = ''] = cle.split('.')
  return { evenementId, modele }
}

/** Garde ces envois pour le résumé du jour de leur destinataire : leur objet, jamais ce qu’ils disent. */
async function keepForResume(evenementId: string, differes: Awaited<ReturnType<typeof sortEnvois<EnvoiDe>>>['differes']): Promise<void> {
  const data = differes.map(
    ({ modele, utilisateurId, nature, siren, demandeId, courrierId = null, documentId = null, ficheDsnId = null, retourDsnId = null, donnees }) => ({
      cle: cleOf(evenementId, modele, utilisateurId),
      utilisateurId,
      nature,
      siren,
      demandeId,
      courrierId,
      documentId,
      ficheDsnId,
      retourDsnId,
      delegationId: 'delegationId' in donnees ? donnees.delegationId : null,
    }),
  )
  await asSystem('travail', (db) => db.avisDiffere.createMany({ data, skipDuplicates: true }))
}
