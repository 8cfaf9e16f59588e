import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import { isReadable, readFieldsOnly } from './body'
import { type Geste, takeTurn } from './cadence'
import { type Expediteur, takeEnvoi } from './envois'
import type { ObjetOf } from './locators'
import type { Located } from './places'
import { expected, notFound } from '@/lib/ground/errors'
import { onError, stop, typedIn, wantsJson } from './answers'
import { again, type Door, visit, type VisitOf } from './visit'
import { watchRefusal } from './watch'

/** La définition d’une adresse qui reçoit des fichiers. `geste` : « acte » sans mot contraire. */
export type UploadDoor<R extends Right = Right, L extends Located | null = Located | null, P = unknown> = Door<R, L> & {
  geste?: Geste
  params: z.ZodType<P>
}
/** Un envoi, sous la visite d’après son corps. */
export type Envoi<V, P = unknown> = { visit: V; params: P; request: Request }
/** Un formulaire envoyé trop vite : ses champs seuls, ses fichiers ne sont pas gardés. */
export type Presse = { champs: Record<string, string> }

/**
 * Lire un corps, ce qui peut durer : `read` range ce qui arrive, sans personne au nom de qui agir ; `drop` le reprend quand il n’en sera rien fait.
 */
export type Lecture<O, C> = {
  read: (objet: O, request: Request) => Promise<C>
  drop: (arrive: C) => Promise<void>
  /** Les champs de texte arrivés : un refus les redonne. */
  champsOf?: (arrive: C) => Record<string, string>
}
/** Un envoi dont le corps ne dit rien. */
export const SANS_CORPS: Lecture<unknown, null> = { read: async () => null, drop: async () => undefined }

/**
 * La porte des fichiers : hors de `middleware.ts`, qui couperait les corps à 10 Mo. La visite s’ouvre avant de lire le premier octet du corps ; une fois
 * le corps lu, la personne est relue et rejugée : seule cette visite atteint `act`, et la commande relit l’objet et le juge encore, sous son verrou.
 * @param lecture lit le corps. Session finie ou droit retiré entre-temps : ce qu’elle a rangé est repris, rien n’est écrit.
 * @param act agit et répond ; ce qui est arrivé est repris s’il refuse.
 * @param tooFast répond à un formulaire ordinaire envoyé trop vite, sans perdre ce qui a été tapé ; le navigateur, lui, garde sa page.
 */
export function upload<const R extends Right, P, C, const L extends Located | null = null>(
  definition: UploadDoor<R, L, P>,
  lecture: Lecture<ObjetOf<L>, C>,
  act: (input: Envoi<VisitOf<R, L>, P> & { arrive: C }) => Promise<Response>,
  tooFast?: (input: Envoi<VisitOf<R, L>, P> & Presse) => Promise<Response>,
) {
  const { right, geste = 'acte' } = definition
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const shape = async () => readParams(definition.params, await context.params)
    /** Ce qui a été tapé, une fois lu : chaque refus le redonne. */
    let tape: Record<string, string> | undefined
    try {
      return await visit(definition, { porte: 'envoi', shape, writes: true }, async (visite, params) => {
        const { actor, objet } = visite
        if (!isReadable(request.headers.get('content-type') ?? ''))
          return stop(
            request,
            'Cet envoi est arrivé abîmé\u00a0: rien n’a été enregistré. Revenez à la page précédente, rechargez-la, puis recommencez.',
            400,
          )
        return inTurn(request, { personne: actor.utilisateur.id, siren: sirenOf(objet) }, async () => {
          const presse = await hurried(actor, geste)
          if (presse) {
            if (!tooFast || request.method !== 'POST' || wantsJson(request)) throw presse
            watchRefusal({ porte: 'envoi', actor, droit: right, lieu: objet }, presse)
            const champs = await readFieldsOnly(request)
            tape = champs
            return tooFast({ visit: await again(visite), params, request, champs })
          }
          const arrive = await lecture.read(objet, request)
          tape = lecture.champsOf?.(arrive) ?? {}
          try {
            return await act({ visit: await again(visite), params, request, arrive })
          } catch (erreur) {
            // Une panne ne dit pas si l’écriture a abouti : sa ligne peut tenir ces fichiers, le balayage jugera.
            if (expected(erreur)) await lecture.drop(arrive)
            throw erreur
          }
        })
      })
    } catch (erreur) {
      return onError(erreur, request, tape)
    }
  }
}

/** Tient une place parmi les envois, le temps d’en lire un. */
async function inTurn(request: Request, expediteur: Expediteur, run: () => Promise<Response>): Promise<Response> {
  const quitter = takeEnvoi(expediteur)
  if (!quitter)
    return stop(
      request,
      'Beaucoup de fichiers arrivent en ce moment. Réessayez dans quelques secondes.',
      503,
      { 'retry-after': '2' },
      await typedIn(request),
    )
  try {
    return await run()
  } finally {
    quitter()
  }
}

const sirenOf = (objet: object | null): string | undefined => (objet as { siren?: string } | null)?.siren

/** Le refus de qui va trop vite, ou `null`. */
async function hurried(actor: Actor, geste: Geste): Promise<unknown> {
  try {
    await takeTurn(actor, geste)
    return null
  } catch (erreur) {
    if (expected(erreur)?.kind !== 'cadence') throw erreur
    return erreur
  }
}

/** Les mots de l’adresse, mis en forme. @throws `notFound` quand ils n’en ont pas une. */
export function readParams<P>(schema: z.ZodType<P>, recus: unknown): P {
  // D’une adresse sans crochet, Next ne donne pas de mots.
  const lus = schema.safeParse(recus ?? {})
  if (!lus.success) throw notFound()
  return lus.data
}
