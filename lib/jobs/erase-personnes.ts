import 'server-only'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { log } from '@/lib/ground/log'

/** Ce qu’un effacement a fait, ou ferait : combien de lignes par table, et ce qui reste à quelqu’un d’autre. */
export type Bilan = { utilisateurId: string; efface: Record<string, number>; garde: Record<string, number> }

/**
 * Efface les données des personnes dont le compte est fermé depuis trente jours, chacune dans sa transaction. Il reste une pierre tombale : qui (son seul
 * identifiant), quand, pourquoi, et combien de lignes. Restent aussi ce qui est aux entreprises (demandes et messages, au nom d’alors) et le journal, dont
 * la chaîne ne se réécrit pas.
 * @param essai dit ce qui se ferait, et n’écrit rien.
 * @param seule cette personne seule, sans attendre son jour.
 */
export async function erasePersonnes({ essai = false, seule }: { essai?: boolean; seule?: string } = {}): Promise<Bilan[]> {
  const dues = await systemDb('travail').fermeture.findMany({
    where: { effaceLe: null, ...(seule === undefined ? { effacerLe: { lte: maintenant() } } : { utilisateurId: seule }) },
    orderBy: { effacerLe: 'asc' },
    select: { utilisateurId: true },
  })
  const bilans: Bilan[] = []
  for (const { utilisateurId } of dues) {
    const bilan = essai ? await countLines(systemDb('travail'), utilisateurId) : await erase(utilisateurId)
    if (bilan) bilans.push(bilan)
  }
  if (!essai && bilans.length > 0) log.info({ effaces: bilans.length }, 'personnes effacées')
  return bilans
}

/** Ce qui s’efface : chaque table, et les lignes de cette personne. Une invitation est à qui elle est adressée, avant comme après son acceptation. */
const linesOf = (db: Db, utilisateurId: string, emailNormalise: string) => {
  const where = { utilisateurId }
  const recues = { OR: [{ accepteePar: utilisateurId }, { emailNormalise }] }
  // Ceux d’avant son compte, ou d’après, ne sont qu’à son adresse. Sans casse, Prisma compare par ILIKE, où « _ » vaudrait tout signe.
  const adresse = emailNormalise.replaceAll(/[\\%_]/g, '\\$&')
  const ecrits = { OR: [{ utilisateurId }, { destinataire: { equals: adresse, mode: 'insensitive' as const } }] }
  const sessions = { session: where }
  return [
    ['reponse_secrete', () => db.reponseSecrete.count({ where }), () => db.reponseSecrete.deleteMany({ where })],
    ['code_secours', () => db.codeSecours.count({ where }), () => db.codeSecours.deleteMany({ where })],
    ['appareil', () => db.appareil.count({ where }), () => db.appareil.deleteMany({ where })],
    ['cadence', () => db.cadence.count({ where }), () => db.cadence.deleteMany({ where })],
    ['jeton', () => db.jeton.count({ where }), () => db.jeton.deleteMany({ where })],
    ['recuperation', () => db.recuperation.count({ where }), () => db.recuperation.deleteMany({ where })],
    ['changement_adresse', () => db.changementAdresse.count({ where }), () => db.changementAdresse.deleteMany({ where })],
    ['message_en_cours', () => db.messageEnCours.count({ where }), () => db.messageEnCours.deleteMany({ where })],
    ['reouverture', () => db.reouverture.count({ where }), () => db.reouverture.deleteMany({ where })],
    ['agenda', () => db.agenda.count({ where }), () => db.agenda.deleteMany({ where })],
    ['presentation_vue', () => db.presentationVue.count({ where }), () => db.presentationVue.deleteMany({ where })],
    [
      'preparation',
      () => db.preparation.count({ where: { auteurId: utilisateurId } }),
      () => db.preparation.deleteMany({ where: { auteurId: utilisateurId } }),
    ],
    ['invitation', () => db.invitation.count({ where: recues }), () => db.invitation.deleteMany({ where: recues })],
    ['lien_net_entreprises', () => db.lienNetEntreprises.count({ where }), () => db.lienNetEntreprises.deleteMany({ where })],
    ['arrivee_net_entreprises', () => db.arriveeNetEntreprises.count({ where }), () => db.arriveeNetEntreprises.deleteMany({ where })],
    [
      'session_net_entreprises',
      () => db.sessionNetEntreprises.count({ where: sessions }),
      () => db.sessionNetEntreprises.deleteMany({ where: sessions }),
    ],
    ['inscription', () => db.inscription.count({ where }), () => db.inscription.deleteMany({ where })],
    ['reglage_avis', () => db.reglageAvis.count({ where }), () => db.reglageAvis.deleteMany({ where })],
    ['sourdine', () => db.sourdine.count({ where }), () => db.sourdine.deleteMany({ where })],
    ['avis_differe', () => db.avisDiffere.count({ where }), () => db.avisDiffere.deleteMany({ where })],
    ['notification', () => db.notification.count({ where }), () => db.notification.deleteMany({ where })],
    ['courriel', () => db.courriel.count({ where: ecrits }), () => db.courriel.deleteMany({ where: ecrits })],
  ] as const
}

