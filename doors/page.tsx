import 'server-only'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { Indisponible, Interdit, Introuvable, NonCouverte, Panne } from '@/components/refus/refus'
import type { Actor } from '@/lib/access/actor'
import { titleOf } from '@/lib/ground/titre'
import type { Univers } from '@/lib/ground/univers'
import { type Place, verdict } from '@/lib/access/can'
import type { Lieu } from '@/lib/access/titre'
import { lieuOf, type Right, RIGHTS } from '@/lib/access/rights'
import { readOnlySays } from '@/lib/access/visit'
import { SANS_SECOND_FACTEUR } from '@/lib/access/roles'
import { de } from '@/lib/ground/elision'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import type { Banner } from '@/lib/entreprises/banner'
import { whoCanGrant } from '@/lib/utilisateurs/who-can-grant'
import { safeReturn } from '@/lib/identite/rules'
import { expected, isDatabaseDown, notFound, refused } from '@/lib/ground/errors'
import { EMPTY_FRAME, type FrameData, loadFrame, PageFrame } from './frame'
import { log, requestId } from '@/lib/ground/log'
import { currentActor, currentPath, currentSession, isAhead, isShown, refusedAtDoor } from './request'
import { routes } from '@/lib/ground/routes'
import { setStatus } from '@/lib/ground/store'
import { type Located, placeOf } from './places'
import { noteSeen } from '@/lib/identite/open-regard'
import { type Door, enter, pathOf, type VisitOf } from './visit'
import { type Visite, watchRefusal } from './watch'

/** Ce qu’une page rend : son titre (ou `null` quand la vue pose le sien) et sa vue, qui ne lit rien. */
export type Rendered = {
  titre: string | null
  vue: ReactNode
  status?: number
  /** La vue, quand elle attend un service du dehors : faite une fois la transaction fermée, à la place de l’autre. */
  dehors?: () => Promise<ReactNode>
  /** Ce qui s’écrit une fois la page lue et montrée, et rien d’autre : « lu », et la lecture par la gestion. Rejouable. */
  apres?: () => Promise<unknown>
}

type Input<P, S> = { params: P; search: S }
type Private<R extends Right, L extends Located | null, P, S> = Input<P, S> & {
  visit: VisitOf<R, L>
  actor: Actor
  db: Db
  entreprise: Banner | null
}
type Public<P, S> = Input<P, S> & { actor: Actor | null }

type Shapes<P, S> = { params?: z.ZodType<P>; search?: z.ZodType<S> }
/** La définition d’une page. `univers` : elle n’a de sens que si l’entreprise y est couverte (un seul suffit). */
export type PageDoor<R extends Right = Right, L extends Located | null = Located | null, P = unknown, S = unknown> = Door<R, L> &
  Shapes<P, S> & { univers?: readonly Univers[] }
type NextProps = { params: Promise<unknown>; searchParams: Promise<unknown> }
type NextPage = (props: NextProps) => Promise<ReactNode>

/**
 * La seule façon d’écrire une page privée : la visite de ce qu’elle montre, puis des lectures dans la même transaction
 * en lecture seule. Un refus est une page entière, avec son statut, avec ou sans JavaScript.
 */
