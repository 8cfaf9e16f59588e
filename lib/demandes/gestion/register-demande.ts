import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { record } from '@/lib/acts/record'
import { CANAL_NOMS } from '@/lib/demandes/noms'
import { asActor } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { findDemarche, listSujets } from '@/lib/demarches/registre'
import { maintenant } from '@/lib/ground/clock'
import { addDays, formatIso, isoDay } from '@/lib/ground/date'
import { invalid, notFound } from '@/lib/ground/errors'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { drawNumero, writeLineIn, writeMessageIn } from '../fil/write'
import { JOURS_GESTION, statutOf } from '../rules'
import { staffPlume } from './hold'
import type { EnregistrerForm } from './schema'

/** Le plus vieux courrier que l’on enregistre encore, en jours. */
const ANCIENNETE = 366

/**
 * Enregistre une demande reçue par courrier ou par téléphone : elle a son numéro, son fil, et l’entreprise la suit comme une autre. Le délai court
 * depuis le jour où elle est arrivée. Le même formulaire deux fois n’en fait qu’une.
 * @throws `notFound` hors de la gestion ; `invalide` : entreprise inconnue ou sans compte, univers non couvert, sujet ou date impossibles.
 */
export const registerDemande = (actor: Actor, input: EnregistrerForm): Promise<Outcome> =>
  asActor(actor, async (db) => {
    if (!actor.gestion) throw notFound()
    const { cle: id, siren, canal, univers, demandeur, objet, recueLe, corps } = input
    const deja = await db.demande.findUnique({ where: { id }, select: { numero: true } })
    if (deja?.numero) return { vers: routes.gestionDemande(deja.numero, 'enregistrer') }
    const compteId = await checked(db, input)
    const { numero, jour } = await drawNumero(db)
    const envoyeeLe = recueLe === jour ? maintenant() : new Date(`${recueLe}T12:00:00Z`)
    await db.demande.create({
      data: {
        id,
        numero,
        siren,
        compteId,
        canal,
        univers,
        objet,
        envoyeeLe,
        creeLe: envoyeeLe,
        auteurId: actor.utilisateur.id,
        auteurNom: demandeur,
        demarche: input.sujet,
        demarcheVersion: findDemarche(input.sujet)?.version ?? 1,
        statut: statutOf('a_prendre'),
        etat: 'a_prendre',
        echeanceLe: new Date(addDays(recueLe, JOURS_GESTION)),
      },
      select: { id: true },
    })
    const plume = staffPlume(actor)
    await writeLineIn(
      db,
      { id, siren },
      `Demande reçue ${CANAL_NOMS[canal]} de ${demandeur} le ${formatIso(recueLe)}, enregistrée par ${plume.auteurNom}.`,
    )
    await writeMessageIn(db, { id, siren }, { ...plume, cote: 'gestion', corps: `Ce qui nous est demandé\u00a0:\n\n${corps}` })
    await record(db, actor, 'demande.enregistree', { demandeId: id, numero, canal, recueLe }, { siren, compteId })
    return { vers: routes.gestionDemande(numero, 'enregistrer') }
  })

/** Le compte qui a rattaché l’entreprise le premier, une fois la demande reconnue possible. */
async function checked(db: Db, { siren, sujet, univers, recueLe }: EnregistrerForm): Promise<string> {
  const jour = isoDay(maintenant())
  if (recueLe > jour || recueLe < addDays(jour, -ANCIENNETE)) throw invalid({ recueLe: 'Indiquez un jour passé, de moins d’un an.' })
  const connu = listSujets().find(({ slug }) => slug === sujet)
  if (!connu) throw invalid({ sujet: 'Choisissez un sujet de la liste.' })
  if (!connu.univers.includes(univers))
    throw invalid({ univers: 'Ce sujet n’est pas de cet univers. Choisissez un autre univers, ou un autre sujet.' })
  const couvert = await db.contrat.count({
    where: { siren, univers, OR: [{ finLe: null }, { finLe: { gte: new Date(jour) } }] },
  })
  const rattachement = await db.rattachement.findFirst({
    where: { siren, detacheLe: null },
    orderBy: [{ certifieLe: 'asc' }, { id: 'asc' }],
    select: { compteId: true },
  })
  if (!rattachement)
    throw invalid({ siren: 'Aucun compte du portail ne suit cette entreprise. Vérifiez le SIREN\u00a0; sans compte, répondez par le même moyen.' })
  if (couvert === 0) throw invalid({ univers: 'Cette entreprise n’est pas couverte dans cet univers.' })
  return rattachement.compteId
}
