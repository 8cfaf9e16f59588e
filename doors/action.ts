import 'server-only'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { type Place, verdict } from '@/lib/access/can'
import { type Right, RIGHTS } from '@/lib/access/rights'
import { de } from '@/lib/ground/elision'
import { type Geste, takeTurn } from './cadence'
import { expected, isDatabaseDown, notFound, refused } from '@/lib/ground/errors'
import type { FormAction, Outcome } from '@/lib/ground/form-state'
import { log, requestId } from '@/lib/ground/log'
import { currentActor, isSameOrigin } from './request'
import { setStatus } from '@/lib/ground/store'
import { watched } from './watch'

/**
 * `secrets` : ce qui n’est jamais rendu au formulaire ; `tous` quand la commande garde elle-même ce qui a été tapé.
 * `libres` : la commande lit elle-même d’autres champs, ceux d’une démarche ; sans lui, un champ inconnu fait refuser le formulaire.
 */
type Definition<S extends z.ZodObject> = { schema: S; secrets?: readonly string[] | 'tous'; libres?: boolean }

/**
 * La seule façon d’écrire une action : origine, forme, droit, puis la commande. Elle ne lève jamais une panne
 * (Next perdrait la page) : tout revient au formulaire, avec ce qui a été tapé, sauf les secrets.
 * @param definition `geste` : ce que l’allure d’une personne compte, « acte » sans mot contraire.
 * @param command reçoit aussi le formulaire tel quel, pour qui lit des champs que seule une définition connaît.
 */
export function action<S extends z.ZodObject>(
  definition: Definition<S> & { right: Right; geste?: Geste },
  command: (actor: Actor, input: z.output<S>, form: FormData) => Promise<Outcome>,
): FormAction {
  return armour(definition, async (input, form) => {
    const actor = await currentActor()
    if (!actor)
      return {
        status: 'refuse',
        message: 'Votre session est terminée. Reconnectez-vous dans un autre onglet, puis recommencez ici : ce que vous avez tapé est gardé.',
        values: {},
      }
    const lieu = placeOf(input)
    return watched({ porte: 'action', actor, droit: definition.right, lieu }, async () => {
      const reponse = verdict(actor, definition.right, lieu)
      if (reponse === 'introuvable') throw notFound()
      if (reponse === 'refuse')
        throw refused(`Vous n’avez pas le droit ${de(RIGHTS[definition.right].phrase)}. Un administrateur du compte peut vous le donner.`)
      await takeTurn(actor, definition.geste ?? 'acte')
      return command(actor, input, form)
    })
  })
}

/** Une action ouverte à tous : se connecter. */
export const publicAction = <S extends z.ZodObject>(definition: Definition<S>, command: (input: z.output<S>) => Promise<Outcome>): FormAction =>
  armour(definition, command)

function armour<S extends z.ZodObject>(
  { schema, secrets = [], libres = false }: Definition<S>,
  run: (input: z.output<S>, form: FormData) => Promise<Outcome>,
): FormAction {
  return async (previous, formData) => {
    const champs = formData instanceof FormData && typeof previous === 'object' ? readFields(formData) : null
    if (champs === null) return { status: 'refuse', message: 'Ce formulaire n’a pas la forme attendue. Rechargez la page.', values: {} }
    const values = Object.fromEntries(
      Object.entries(champs).flatMap(([nom, v]) =>
        secrets === 'tous' || secrets.includes(nom) ? [] : [[nom, (Array.isArray(v) ? v.join('\n') : String(v)).slice(0, 20_000)]],
      ),
    )
    const issue = await attempt(champs, libres ? schema : schema.strict(), (input) => run(input as z.output<S>, formData))
    if ('vers' in issue) redirect(issue.vers)
    return issue.status === 'idle' ? issue : { ...issue, values }
  }
}

async function attempt<S extends z.ZodObject>(
  champs: Record<string, unknown>,
  schema: S,
  run: (input: z.output<S>) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    if (!(await isSameOrigin()))
      return {
        status: 'refuse',
        message: 'Cette demande ne vient pas du portail. Ouvrez le portail dans votre navigateur, puis recommencez.',
        values: {},
      }
    const lu = schema.safeParse(champs)
    if (lu.error?.issues.some(({ code }) => code === 'unrecognized_keys'))
      return {
        status: 'refuse',
        message: 'Ce formulaire porte un champ que le portail ne connaît pas. Rechargez la page, puis recommencez.',
        values: {},
      }
    if (!lu.success) return { status: 'invalide', errors: byField(lu.error), values: {} }
    return await run(lu.data)
  } catch (erreur) {
    unstable_rethrow(erreur)
    const attendue = expected(erreur)
    if (attendue?.kind === 'invalide') return { status: 'invalide', errors: attendue.errors, values: {} }
    if (attendue?.kind === 'refuse') return { status: 'refuse', message: attendue.message, values: {} }
    if (attendue?.kind === 'cadence') {
      setStatus(429, { 'retry-after': String(attendue.secondes) })
      return { status: 'refuse', message: attendue.message, values: {} }
    }
    if (attendue) return { status: 'refuse', message: 'Cette page n’existe pas ou n’est plus à vous. Revenez à l’accueil.', values: {} }
    const id = requestId() ?? 'inconnu'
    // Une réponse qui n’est pas venue ne dit pas que rien n’est fait : la phrase non plus.
    const phrase = isSaturated(erreur)
      ? 'Le portail est momentanément occupé.'
      : isDatabaseDown(erreur) && 'Le portail est momentanément indisponible, et nous ne savons pas si votre envoi a abouti.'
    if (phrase) return { status: 'panne', message: `${phrase} Ce que vous avez tapé est gardé : réessayez dans quelques secondes.`, id, values: {} }
    log.error({ err: erreur, requete: id }, 'action en panne')
    return {
      status: 'panne',
      message: `Une panne nous a empêchés de continuer. Ce que vous avez tapé est gardé : réessayez, et si cela recommence, citez le numéro ${id}.`,
      id,
      values: {},
    }
  }
}

const isSaturated = (erreur: unknown): boolean => (erreur as { kind?: unknown } | null)?.kind === 'saturation'

/** Ce qu’un formulaire du portail porte au plus ; la porte du serveur refuse déjà au-delà, avant que Next le lise. */
const CHAMPS_MAX = { noms: 300, valeurs: 5000 }

/** Les champs envoyés, en un seul passage ; une clé répétée devient une liste, un fichier est laissé (il passe par `upload`). `null` : trop de champs. */
function readFields(formData: FormData): Record<string, unknown> | null {
  const lus = new Map<string, string[]>()
  let valeurs = 0
  for (const [nom, valeur] of formData) {
    if (nom.startsWith('$ACTION')) continue
    if (++valeurs > CHAMPS_MAX.valeurs) return null
    if (typeof valeur !== 'string') continue
    const deja = lus.get(nom)
    if (deja) deja.push(valeur)
    else if (lus.size === CHAMPS_MAX.noms) return null
    else lus.set(nom, [valeur])
  }
  return Object.fromEntries([...lus].map(([nom, liste]) => [nom, liste.length === 1 ? liste[0] : liste]))
}

function byField(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[issue.path.join('.') || 'formulaire'] ??= issue.message
  return errors
}

function placeOf(input: unknown): Place {
  if (typeof input !== 'object' || input === null) return {}
  const { siren, compte } = input as { siren?: unknown; compte?: unknown }
  return { ...(typeof siren === 'string' ? { siren } : {}), ...(typeof compte === 'string' ? { compte } : {}) }
}
