import 'server-only'
import { randomUUID } from 'node:crypto'
import { contextOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { attachIn } from '@/lib/demandes/pieces/attach-files'
import { isCompleteIn } from '@/lib/demandes/pieces/count-open'
import type { Range } from '@/lib/demandes/pieces/stage-piece'
import { maintenant } from '@/lib/ground/clock'
import { type Fait, tenir, type Tenue, type Visee, writeMessageOnceIn } from '../acte'
import { drawNumero } from '../draw-numero'
import { canReopen } from '../transitions'
import { messageId } from './message-id'
import type { FaitDuFil } from './suite'

/** Ce que le fil reçoit d’un client. `cle` est celle du formulaire : le second envoi du même ne fait rien de plus. */
export type ReplyInput = { cle: string; corps: string; ranges: readonly Range[] }

/** Où le message est allé (une demande liée a son propre numéro), et s’il y était déjà. */
export type Replied = FaitDuFil & { deja: boolean }

/**
 * Écrit un message du client et ses fichiers. Décision 7 : il rouvre une demande traitée depuis moins de 60 jours, en ouvre une liée
 * ensuite ; une demande qui attend ne repart que si plus aucune pièce n’est ouverte.
 */
export const replyIn = (db: Db, visit: Visit<'demande:repondre', Visee>, { cle, corps, ranges }: ReplyInput): Promise<Replied> =>
  tenir(db, visit, async (tenue) => {
    const { demande, signature } = tenue
    const { siren } = demande
    const id = messageId({ demandeId: demande.id, auteurId: signature.auteurId, cle }, corps, ...ranges.map(({ sha256 }) => sha256))
    const close = demande.etat === 'cloturee'
    const rouvre = close && canReopen(demande.traiteeLe, maintenant())
    const suit = close && !rouvre
    // Une suite s’ouvre avant que son message s’écrive : il faut savoir d’abord s’il l’est déjà.
    const deja = suit ? await findPlace(db, siren, id) : null
    if (deja) return deja
    const { id: demandeId, numero, fait } = suit ? await openLinkedIn(tenue) : { ...demande, fait: tenue.fait }
    const ecrit = await writeMessageOnceIn(db, { id: demandeId, siren }, { ...signature, id, cote: 'client', corps })
    if (!ecrit) return getPlace(db, siren, id)
    await attachIn(db, { demande: { id: demandeId, siren }, messageId: id, auteur: { id: signature.auteurId, nom: signature.auteurNom } }, ranges)
    await db.messageEnCours.deleteMany({ where: { demandeId: demande.id, utilisateurId: signature.auteurId } })
    if (rouvre) await fait('demande.rouverte', { messageId: id, par: 'client' }, { rouvertures: { increment: 1 }, traiteeLe: null, issue: null })
    await fait('demande.message_client', { messageId: id, pieces: ranges.length })
    if (await isCompleteIn(db, demande)) await fait('demande.completee', { par: 'message' })
    return { siren, numero, suite: rouvre ? 'rouverte' : close ? 'liee' : 'envoye', deja: false }
  })
export const replyToDemande = command(replyIn)

/** Où ce message est déjà, un formulaire reçu deux fois ; `null` quand il n’est nulle part. */
async function findPlace(db: Db, siren: string, id: string): Promise<Replied | null> {
  const ecrit = await db.message.findFirst({ where: { id, siren }, select: { demande: { select: { numero: true } } } })
  return ecrit?.demande.numero ? { siren, numero: ecrit.demande.numero, suite: 'envoye', deja: true } : null
}

async function getPlace(db: Db, siren: string, id: string): Promise<Replied> {
  const place = await findPlace(db, siren, id)
  if (!place) throw new Error('Ce message est écrit là où il ne se voit pas.')
  return place
}

/** La suite d’une demande close depuis trop longtemps : une nouvelle, envoyée, à prendre, qui dit d’où elle vient, sous le titre de qui écrit. */
async function openLinkedIn({ db, demande: ancienne, titre, signature, faitDe }: Tenue): Promise<{ id: string; numero: string; fait: Fait }> {
  const { compteId, membreId = null, delegationId = null } = contextOf(titre, ancienne)
  const { siren, univers, demarche } = ancienne
  const id = randomUUID()
  await db.demande.create({
    data: {
      id,
      siren,
      univers,
      demarche,
      compteId,
      membreId,
      delegationId,
      auteurId: signature.auteurId,
      auteurNom: signature.auteurNom,
      objet: `Suite de ${ancienne.numero}\u00a0: ${ancienne.objet}`.slice(0, 200),
      statut: 'a_finaliser',
      etat: 'brouillon',
      suiteDe: ancienne.id,
    },
    select: { id: true },
  })
  const { numero } = await drawNumero(db)
  const fait = faitDe({ id, siren, etat: 'brouillon' })
  await fait('demande.envoyee', { numero }, { numero, envoyeeLe: maintenant() })
  return { id, numero, fait }
}