const emailOf = async (db: Db, id: string): Promise<string> =>
  (await db.utilisateur.findUniqueOrThrow({ where: { id }, select: { emailNormalise: true } })).emailNormalise

/** Ce qui reste : à une entreprise, ou au journal des accès, qui se garde un an. */
const keptOf = async (db: Db, utilisateurId: string): Promise<Record<string, number>> => ({
  demande: await db.demande.count({ where: { auteurId: utilisateurId } }),
  session: await db.session.count({ where: { utilisateurId } }),
  evenement: await db.evenement.count({ where: { acteurId: utilisateurId } }),
})

/** Ce que l’effacement de cette personne ferait. */
export async function countLines(db: Db, utilisateurId: string): Promise<Bilan> {
  const efface: Record<string, number> = { utilisateur: 1 }
  for (const [table, count] of linesOf(db, utilisateurId, await emailOf(db, utilisateurId))) efface[table] = await count()
  return { utilisateurId, efface, garde: await keptOf(db, utilisateurId) }
}

/** @returns `null` quand un autre vient de le faire. */
function erase(utilisateurId: string): Promise<Bilan | null> {
  return asSystem('travail', async (db) => {
    const { count } = await db.fermeture.updateMany({ where: { utilisateurId, effaceLe: null }, data: { effaceLe: maintenant() } })
    if (count === 0) return null
    const efface: Record<string, number> = { utilisateur: 1 }
    for (const [table, , remove] of linesOf(db, utilisateurId, await emailOf(db, utilisateurId))) efface[table] = (await remove()).count
    const adresse = `efface.${utilisateurId}@efface.invalid`
    await db.utilisateur.update({
      where: { id: utilisateurId },
      data: {
        email: adresse,
        emailNormalise: adresse,
        nom: 'effacée',
        prenom: 'Personne',
        telephone: null,
        telephoneAutre: null,
        motDePasse: null,
        totpSecret: null,
        totpChangeLe: null,
      },
      select: { id: true },
    })
    await db.membre.updateMany({ where: { utilisateurId }, data: { fonction: null, civilite: null, nom: null, prenom: null, telephone: null } })
    await db.session.updateMany({ where: { utilisateurId }, data: { appareil: null, lieu: null } })
    const bilan = { utilisateurId, efface, garde: await keptOf(db, utilisateurId) }
    await db.fermeture.update({ where: { utilisateurId }, data: { bilan: { efface, garde: bilan.garde } }, select: { utilisateurId: true } })
    await record(db, { systeme: true }, 'personne.effacee', { utilisateurId })
    return bilan
  })
}
