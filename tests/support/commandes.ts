import type { z } from 'zod'
import * as leads from '@/doors/leads'
import type { Actor } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import { judge, type Visit } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import * as jeter from '@/lib/demandes/brouillon/throw-brouillon'
import * as rendre from '@/lib/demandes/brouillon/restore-brouillon'
import * as confier from '@/lib/demandes/brouillon/give-brouillon'
import * as champs from '@/lib/demandes/brouillon/save-champs'
import * as etape from '@/lib/demandes/brouillon/save-etape'
import type { ChampsBody, EnvoyerForm, EtapeForm, StartForm } from '@/lib/demandes/brouillon/schema'
import * as commencer from '@/lib/demandes/brouillon/start-brouillon'
import * as envoyer from '@/lib/demandes/brouillon/submit-demande'
import * as corriger from '@/lib/demandes/correction/ask-correction'
import type { DemanderCorrectionForm } from '@/lib/demandes/correction/schema'
import * as renoncer from '@/lib/demandes/correction/cancel-correction'
import * as corrigee from '@/lib/demandes/correction/send-correction'
import * as annuler from '@/lib/demandes/fil/cancel-demande'
import * as garder from '@/lib/demandes/fil/keep-message'
import * as lire from '@/lib/demandes/fil/mark-read'
import * as fournir from '@/lib/demandes/fil/provide-piece'
import * as ecrire from '@/lib/demandes/fil/reply-to-demande'
import * as repondre from '@/lib/demandes/gestion/answer-demande'
import * as demander from '@/lib/demandes/gestion/ask-pieces'
import * as clore from '@/lib/demandes/gestion/close-demande'
import * as consulter from '@/lib/demandes/gestion/consult-demande'
import * as juger from '@/lib/demandes/gestion/judge-piece'
import * as montrer from '@/lib/demandes/gestion/reveal-champ'
import * as noter from '@/lib/demandes/gestion/note-demande'
import * as transmettre from '@/lib/demandes/gestion/transfer-demande'
import * as rouvrir from '@/lib/demandes/gestion/reopen-demande'
import type { CloreForm, DemanderForm, JugerForm, RouvrirForm } from '@/lib/demandes/gestion/schema'
import * as prendre from '@/lib/demandes/gestion/take-demande'
import * as recevoir from '@/lib/demandes/pieces/receive-piece'
import type { Range } from '@/lib/demandes/pieces/stage-piece'
import * as retirer from '@/lib/demandes/pieces/remove-piece'
import * as relancer from '@/lib/echecs/relaunch-courriel'
import { brouillonById, brouillonJeteById, type BrouillonVise, demandeByNumero, type DemandeVisee } from '@/lib/demandes/locate'
import { notFound } from '@/lib/ground/errors'

// Chaque commande, appelée comme par sa porte : l’objet trouvé, le droit jugé sur lui, et le fait mené à son adresse.

/** La demande de ce numéro, que cette personne voit. @throws `notFound`. */
export async function demandeVisee(actor: Actor, numero: string): Promise<DemandeVisee> {
  const visee = await asReader(actor, (db) => demandeByNumero(actor, db, { numero }))
  if (!visee) throw notFound()
  return visee
}

/** Le brouillon que cette personne voit, ou la demande qu’il est devenu. @throws `notFound`. */
export async function brouillonVise(actor: Actor, id: string): Promise<BrouillonVise> {
  const vise = await asReader(actor, (db) => brouillonById(actor, db, { id }))
  if (!vise) throw notFound()
  return vise
}

/** Une visite de cette demande, sous ce droit. */
export const visite = async <R extends Right>(actor: Actor, right: R, numero: string): Promise<Visit<R, DemandeVisee>> =>
  judge(actor, right, await demandeVisee(actor, numero))
const client = (actor: Actor, numero: string) => visite(actor, 'demande:repondre', numero)
const gestion = (actor: Actor, numero: string) => visite(actor, 'gestion:traiter', numero)
const depot = async (actor: Actor, id: string) => judge(actor, 'demande:deposer', await brouillonVise(actor, id))

type Numero = { numero: string }
export const cancelDemande = async (actor: Actor, { numero }: Numero) => leads.toFil(await annuler.cancelDemande(await client(actor, numero)))
export const keepMessage = async (actor: Actor, { numero, corps }: Numero & { corps: string }) =>
  garder.keepMessage(actor.gestion ? await gestion(actor, numero) : await client(actor, numero), { corps })
export const replyToDemande = async (actor: Actor, { numero, ...input }: Numero & ecrire.ReplyInput) =>
  ecrire.replyToDemande(await client(actor, numero), input)
export const providePiece = async (actor: Actor, numero: string, piece: string, range: Range) =>
  fournir.providePiece(await client(actor, numero), { piece, range })
export const markRead = (actor: Actor, demande: { id: string; siren: string }, vue: Parameters<typeof lire.markRead>[1]) =>
  lire.markRead(judge(actor, 'demande:lire', demande), vue)
