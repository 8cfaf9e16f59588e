import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import type { SuiteEnvoi } from '@/lib/demandes/fil/suite'
import { asActor } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { record } from '@/lib/acts/record'
import { notFound, refused } from '@/lib/ground/errors'
import { attachIn } from '@/lib/demandes/pieces/attach-files'
import type { Range } from '@/lib/demandes/pieces/receive-piece'
import { afterClient, canReopen } from '../transitions'
import { messageId } from './message-id'
import { contextFor, plumeOf, titleFor } from './plume'
import { countOpenPieces, type DemandeTenue, drawNumero, holdDemande, moveIn, writeLineIn, writeMessageIn } from './write'

/** Ce que le fil reçoit d’un client. `cle` est celle du formulaire : le second envoi du même ne fait rien de plus. */
export type ReplyInput = { numero: string; cle: string; corps: string; ranges: readonly Range[] }

/** Où le message est allé (une demande liée a son propre numéro), et s’il y était déjà. */
export type Replied = { siren: string; numero: string; suite: SuiteEnvoi; deja: boolean }

/**
 * Écrit un message du client et ses fichiers. Décision 7 : il rouvre une demande traitée depuis moins de 60 jours, en ouvre une liée
 * ensuite ; une demande qui attend ne repart que si plus aucune pièce n’est ouverte.
 * @throws `notFound` (demande d’autrui, inconnue ou brouillon) ; `refused` quand aucun titre ne permet de répondre.
 */
export const replyToDemande = (actor: Actor, { numero, cle, corps, ranges }: ReplyInput): Promise<Replied> =>
  asActor(actor, async (db) => {
    const demande = await holdDemande(db, { AND: [{ numero }, demandesOf(actor, 'demande:lire')] })
    if (!demande) throw notFound()
    const titre = titleFor(actor, 'demande:repondre', demande.siren, demande.univers)
    if (!titre) throw refused('Vous pouvez lire cette demande, pas y répondre.')
    const id = messageId({ demandeId: demande.id, auteurId: actor.utilisateur.id, cle }, corps, ...ranges.map(({ sha256 }) => sha256))
    const deja = await db.message.findFirst({ where: { id, siren: demande.siren }, select: { demande: { select: { numero: true } } } })
    if (deja) return { siren: demande.siren, numero: deja.demande.numero ?? numero, suite: 'envoye', deja: true }

    const liee = demande.etat === 'cloturee' && !canReopen(demande.traiteeLe, maintenant())
    const cible = liee ? await openLinked(db, demande, { auteur: plumeOf(actor, titre), titre: contextFor(demande.siren, titre) }) : demande
    if (liee) await record(db, actor, 'demande.envoyee', { demandeId: cible.id, numero: cible.numero ?? '' }, contextFor(demande.siren, titre))

    const plume = plumeOf(actor, titre)
    await writeMessageIn(db, cible, { ...plume, id, cote: 'client', corps })
    await attachIn(db, { demande: cible, messageId: id, auteur: { id: plume.auteurId, nom: plume.auteurNom } }, ranges)
    await db.messageEnCours.deleteMany({ where: { demandeId: demande.id, utilisateurId: actor.utilisateur.id } })
    const contexte = contextFor(demande.siren, titre)
    await record(db, actor, 'demande.message_client', { demandeId: cible.id, messageId: id, pieces: ranges.length }, contexte)

    const vers = liee ? cible.etat : (afterClient('ecrire', demande.etat, await countOpenPieces(db, demande)) ?? demande.etat)
    const rouverte = demande.etat === 'cloturee' && !liee
    if (rouverte) {
      await record(db, actor, 'demande.rouverte', { demandeId: demande.id, par: 'client' }, contexte)
      await writeLineIn(db, demande, `Demande rouverte par le message de ${plume.auteurNom}.`)
    } else if (demande.etat === 'pieces_demandees' && vers === 'en_traitement') {
      await record(db, actor, 'demande.completee', { demandeId: demande.id }, contexte)
      await writeLineIn(db, demande, 'Vous avez répondu : la demande repart.')
    }
    await moveIn(db, cible, vers, rouverte ? { rouvertures: { increment: 1 }, traiteeLe: null, issue: null } : {})
    return { siren: demande.siren, numero: cible.numero ?? numero, suite: liee ? 'liee' : rouverte ? 'rouverte' : 'envoye', deja: false }
  })

type Opening = { auteur: ReturnType<typeof plumeOf>; titre: ReturnType<typeof contextFor> }

/** La suite d’une demande close depuis trop longtemps : une nouvelle, envoyée, à prendre, qui dit d’où elle vient. */
async function openLinked(
  db: Db,
  ancienne: DemandeTenue,
  { auteur, titre }: Opening,
): Promise<Pick<DemandeTenue, 'id' | 'siren' | 'numero' | 'etat'>> {
  const { numero } = await drawNumero(db)
  const { id, siren, univers, demarche } = ancienne
  const liee = { id: randomUUID(), siren, numero, etat: 'a_prendre' as const }
  await db.demande.create({
    data: {
      ...liee,
      univers,
      demarche,
      compteId: titre.compteId ?? ancienne.compteId,
      membreId: titre.membreId ?? null,
      delegationId: titre.delegationId ?? null,
      auteurId: auteur.auteurId ?? ancienne.auteurId,
      auteurNom: auteur.auteurNom,
      objet: `Suite de ${ancienne.numero} : ${ancienne.objet}`.slice(0, 200),
      statut: 'envoyee',
      suiteDe: id,
      envoyeeLe: maintenant(),
    },
    select: { id: true },
  })
  return liee
}
