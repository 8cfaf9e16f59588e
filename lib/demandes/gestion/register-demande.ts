import 'server-only'
import { randomUUID } from 'node:crypto'
import { signatureOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { findDemarche, listSujets } from '@/lib/demarches/registre'
import { maintenant } from '@/lib/ground/clock'
import { addDays, isoDay } from '@/lib/ground/date'
import { invalid } from '@/lib/ground/errors'
import type { Univers } from '@/lib/ground/univers'
import { faitOf, writeMessageIn } from '../acte'
import { drawNumero } from '../draw-numero'
import { receivedId } from '../fil/message-id'
import { JOURS_GESTION, statutOf } from '../rules'
import type { EnregistrerForm } from './schema'

/** Le plus vieux courrier que l’on enregistre encore, en jours. */
const ANCIENNETE = 366

export type Enregistree = { numero: string; suite: 'enregistrer' }

/**
 * Enregistre une demande reçue par courrier ou par téléphone : elle a son numéro, son fil, et l’entreprise la suit comme une autre. Le délai court
 * depuis le jour où elle est arrivée. Le même formulaire, avec le même contenu, deux fois n’en fait qu’une.
 * @throws `invalide` : entreprise inconnue ou sans compte, univers non couvert, sujet ou date impossibles.
 */
export async function registerIn(db: Db, visit: Visit<'gestion:traiter'>, input: EnregistrerForm): Promise<Enregistree> {
  const { cle, siren, canal, sujet, demandeur, objet, recueLe, corps } = input
  const auteurId = visit.actor.utilisateur.id
  const univers = universOf(input)
  const id = receivedId({ auteurId, cle }, siren, canal, sujet, univers, demandeur, objet, recueLe, corps)
  // Deux fois au même instant, le second attend le premier et rend son numéro.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`
  const deja = await db.demande.findUnique({ where: { id }, select: { numero: true } })
  if (deja?.numero) return { numero: deja.numero, suite: 'enregistrer' }
  const lieu = { siren, univers, compteId: await checked(db, input, univers) }
  return acteIn(
    db,
    visit,
    async () => lieu,
    async ({ actor, titre, note }) => {
      const { numero, jour } = await drawNumero(db)
      const envoyeeLe = recueLe === jour ? maintenant() : new Date(`${recueLe}T12:00:00Z`)
      await db.demande.create({
        data: {
          ...lieu,
          id,
          numero,
          canal,
          objet,
          envoyeeLe,
          creeLe: envoyeeLe,
          auteurId,
          auteurNom: demandeur,
          demarche: sujet,
          demarcheVersion: findDemarche(sujet)?.version ?? 1,
          statut: statutOf('a_prendre'),
          etat: 'a_prendre',
          echeanceLe: new Date(addDays(recueLe, JOURS_GESTION)),
        },
        select: { id: true },
      })
      await faitOf({ db, note }, { id, siren, etat: 'a_prendre' })('demande.enregistree', { numero, canal, recueLe })
      const message = {
        ...signatureOf(actor, titre),
        id: randomUUID(),
        cote: 'gestion',
        corps: `Ce qui nous est demandé\u00a0:\n\n${corps}`,
      } as const
      await writeMessageIn(db, { id, siren }, message)
      return { numero, suite: 'enregistrer' }
    },
  )
}
export const registerDemande = command(registerIn)

/** L’univers dit, sinon le seul de ce sujet. @throws `invalide` quand il faut choisir, ou que le sujet n’est pas de la liste. */
function universOf({ sujet, univers }: EnregistrerForm): Univers {
  const connu = listSujets().find(({ slug }) => slug === sujet)
  if (!connu) throw invalid({ sujet: 'Choisissez un sujet de la liste.' })
  if (univers && !connu.univers.includes(univers))
    throw invalid({ univers: 'Ce sujet n’est pas de cet univers. Choisissez un autre univers, ou un autre sujet.' })
  const [seul, autre] = connu.univers
  if (univers) return univers
  if (!seul || autre) throw invalid({ univers: 'Ce sujet touche plusieurs univers\u00a0: choisissez celui de la demande.' })
  return seul
}

/** Le compte qui a rattaché l’entreprise le premier, une fois la demande reconnue possible. */
async function checked(db: Db, { siren, recueLe }: EnregistrerForm, univers: Univers): Promise<string> {
  const jour = isoDay(maintenant())
  if (recueLe > jour || recueLe < addDays(jour, -ANCIENNETE)) throw invalid({ recueLe: 'Indiquez un jour passé, de moins d’un an.' })
  const couvert = await db.couverture.count({ where: { siren, univers } })
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
