import 'server-only'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Right } from '@/lib/access/rights'
import { expected, foreign, invalid, isDatabaseDown, refused } from '@/lib/ground/errors'
import type { FormAction, Outcome } from '@/lib/ground/form-state'
import { log, requestId } from '@/lib/ground/log'
import { setStatus } from '@/lib/ground/store'
import type { Geste } from './cadence'
import { readEntries } from './fields'
import type { Located } from './places'
import { isSameOrigin } from './request'
import { type Door, visit, type VisitOf } from './visit'

/**
 * `secrets` : ce qui n’est jamais rendu au formulaire ; `tous` quand la commande garde elle-même ce qui a été tapé.
 * `libres` : la commande lit elle-même d’autres champs, ceux d’une démarche ; sans lui, un champ inconnu fait refuser le formulaire.
 */
type Shape<S extends z.ZodObject> = { schema: S; secrets?: readonly string[] | 'tous'; libres?: boolean }

/** La définition d’un formulaire. `geste` : ce que l’allure d’une personne compte, « acte » sans mot contraire. */
export type FormDoor<R extends Right = Right, L extends Located | null = Located | null, S extends z.ZodObject = z.ZodObject> = Door<R, L> &
  Shape<S> & { geste?: Geste }

/**
 * La seule façon d’écrire une action : la visite, la commande, puis où mène son fait. Elle ne lève jamais une panne
 * (Next perdrait la page) : tout revient au formulaire, avec ce qui a été tapé, sauf les secrets.
 * @param command reçoit aussi le formulaire tel quel, pour qui lit des champs que seule une définition connaît.
 * @param lead rend l’adresse où mène le fait, ou ce que le formulaire doit redire.
 */
export function form<const R extends Right, S extends z.ZodObject, F, const L extends Located | null = null>(
  definition: FormDoor<R, L, S>,
  command: (visit: VisitOf<R, L>, input: z.output<S>, form: FormData) => Promise<F>,
  lead: (fact: F, input: z.output<S>) => Outcome | Promise<Outcome>,
): FormAction {
  const { geste = 'acte' } = definition
  return armour(definition, (read, formData) =>
    visit(definition, { porte: 'action', shape: read, writes: true, geste }, async (visite, input) =>
      lead(await command(visite, input, formData), input),
    ),
  )
}

/** Une action ouverte à tous : se connecter. */
export const publicForm = <S extends z.ZodObject>(definition: Shape<S>, command: (input: z.output<S>) => Promise<Outcome>): FormAction =>
  armour(definition, async (read) => {
    if (!(await isSameOrigin())) throw foreign()
    return command(read())
  })

/** @param run reçoit de quoi lire la saisie : elle lève ce qui ne convient pas. */
function armour<S extends z.ZodObject>(
  { schema, secrets = [], libres = false }: Shape<S>,
  run: (read: () => z.output<S>, form: FormData) => Promise<Outcome>,
): FormAction {
  return async (previous, formData) => {
    const champs = formData instanceof FormData && typeof previous === 'object' ? readEntries(formData) : null
    if (champs === null) return { status: 'refuse', message: 'Ce formulaire n’a pas la forme attendue. Rechargez la page.', values: {} }
    const values = Object.fromEntries(
      Object.entries(champs).flatMap(([nom, v]) =>
        secrets === 'tous' || secrets.includes(nom) ? [] : [[nom, (Array.isArray(v) ? v.join('\n') : String(v)).slice(0, 20_000)]],
      ),
    )
    const issue = await attempt(() => run(() => readInput(libres ? schema : schema.strict(), champs) as z.output<S>, formData))
    if ('vers' in issue) redirect(issue.vers)
    return issue.status === 'idle' ? issue : { ...issue, values }
  }
}

function readInput<S extends z.ZodObject>(schema: S, champs: Record<string, unknown>): z.output<S> {
  const lu = schema.safeParse(champs)
  if (lu.success) return lu.data
  if (lu.error.issues.some(({ code }) => code === 'unrecognized_keys'))
    throw refused('Ce formulaire porte un champ que le portail ne connaît pas. Rechargez la page, puis recommencez.')
  throw invalid(byField(lu.error))
}

async function attempt(run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run()
  } catch (erreur) {
    unstable_rethrow(erreur)
    const attendue = expected(erreur)
    switch (attendue?.kind) {
      case 'invalide':
        return { status: 'invalide', errors: attendue.errors, values: {} }
      case 'cadence':
        setStatus(429, { 'retry-after': String(attendue.secondes) })
        return { status: 'refuse', message: attendue.message, values: {} }
      case 'refuse':
        return { status: 'refuse', message: attendue.message, values: {} }
      case 'anonyme':
      case 'etrangere':
      case 'malformee':
      case 'introuvable':
        return { status: 'refuse', message: REFUS[attendue.kind], values: {} }
      case undefined:
        return panne(erreur)
    }
  }
}

const REFUS = {
  anonyme: 'Votre session est terminée. Reconnectez-vous dans un autre onglet, puis recommencez ici\u00a0: ce que vous avez tapé est gardé.',
  etrangere: 'Cette demande ne vient pas du portail. Ouvrez le portail dans votre navigateur, puis recommencez.',
  malformee: 'Ce formulaire n’a pas la forme attendue. Rechargez la page.',
  introuvable: 'Cette page n’existe pas ou n’est plus à vous. Revenez à l’accueil.',
} as const

function panne(erreur: unknown): Outcome {
  const id = requestId() ?? 'inconnu'
  // Une réponse qui n’est pas venue ne dit pas que rien n’est fait : la phrase non plus.
  const phrase = isSaturated(erreur)
    ? 'Le portail est momentanément occupé.'
    : isDatabaseDown(erreur) && 'Le portail est momentanément indisponible, et nous ne savons pas si votre envoi a abouti.'
  if (phrase)
    return { status: 'panne', message: `${phrase} Ce que vous avez tapé est gardé\u00a0: réessayez dans quelques secondes.`, id, values: {} }
  log.error({ err: erreur, requete: id }, 'action en panne')
  return {
    status: 'panne',
    message: `Une panne nous a empêchés de continuer. Ce que vous avez tapé est gardé\u00a0: réessayez, et si cela recommence, citez le numéro ${id}.`,
    id,
    values: {},
  }
}

const isSaturated = (erreur: unknown): boolean => (erreur as { kind?: unknown } | null)?.kind === 'saturation'

function byField(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[issue.path.join('.') || 'formulaire'] ??= issue.message
  return errors
}