export function page<const R extends Right, P = Record<string, never>, S = Record<string, never>, const L extends Located | null = null>(
  definition: PageDoor<R, L, P, S>,
  render: (input: Private<R, L, P, S>) => Promise<Rendered>,
): NextPage {
  return async (props) => {
    let frame: FrameData = { ...EMPTY_FRAME, chemin: await currentPath() }
    // Montrée ensuite sans nouvelle requête, elle se lirait sans trace : refusée, elle est redemandée au moment d’être montrée.
    if (isAhead()) return compose(frame, { titre: TITRES[503], status: 503, vue: <Indisponible ici={frame.chemin} /> })
    let trace: Visite | undefined
    try {
      const session = await currentSession()
      const actor = session?.actor ?? null
      const retour = safeReturn(frame.chemin) ?? routes.racine()
      if (!actor) return redirect(lieuOf(definition.right) === 'gestion' ? routes.connexionGestion(retour) : routes.connexion(retour))
      if (actor.secondFacteurDu && !SANS_SECOND_FACTEUR.includes(definition.right)) return redirect(routes.profilSecondFacteur(retour))
      frame = { ...frame, actor, reste: session?.reste ?? null }
      const visite: Visite = { porte: 'page', actor, droit: definition.right }
      trace = visite
      const rendu = await asReader(actor, async (db): Promise<Rendered> => {
        const input = parse(definition, await props.params, await props.searchParams)
        const lieu = (input && definition.locate && placeOf(definition.locate, input.params)) ?? null
        // Le bandeau se lit avec l’objet ; il ne se montre qu’à qui atteint l’endroit, fût-ce pour un refus.
        const seuil = input ? judged(enter(definition, actor, input.params, visite, db)) : null
        const [cadre, jugee] = await Promise.all([
          loadFrame(actor, db, frame, input && verdict(actor, definition.right, placeIn(lieu)) !== 'introuvable' ? (lieu ?? {}) : null),
          seuil,
        ])
        frame = cadre
        if (!input || !jugee) throw notFound()
        if ('erreur' in jugee) throw await toldWho(db, visite, jugee.erreur)
        const { entreprise } = frame
        if (lieuOf(definition.right) === 'siren' && !entreprise) throw notFound()
        if (definition.univers && entreprise && !definition.univers.some((u) => entreprise.couverture.includes(u)))
          return {
            titre: 'Entreprise non couverte',
            vue: <NonCouverte siren={entreprise.siren} raisonSociale={entreprise.raisonSociale} univers={definition.univers[0] ?? 'sante'} />,
          }
        return render({ ...input, visit: jugee.visit, actor, db, entreprise })
      })
      const vue = rendu.dehors ? await rendu.dehors() : rendu.vue
      if (isShown()) {
        // Vue comme un autre, une page ne marque rien lu en son nom ; elle est au journal, sous les deux noms.
        if (actor.regard) await noteSeen(actor, pathOf(frame.chemin), visite.lieu?.siren)
        else await rendu.apres?.()
      }
      return compose(frame, { ...rendu, vue })
    } catch (erreur) {
      unstable_rethrow(erreur)
      watchRefusal(trace, erreur)
      return compose(frame, refusal(erreur, frame))
    }
  }
}

/** Ce que le seuil a dit, sans que son refus arrête les lectures qui vont avec lui. */
const judged = <V,>(seuil: Promise<V>): Promise<{ visit: V } | { erreur: unknown }> =>
  seuil.then(
    (visit) => ({ visit }),
    (erreur: unknown) => ({ erreur }),
  )

const placeIn = (lieu: Lieu | null): Place => ({ siren: lieu?.siren, compte: lieu?.compteId })

/** Le refus d’un droit, avec qui peut l’accorder. */
async function toldWho(db: Db, { actor, droit, lieu }: Visite, erreur: unknown): Promise<unknown> {
  if (expected(erreur)?.kind !== 'refuse' || !droit) return erreur
  if (actor.regard) return refused(readOnlySays(actor))
  return refused(`Vous n’avez pas le droit ${de(RIGHTS[droit].phrase)}.`, await whoCanGrant(db, actor, lieu ?? {}))
}

/** Une page ouverte à tous : elle ne lit que la personne, s’il y en a une, pour son en-tête. */
export function publicPage<P = Record<string, never>, S = Record<string, never>>(
  definition: Shapes<P, S>,
  render: (input: Public<P, S>) => Promise<Rendered>,
): NextPage {
  return async (props) => {
    const frame = await openFrame()
    try {
      const input = parse(definition, await props.params, await props.searchParams)
      if (!input) throw notFound()
      return compose(frame, await render({ ...input, actor: frame.actor }))
    } catch (erreur) {
      unstable_rethrow(erreur)
      if (frame.actor) watchRefusal({ porte: 'page', actor: frame.actor, droit: null }, erreur)
      return compose(frame, refusal(erreur, frame))
    }
  }
}

