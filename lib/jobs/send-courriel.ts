import 'server-only'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { maintenant } from '@/lib/ground/clock'
import { env } from '@/lib/ground/env'
import { log, mask } from '@/lib/ground/log'
import { backoff, OBSTINATION_HEURES } from '@/lib/mail/backoff'
import { type Compose, composeCourriel } from '@/lib/mail/compose-courriel'
import type { Depart, Transport, Verdict } from '@/lib/mail/depart'
import { onResume } from '@/lib/mail/destinataires-resume'
import { transportOf } from '@/lib/mail/transport'
import { openLinks } from '@/lib/identite/jeton'
import { listDeclarants, listLecteursCourrier, listLecteursDocument, listLecteursFiche } from '@/lib/notifications/lecteurs'
import { listAtteignants } from '@/lib/notifications/suiveurs'
import { enqueue } from '../acts/queue'
import { readCle } from './write-courriels'

/** Le temps pendant lequel un ouvrier tient un courriel : plus long que tous les délais d’un envoi. */
const BAIL_SECONDES = 90

export type Issue = 'envoye' | 'reporte' | 'en_echec' | 'retenu' | 'pas_maintenant'

/**
 * Envoie un courriel, au moins une fois. La base tient l’heure et le bail : un ouvrier tué après le « 250 » du serveur et avant
 * l’écriture laisse un courriel qui repart au bout du bail avec le même identifiant de message.
 * Au moment de partir, son destinataire est jugé de nouveau : qui n’atteint plus la demande, le courrier, le document ou la fiche dont il parle ne le reçoit
 * pas, et un résumé du jour se récrit de ce qu’il atteint encore.
 * @returns `retenu` dans ce cas ; `pas_maintenant` quand il est déjà envoyé, tenu par un autre ouvrier, ou pas encore dû.
 */
export async function sendCourriel(id: string, transport: Transport = transportOf(env())): Promise<Issue> {
  const pris = await claim(id)
  if (!pris) return 'pas_maintenant'
  const depart = await rejudge(pris)
  if (!depart) return retain(id)
  const verdict = await attempt({ ...depart, texte: openLinks(depart.texte), html: openLinks(depart.html) }, transport)
  switch (verdict.etat) {
    case 'envoye':
      await systemDb('travail').courriel.update({
        where: { id },
        data: { etat: 'envoye', envoyeLe: maintenant(), erreur: null, serviceId: verdict.serviceId ?? null },
        select: { id: true },
      })
      return 'envoye'
    case 'refuse':
    case 'panne':
      log.warn({ courriel: id, essai: depart.essais, erreur: verdict.erreur }, 'courriel non parti')
      return postpone(depart, verdict.erreur, verdict.etat === 'refuse')
  }
}

async function attempt(depart: Pris, transport: Transport): Promise<Verdict | { etat: 'panne'; erreur: string }> {
  try {
    return await transport(depart)
  } catch (erreur) {
    return { etat: 'panne', erreur: mask(erreur instanceof Error ? erreur.message : String(erreur)) }
  }
}

/**
 * Reprend les courriels dus dont le travail s’est perdu, les plus anciens d’abord. Un serveur qui ne répond pas arrête la relève :
 * les autres attendront la suivante au lieu de l’attendre chacun.
 * @returns le nombre de courriels partis.
 */
export async function collectCourriels(transport: Transport = transportOf(env())): Promise<number> {
  // Une marge laisse au travail de chaque courriel le temps de le prendre.
  const dus = await systemDb('travail').courriel.findMany({
    where: { etat: 'a_envoyer', prochainLe: { lte: new Date(maintenant().getTime() - 10_000) } },
    orderBy: { prochainLe: 'asc' },
    take: 500,
    select: { id: true },
  })
  let partis = 0
  for (const { id } of dus) {
    const issue = await sendCourriel(id, transport)
    if (issue === 'reporte') break
    if (issue === 'envoye') partis += 1
  }
  return partis
}

type Pris = Depart & {
  id: string
  essais: number
  utilisateurId: string | null
  siren: string | null
  demandeId: string | null
  courrierId: string | null
  documentId: string | null
  ficheDsnId: string | null
  retourDsnId: string | null
}

