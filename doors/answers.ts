import 'server-only'
import { safeReturn } from '@/lib/identite/rules'
import { expected, isDatabaseDown } from '@/lib/ground/errors'
import { log, requestId } from '@/lib/ground/log'
import { routes } from '@/lib/ground/routes'
import { readFieldsOnly } from './body'
import { refusalPage, renvoiOf, wantsPage } from './refusal-page'

/** Rien de ce que remettent ces adresses ne se garde. */
export const SANS_CACHE = { 'cache-control': 'no-store, private' }
/** Une réponse en JSON, sans cache. */
export const answer = (corps: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(corps, { status, headers: { ...SANS_CACHE, ...headers } })
/** « Voyez là » : un formulaire ordinaire revient à sa page. */
export const seeOther = (vers: string): Response => new Response(null, { status: 303, headers: { ...SANS_CACHE, location: vers } })

/** Vrai quand le navigateur envoie sans quitter sa page : il veut la réponse en JSON. */
export const wantsJson = (request: Request): boolean => request.headers.get('accept')?.startsWith('application/json') ?? false

/** Ce qu’on lit d’un formulaire qu’un refus n’a pas laissé lire, pour en redonner le texte : ses fichiers passent sans être gardés. */
const RELU = { total: 25_000_000, silenceMs: 30_000 }
/** De qui n’est pas connecté, moins encore, et le temps que la porte lui donne : son texte vient avant ses fichiers. */
const INCONNU = { total: 3_000_000, silenceMs: 5000, totalMs: 20_000 }

/** Le texte d’un formulaire que personne n’a encore lu ; rien quand c’est un programme qui envoie. */
export const typedIn = async (request: Request, bornes: typeof RELU & { totalMs?: number } = RELU): Promise<Record<string, string>> =>
  request.method === 'POST' && wantsPage(request) && !request.bodyUsed ? readFieldsOnly(request, bornes).catch(() => ({})) : {}

const SESSION_FINIE = 'Votre session est terminée'
/** Ce que lit un programme dont la session est finie. */
export const RECONNECTER = `${SESSION_FINIE}\u00a0: reconnectez-vous.`
/** Une panne, et ce qu’il faut en citer. */
export const sayPanne = (): string => `Panne\u00a0: citez le numéro ${requestId() ?? 'inconnu'}.`

/** Personne n’est connecté, ou ne l’est plus : un formulaire va se connecter, et son texte lui est redonné s’il en porte ; un programme le lit. */
async function away(request: Request, tape?: Record<string, string>): Promise<Response> {
  if (!wantsPage(request)) return stop(request, RECONNECTER, 401)
  const connexion = routes.connexion(cameFrom(request))
  const champs = tape ?? (await typedIn(request, INCONNU))
  if (!champs.corps) return seeOther(connexion)
  return refusalPage({
    status: 401,
    titre: SESSION_FINIE,
    phrases: [
      'Votre message n’est pas parti. Reconnectez-vous dans un autre onglet, puis renvoyez-le d’ici\u00a0: votre texte est gardé sur cette page.',
    ],
    retour: { href: connexion, label: 'Se connecter' },
    renvoi: renvoiOf(request, champs),
  })
}

const TITRES: Readonly<Record<number, string>> = {
  401: SESSION_FINIE,
  403: 'Cela ne vous est pas permis',
  404: 'Cette page n’existe pas, ou pas pour vous',
  429: 'Attendez un peu',
  500: 'Le portail a eu une panne',
  503: 'Le portail est momentanément indisponible',
}

/**
 * Un refus, dit à qui lit : une page, avec ce qui avait été tapé, ou du JSON. La connexion se ferme : ce qui reste du corps ne sera pas lu.
 * @param tape les champs du formulaire.
 */
export function stop(
  request: Request,
  message: string,
  status: number,
  headers: Record<string, string> = {},
  tape: Record<string, string> = {},
  plus: object = {},
): Response {
  const entetes = { connection: 'close', ...headers }
  if (!wantsPage(request)) return answer({ message, ...plus }, status, entetes)
  const renvoi = tape.corps === undefined ? undefined : renvoiOf(request, tape)
  const phrase = status === 404 ? 'Ce que vous visiez n’existe plus, ou n’est pas à vous. Revenez au portail pour le retrouver.' : message
  return refusalPage({
    status,
    titre: TITRES[status] ?? 'Cet envoi est refusé',
    phrases: renvoi ? [phrase, 'Votre texte est gardé sur cette page\u00a0: copiez-le, ou renvoyez-le d’ici quand ce sera possible.'] : [phrase],
    retour: { href: cameFrom(request) ?? '/', label: 'Revenir au portail' },
    renvoi,
    headers: entetes,
  })
}

/** La réponse d’une adresse de fichiers à ce qui l’arrête. @param lu les champs déjà lus du formulaire : ils sont redonnés. */
export async function onError(erreur: unknown, request: Request, lu?: Record<string, string>): Promise<Response> {
  const attendue = expected(erreur)
  if (attendue?.kind === 'anonyme') return away(request, lu)
  // Une autre origine n’a rien à se faire redonner.
  if (attendue?.kind === 'etrangere') return stop(request, 'Cette demande ne vient pas du portail.', 403)
  const tape = lu ?? (await typedIn(request))
  switch (attendue?.kind) {
    case 'refuse':
      return stop(request, attendue.message, 403, {}, tape)
    case 'cadence':
      return stop(request, attendue.message, 429, { 'retry-after': String(attendue.secondes) }, tape, { reessayer: true })
    case 'introuvable':
    case 'invalide':
    case 'malformee':
      return stop(request, 'Introuvable.', 404, {}, tape)
    case undefined:
      if ((erreur as { kind?: unknown } | null)?.kind === 'saturation')
        return stop(request, 'Beaucoup de documents se préparent en ce moment. Réessayez dans quelques secondes.', 503, { 'retry-after': '5' }, tape)
      if (isDatabaseDown(erreur)) return stop(request, 'Le portail revient dans un instant.', 503, { 'retry-after': '5' }, tape)
      log.error({ err: erreur, requete: requestId() }, 'fichier en panne')
      return stop(request, sayPanne(), 500, {}, tape)
  }
}

/** La page d’où vient le formulaire, pour y revenir une fois reconnecté. */
function cameFrom(request: Request): string | undefined {
  const referer = request.headers.get('referer') ?? ''
  return (URL.canParse(referer) && safeReturn(new URL(referer).pathname)) || undefined
}