/** Le cadre d’une page ouverte à tous ; base absente, elle se montre sans personne. */
async function openFrame(): Promise<FrameData> {
  const frame: FrameData = { ...EMPTY_FRAME, chemin: await currentPath() }
  try {
    const session = await currentSession()
    if (!session) return frame
    const { actor, reste } = session
    return await asReader(actor, (db) => loadFrame(actor, db, { ...frame, reste }, null))
  } catch (erreur) {
    if (!isDatabaseDown(erreur)) log.error({ err: erreur, requete: requestId() }, 'page publique sans personne')
    return frame
  }
}

/** La page de ce que la première porte a refusé, et de toute adresse sans page : la même que rendrait la page demandée. */
export function refusedPage(): NextPage {
  return async () => {
    let frame: FrameData = { ...EMPTY_FRAME, chemin: await currentPath() }
    let erreur: unknown = notFound()
    try {
      const actor = await currentActor()
      if (actor) {
        const { droit, lieu } = await refusedAtDoor()
        const visite: Visite = { porte: 'page', actor, droit, lieu }
        await asReader(actor, async (db) => {
          const seen = droit !== null && verdict(actor, droit, placeIn(lieu)) === 'refuse'
          frame = await loadFrame(actor, db, frame, seen ? lieu : null)
          if (seen) erreur = await toldWho(db, visite, refused(''))
        })
        watchRefusal(visite, erreur)
      }
    } catch (panne) {
      if (!isDatabaseDown(panne)) log.error({ err: panne, requete: requestId() }, 'page de refus sans personne')
    }
    return compose(frame, refusal(erreur, frame))
  }
}

/** La page d’un refus, et son statut posé à la porte. */
function refusal(erreur: unknown, { actor, chemin }: FrameData): Rendered {
  const accueil =
    actor === null
      ? { href: routes.connexion(), label: 'Se connecter' }
      : actor.gestion
        ? { href: routes.gestion(), label: 'Aller à la bannette' }
        : { href: routes.accueil(), label: 'Aller à mon accueil' }
  const rendre = (status: keyof typeof TITRES, vue: ReactNode): Rendered => ({ titre: TITRES[status], status, vue })
  const attendue = expected(erreur)
  if (attendue?.kind === 'refuse') return rendre(403, <Interdit phrase={attendue.message} qui={attendue.qui} accueil={accueil} />)
  if (attendue) return rendre(404, <Introuvable accueil={accueil} />)
  if (isDatabaseDown(erreur)) return rendre(503, <Indisponible ici={chemin} />)
  const numero = requestId() ?? 'inconnu'
  log.error({ err: erreur, requete: numero }, 'page en panne')
  return rendre(500, <Panne numero={numero} accueil={accueil} />)
}

const TITRES = { 404: 'Page introuvable', 403: 'Accès refusé', 500: 'Le portail a eu une panne', 503: 'Le portail revient dans un instant' } as const

/** L’entreprise dans le titre de l’onglet : deux onglets sur deux clients ne se confondent pas (RGAA 8.6). */
const companySuffix = ({ entreprise }: FrameData, titre: string, status?: number): string =>
  entreprise && status === undefined && titre !== entreprise.raisonSociale ? `, ${entreprise.raisonSociale}` : ''

function compose(frame: FrameData, { titre, vue, status }: Rendered): ReactNode {
  if (status) setStatus(status, status === 503 ? { 'retry-after': '5' } : undefined)
  return (
    <PageFrame data={frame}>
      {titre === null ? null : <title>{titleOf(`${titre}${companySuffix(frame, titre, status)}`)}</title>}
      {vue}
    </PageFrame>
  )
}

/** L’adresse lue ; `null` quand elle n’a pas la forme attendue. */
function parse<P, S>(shapes: Shapes<P, S>, params: unknown, search: unknown): Input<P, S> | null {
  const lus = shapes.params?.safeParse(params)
  const cherches = shapes.search?.safeParse(search)
  if (lus?.success === false || cherches?.success === false) return null
  return { params: (lus?.data ?? {}) as P, search: (cherches?.data ?? {}) as S }
}