export const takeSelection = async (actor: Actor, numero: readonly string[], une?: string) =>
  leads.toBannette(await prendre.takeSelection(judge(actor, 'gestion:traiter', null), { numero, une }))
export const takeDemande = async (actor: Actor, { numero }: Numero) => leads.toDossier(await prendre.takeDemande(await gestion(actor, numero)))
export const answerDemande = async (actor: Actor, { numero, ...input }: Numero & Parameters<typeof repondre.answerDemande>[1]) =>
  repondre.answerDemande(await gestion(actor, numero), input)
export const askPieces = async (actor: Actor, { numero, ...input }: z.output<typeof DemanderForm>) =>
  leads.toDossier(await demander.askPieces(await gestion(actor, numero), input))
export const judgePiece = async (actor: Actor, { numero, ...input }: z.output<typeof JugerForm>) =>
  leads.toDossier(await juger.judgePiece(await gestion(actor, numero), input))
export const closeDemande = async (actor: Actor, { numero, ...input }: z.output<typeof CloreForm>) =>
  leads.toDossier(await clore.closeDemande(await gestion(actor, numero), input))
export const askCorrection = async (actor: Actor, { numero, ...input }: z.output<typeof DemanderCorrectionForm>) =>
  leads.toDossier(await corriger.askCorrection(await gestion(actor, numero), input))
export const cancelCorrection = async (actor: Actor, { numero, correction }: Numero & { correction: string }) =>
  leads.toDossier(await renoncer.cancelCorrection(await gestion(actor, numero), { correction }))
export const sendCorrection = async (actor: Actor, { numero, correction }: Numero & { correction: string }, form: FormData) =>
  leads.toCorrection(await corrigee.sendCorrection(await client(actor, numero), { correction }, form))
export const revealChamp = async (actor: Actor, { numero, champ }: Numero & { champ: string }) =>
  montrer.revealChamp(await gestion(actor, numero), { champ })
export const reopenDemande = async (actor: Actor, { numero, ...input }: z.output<typeof RouvrirForm>) =>
  leads.toDossier(await rouvrir.reopenDemande(await gestion(actor, numero), input))
export const noteDemande = async (actor: Actor, { numero, ...input }: Numero & { cle: string; corps: string }) =>
  leads.toNotes(await noter.noteDemande(await gestion(actor, numero), input))
export const transferDemande = async (actor: Actor, { numero, ...input }: Numero & Parameters<typeof transmettre.transferDemande>[1]) =>
  leads.toDossier(await transmettre.transferDemande(await gestion(actor, numero), input))
export const consultDemande = (actor: Actor, dossier: { id: string; siren: string } & Parameters<typeof consulter.consultDemande>[1]) =>
  consulter.consultDemande(judge(actor, 'gestion:traiter', { id: dossier.id, siren: dossier.siren }), dossier)
export const startBrouillon = async (actor: Actor, { siren, ...input }: z.output<typeof StartForm>) =>
  leads.toBrouillon(await commencer.startBrouillon(judge(actor, 'demande:deposer', { siren }), input))
export const saveEtape = async (actor: Actor, { id, siren: _, ...input }: EtapeForm, form: FormData) =>
  leads.afterEtape(await etape.saveEtape(await depot(actor, id), input, form))
export const saveChamps = async (actor: Actor, { id, siren: _, ...input }: z.output<typeof ChampsBody> & { id: string }) =>
  champs.saveChamps(await depot(actor, id), input)
export const submitDemande = async (actor: Actor, { id, siren: _, ...input }: z.output<typeof EnvoyerForm>, form: FormData) =>
  leads.afterEnvoi(await envoyer.submitDemande(await depot(actor, id), input, form))
export const throwBrouillon = async (actor: Actor, { id }: { id: string; siren: string }) =>
  leads.afterDelete(await jeter.throwBrouillon(await depot(actor, id)))
/** @throws `notFound` quand il n’est pas à la corbeille, ou pas pour cette personne. */
export async function restoreBrouillon(actor: Actor, id: string) {
  const vise = await asReader(actor, (db) => brouillonJeteById(actor, db, { id }))
  if (!vise) throw notFound()
  return leads.toRestaure(await rendre.restoreBrouillon(judge(actor, 'demande:deposer', vise)))
}
export const giveBrouillon = async (actor: Actor, id: string, a: string) =>
  leads.afterGive(await confier.giveBrouillon(judge(actor, 'utilisateur:lister', await brouillonVise(actor, id)), { a }))
export const receivePieces = async (actor: Actor, { demandeId }: { demandeId: string }, ranges: readonly Range[]) =>
  recevoir.receivePieces(await depot(actor, demandeId), ranges)
export const removePiece = async (actor: Actor, { demandeId }: { demandeId: string }, pieceId: string) =>
  retirer.removePiece(judge(actor, 'demande:deposer', { ...(await brouillonVise(actor, demandeId)), pieceId }))
export const relaunchCourriel = async (actor: Actor, input: { id: string }) =>
  leads.toEchecs(await relancer.relaunchCourriel(judge(actor, 'gestion:superviser', null), input))