async function claim(id: string): Promise<Pris | null> {
  const [pris] = await systemDb('travail').$queryRaw<Pris[]>`
    UPDATE courriel SET essais = essais + 1, prochain_le = maintenant() + make_interval(secs => ${BAIL_SECONDES})
    WHERE id = ${id}::uuid AND etat = 'a_envoyer' AND prochain_le <= maintenant()
    RETURNING id::text, essais, utilisateur_id::text AS "utilisateurId", siren::text, demande_id::text AS "demandeId",
      courrier_id::text AS "courrierId", document_id::text AS "documentId", fiche_dsn_id::text AS "ficheDsnId",
      retour_dsn_id::text AS "retourDsnId", cle, message_id AS "messageId", destinataire, sujet, texte, html`
  return pris ?? null
}

/** Ce courriel tel qu’il peut partir maintenant ; `null` : il ne part pas. Un résumé récrit le reste, et c’est lui que l’on garde. */
async function rejudge(pris: Pris): Promise<Pris | null> {
  if (readCle(pris.cle).modele !== 'resume-du-jour') return (await isDue(pris)) ? pris : null
  const resume = await rewriteResume(pris)
  if (!resume || resume.texte === pris.texte) return resume && pris
  await systemDb('travail').courriel.update({ where: { id: pris.id }, data: resume, select: { id: true } })
  return { ...pris, ...resume }
}

/** Le résumé de ce jour-là, écrit de ce que cette personne atteint et veut encore ; `null` quand il n’en reste rien, ou plus personne. */
async function rewriteResume({ cle, utilisateurId }: Pris): Promise<Compose | null> {
  const db = systemDb('travail')
  const { evenementId } = readCle(cle)
  const evenement = await db.evenement.findUnique({ where: { id: evenementId }, select: { donnees: true } })
  const destinataire = await db.utilisateur.findFirst({ where: { id: utilisateurId ?? '', desactiveLe: null }, select: { prenom: true, nom: true } })
  if (!evenement || !destinataire) return null
  const [envoi] = await onResume(db, evenement.donnees as { utilisateurId: string; jour: string })
  return envoi ? composeCourriel('resume-du-jour', envoi.donnees, { destinataire, appUrl: env().APP_URL }) : null
}

async function isDue({ utilisateurId, siren, demandeId, courrierId, documentId, ficheDsnId, retourDsnId }: Pris): Promise<boolean> {
  const db = systemDb('travail')
  if (demandeId !== null) return (await listAtteignants(db, demandeId)).some(({ id }) => id === utilisateurId)
  if (courrierId !== null) return (await listLecteursCourrier(db, courrierId)).some((id) => id === utilisateurId)
  if (documentId !== null)
    return (await listLecteursDocument(db, documentId)).some(({ id, sirens }) => id === utilisateurId && (siren === null || sirens.includes(siren)))
  if (ficheDsnId !== null) return (await listLecteursFiche(db, ficheDsnId)).some((id) => id === utilisateurId)
  if (retourDsnId !== null) return (await listDeclarants(db, retourDsnId)).some((id) => id === utilisateurId)
  return true
}

async function retain(id: string): Promise<'retenu'> {
  await systemDb('travail').courriel.update({ where: { id }, data: { etat: 'retenu', erreur: null }, select: { id: true } })
  log.info({ courriel: id }, 'courriel retenu : son destinataire n’atteint plus ce dont il parle')
  return 'retenu'
}

function postpone({ id, essais }: Pris, erreur: string, definitif: boolean): Promise<Issue> {
  const attente = backoff(essais)
  return asSystem('travail', async (db) => {
    const [ligne] = await db.$queryRaw<{ etat: 'a_envoyer' | 'en_echec' }[]>`
      UPDATE courriel SET erreur = ${erreur.slice(0, 300)}, prochain_le = maintenant() + make_interval(secs => ${attente}),
        etat = CASE WHEN ${definitif} OR cree_le <= maintenant() - make_interval(hours => ${OBSTINATION_HEURES}) THEN 'en_echec' ELSE 'a_envoyer' END::"EtatCourriel"
      WHERE id = ${id}::uuid RETURNING etat::text`
    if (ligne?.etat === 'en_echec') return 'en_echec'
    await enqueue(db, 'envoyer-courriel', { courrielId: id }, attente)
    return 'reporte'
  })
}
