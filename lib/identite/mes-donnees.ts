import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { parNature } from '@/lib/copy/avis'
import { systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'

/** Les données d’une personne, telles que son fichier les porte. */
export type MesDonnees = Awaited<ReturnType<typeof readMesDonnees>>

/**
 * Tout ce que le portail garde d’une personne et qui est à elle (RGPD, articles 15 et 20) : ni secret, ni empreinte, ni ce qui est à une entreprise. Ce
 * qu’elle a envoyé y est nommé ; son contenu, qui parle de salariés, reste dans les demandes.
 * @param db la transaction de lecture de la personne, pour ce que son périmètre montre ; l’identité se lit du rôle système, sur elle seule.
 */
export async function readMesDonnees({ utilisateur: { id } }: Actor, db: Db) {
  const systeme = systemDb('connexion')
  const sien = { utilisateurId: id }
  const personne = await systeme.utilisateur.findUniqueOrThrow({
    where: { id },
    select: {
      civilite: true,
      nom: true,
      prenom: true,
      email: true,
      emailNormalise: true,
      telephone: true,
      telephoneAutre: true,
      gestion: true,
      creeLe: true,
      totpSecret: true,
      totpChangeLe: true,
    },
  })
  const { totpSecret, totpChangeLe, emailNormalise, ...identite } = personne
  return {
    identite,
    conditionsAcceptees: await systeme.inscription.findFirst({ where: sien, select: { conditions: true, creeLe: true, prouveeLe: true } }),
    comptes: await systeme.membre.findMany({
      where: sien,
      orderBy: { creeLe: 'asc' },
      select: {
        role: true,
        portee: true,
        fonction: true,
        civilite: true,
        nom: true,
        prenom: true,
        telephone: true,
        etat: true,
        etatLe: true,
        creeLe: true,
        compte: { select: { nom: true } },
      },
    }),
    cabinets: await systeme.membreCabinet.findMany({
      where: sien,
      select: { etat: true, etatLe: true, cabinet: { select: { raisonSociale: true, siren: true } } },
    }),
    acces: {
      questionsSecretes: await systeme.reponseSecrete.findMany({ where: sien, orderBy: { rang: 'asc' }, select: { question: true, creeLe: true } }),
      secondFacteur: { active: totpSecret !== null, change: totpChangeLe },
      appareilsConnus: await systeme.appareil.findMany({ where: sien, orderBy: { creeLe: 'asc' }, select: { creeLe: true, vuLe: true } }),
      netEntreprises: await systeme.lienNetEntreprises.findMany({
        where: sien,
        orderBy: { creeLe: 'asc' },
        select: { sujet: true, siret: true, creeLe: true, vuLe: true },
      }),
      changementsAdresse: await systeme.changementAdresse.findMany({
        where: sien,
        orderBy: { creeLe: 'asc' },
        select: { avant: true, email: true, creeLe: true, confirmeLe: true, annuleLe: true },
      }),
      sessions: await systeme.session.findMany({
        where: sien,
        orderBy: { ouverteLe: 'asc' },
        select: { espace: true, ouverteLe: true, vueLe: true, fermeeLe: true, motif: true, appareil: true, lieu: true },
      }),
    },
    invitationsRecues: await systeme.invitation.findMany({
      where: { OR: [{ accepteePar: id }, { emailNormalise }] },
      orderBy: { creeLe: 'asc' },
      select: {
        nom: true,
        prenom: true,
        email: true,
        telephone: true,
        fonction: true,
        creeLe: true,
        accepteeLe: true,
        compte: { select: { nom: true } },
      },
    }),
    messagesCertification: await systeme.reouverture.findMany({
      where: sien,
      orderBy: { creeLe: 'asc' },
      select: { siren: true, message: true, creeLe: true, rouverteLe: true },
    }),
    presentationsVues: await systeme.presentationVue.findMany({ where: sien, orderBy: { vueLe: 'asc' }, select: { entree: true, vueLe: true } }),
    notifications: await systeme.notification.findMany({
      where: sien,
      orderBy: { creeLe: 'asc' },
      select: { type: true, siren: true, creeLe: true, luLe: true },
    }),
    reglagesCourriels: await systeme.reglageAvis.findMany({
      where: sien,
      select: parNature<true>(true),
    }),
    entreprisesEnSourdine: await systeme.sourdine.findMany({
      where: sien,
      orderBy: { creeLe: 'asc' },
      select: { siren: true, notifications: true, creeLe: true },
    }),
    courrielsRecus: await systeme.courriel.findMany({
      where: sien,
      orderBy: { creeLe: 'asc' },
      select: { destinataire: true, sujet: true, creeLe: true, envoyeLe: true },
    }),
    demandesEnvoyees: await db.demande.findMany({
      where: { auteurId: id, numero: { not: null } },
      orderBy: { envoyeeLe: 'asc' },
      select: { numero: true, siren: true, demarche: true, envoyeeLe: true, statut: true },
    }),
    journal: await systeme.evenement.findMany({
      where: { acteurId: id },
      orderBy: { rang: 'asc' },
      select: { type: true, siren: true, creeLe: true },
    }),
  }
}

/** Le fichier JSON de ces données. */
export const mesDonneesFile = async (lues: MesDonnees) => ({
  nom: 'mes-donnees-carcept-prev.json',
  type: 'application/json; charset=utf-8',
  octets: new Uint8Array(Buffer.from(`${JSON.stringify(lues, null, 2)}\n`, 'utf8')),
})
