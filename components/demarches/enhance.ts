import { autosave } from '@/components/live-form/autosave'
import { boxOf, commandsOf, fillForm, isTyped } from '@/components/live-form/commands'
import type { Entrees } from '@/components/live-form/kept-typing'
import { startAtGesture } from '@/components/live-form/start-at-gesture'
import type { Contexte, Raws } from '@/lib/demarches/define'

/** Ce qu’il faut savoir de l’étape ; la définition, elle, est des fonctions : le navigateur la charge. */
export type EnhanceConfig = { slug: string; siren: string; id: string; etape: string; contexte: Contexte; autres: Raws }

/** `settle` : rien n’est plus en route ni en attente ; faux quand cela n’a pas pu partir. */
export type Enhance = { stop: () => void; settle: () => Promise<boolean>; vues: () => string }

type Vues = Record<string, { v: number; d: string }>
type Reponse = { a?: string; vues?: Vues; conflits?: { label: string; par: string; a: string }[]; envoyee?: string }

/** Ce que le formulaire porte pour lui-même, et qui n’est pas une réponse. */
const SERVICE = ['siren', 'id', 'etape', 'retour', 'vues', 'forcer', 'mien', 'intention']

/** Ce qui a été tapé pendant que le portail répondait à « Enregistrer » : le formulaire qu’il rend le reprend. */
let laisse: { nom: string; entrees: Entrees } | null = null

/** Les réponses que porte ce formulaire, case par case. */
const entriesOf = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].flatMap(([nom, v]): [string, string][] =>
    typeof v === 'string' && !nom.startsWith('$') && !SERVICE.includes(nom) ? [[nom, v]] : [],
  )

/** Ajoute à un formulaire d’étape ce que le navigateur fait mieux : l’enregistrement sans geste, et au premier geste conditions et vérification. */
export function enhanceForm(form: HTMLFormElement, config: EnhanceConfig): Enhance {
  const { siren, id, etape } = config
  const nom = `${id}.${etape}`
  const place = document.querySelector<HTMLElement>('[data-autosave]')
  const dialogue = form.querySelector<HTMLDialogElement>('[data-reconnexion]')
  const cache = form.elements.namedItem('vues') as HTMLInputElement
  const fin = new AbortController()
  const ecoute = { signal: fin.signal }
  form.dataset.garde = ''
  let envoyees: Entrees | null = null
  let vues = JSON.parse(cache.value || '{}') as Vues

  const garde = autosave<Reponse>({
    url: `/api/brouillons/${id}/champs`,
    nom,
    entrees: () => entriesOf(form),
    corps: (entrees) => ({ siren, etape, entrees, vues }),
    saved: ({ a, vues: apprises, conflits, envoyee }) => {
      if (envoyee) window.location.reload()
      vues = { ...vues, ...apprises }
      cache.value = JSON.stringify(vues)
      const conflit = conflits?.[0]
      if (!conflit) return { phrase: `Enregistré à ${a}` }
      const { label, par, a: le } = conflit
      return {
        phrase: `«\u00a0${label}\u00a0» a été modifié ailleurs par ${par} à ${le}\u00a0: choisissez «\u00a0Enregistrer\u00a0» pour comparer.`,
        echec: true,
      }
    },
    say: ({ phrase, echec = false }) => {
      if (!place) return
      place.textContent = phrase
      place.classList.toggle('autosave--fail', echec)
    },
    refill: (entrees) => fillForm(form, entrees),
    sessionEnded: () => dialogue?.showModal(),
  })

  const start = startAtGesture(form, async () => (await import('@/components/demarches/step-rules')).stepRules(form, config, fin.signal), fin.signal)
  form.addEventListener(
    'input',
    (event) => {
      boxOf(event.target)?.querySelector('[data-origine]')?.remove()
      garde.typed()
    },
    ecoute,
  )
  dialogue?.querySelector('[data-reessayer]')?.addEventListener(
    'click',
    () => {
      dialogue.close()
      garde.retry()
    },
    ecoute,
  )
  const repris = laisse?.nom === nom ? laisse.entrees : null
  laisse = null
  if (repris) fillForm(form, repris)
  // Ce qui a été tapé avant que ce code soit là n’a pas été entendu : il part aussi. Une page reprise de l’historique, elle, porte ce que le navigateur y
  // remet, plus ancien peut-être que ce qui est gardé.
  if (isFresh() && commandsOf(form).some(isTyped)) {
    start()
    garde.typed()
  }
  return {
    stop: () => {
      const noms = commandsOf(form).flatMap((une) => (isTyped(une) ? [une.name] : []))
      const depuis = entriesOf(form).filter(([un, v]) => noms.includes(un) && !envoyees?.some(([autre, w]) => autre === un && w === v))
      laisse = envoyees && { nom, entrees: depuis }
      garde.stop()
      fin.abort()
    },
    settle: () => {
      envoyees = entriesOf(form)
      return garde.settle()
    },
    vues: () => JSON.stringify(vues),
  }
}

const isFresh = (): boolean => performance.getEntriesByType('navigation').every((une) => (une as PerformanceNavigationTiming).type === 'navigate')
