import { createFormControl, type FieldError, type FieldErrors, type FieldValues, set } from 'react-hook-form'
import { boxOf, type Commande, commandOf, commandsOf, isFilled, isTyped, keepAsIs, renderedOf } from '@/components/live-form/commands'
import { pasteDate } from '@/components/live-form/paste-date'
import { drawErrors, phraseOf } from '@/components/live-form/show-error'
import { whenReleased } from '@/components/live-form/when-released'

/** Ce qui ne va pas, champ par champ : la phrase, et la partie fautive quand on la connaît (« mois » d’une date). */
export type Fautes = Readonly<Record<string, { message: string; partie?: string | undefined }>>

/** Ce qui fait vivre un formulaire : la fonction qui le juge, la même qu’au serveur, et ce que la frappe y change d’autre. */
export type Regles = {
  /** Juge tout le formulaire, tel qu’il partirait. */
  resolve: (saisie: FormData) => Fautes
  /** Après chaque frappe, et une fois d’abord : champs montrés ou cachés, cases proposées. */
  follow?: (vivant: LiveForm) => void
  /** Les champs à juger sans attendre qu’on les quitte : dès que la main s’arrête. */
  vifs?: readonly string[]
}

/** La main s’est arrêtée : ce qui ne va pas se dit dans la seconde. */
const PAUSE = 600

/** Ce qu’un formulaire vivant sait faire de plus. */
export type LiveForm = {
  /** Vrai de ce que nous avons mis dans cette case et à quoi personne n’a touché. */
  isProposed: (nom: string) => boolean
  /** Met cette valeur dans une case vide, ou que nous avions remplie ; jamais sous la main de qui y écrit. */
  propose: (nom: string, valeur: string) => void
  /** Prend ce que le serveur vient de répondre, champ par champ : ce qui n’y est plus n’est plus reproché. */
  accept: (erreurs: Readonly<Record<string, string>>) => void
}

/**
 * Donne à un formulaire ordinaire, rendu par le serveur, sa vérification pendant la frappe. react-hook-form y tient ce qui a été tapé, touché et
 * refusé ; `resolve` juge. Chaque champ est une boîte `data-champ`, son erreur une ligne `data-erreur`. Sans ce code, le formulaire part tel quel.
 * On ne reproche un champ qu’en le quittant rempli ; une erreur réparée s’efface à la frappe, dans le résumé aussi.
 */
export function liveForm(form: HTMLFormElement, { resolve, follow, vifs = [] }: Regles, signal: AbortSignal): void {
  const { register, trigger, setError, setFocus, clearErrors, resetField, getFieldState, subscribe } = createFormControl<FieldValues>({
    defaultValues: nested(renderedOf(commandsOf(form))),
    // Ce que le serveur lirait : les valeurs de react-hook-form diffèrent pour ce qui se coche.
    resolver: () => ({ values: {}, errors: errorsOf(resolve(new FormData(form))) }),
  })
  const hold = (commande: Commande) => {
    const tenue = register(commande.name)
    // react-hook-form, qui découvre une case, y remet ce qu’il croit : ce qu’elle montre prime.
    keepAsIs(form, commande.name, () => tenue.ref(commande))
    return tenue
  }
  for (const commande of commandsOf(form)) hold(commande)

  const boxes = () => [...form.querySelectorAll<HTMLElement>('[data-champ]')]
  const champOf = (boite: HTMLElement | null) => boite?.dataset.champ ?? ''
  const isRefused = (boite: HTMLElement) => getFieldState(champOf(boite)).error !== undefined
  /** Ce que le serveur seul sait reprocher tient jusqu’à ce que l’on y retape : la règle d’ici n’en dirait rien. */
  const duServeur = new Set<string>()
  const isOurs = (boite: HTMLElement) => !duServeur.has(champOf(boite))
  for (const boite of boxes()) {
    const message = phraseOf(boite)
    if (message) setError(champOf(boite), { type: 'serveur', message })
  }
  signal.addEventListener('abort', subscribe({ formState: { errors: true }, callback: ({ errors = {} }) => drawErrors(form, errors) }))

  let pause: number | undefined
  signal.addEventListener('abort', () => window.clearTimeout(pause))

  const vivant: LiveForm = {
    isProposed: (nom) => {
      const une = caseOf(form, nom)
      return une !== null && une.value !== '' && une.value !== une.defaultValue && !getFieldState(nom).isDirty
    },
    propose: (nom, valeur) => {
      const une = caseOf(form, nom)
      if (!une || une.value === valeur || boxOf(une)?.contains(document.activeElement)) return
      if (une.value === '' || vivant.isProposed(nom)) resetField(nom, { defaultValue: valeur })
    },
    accept: (erreurs) => {
      window.clearTimeout(pause)
      duServeur.clear()
      for (const champ of boxes().map(champOf)) {
        const message = erreurs[champ]
        if (!message) {
          clearErrors(champ)
          continue
        }
        duServeur.add(champ)
        setError(champ, { type: 'serveur', message })
      }
      // Les secrets viennent de s’effacer.
      follow?.(vivant)
    },
  }

  /** Une frappe répare, jamais elle ne reproche : ce qui reste faux attend que l’on quitte le champ. */
  const mend = () => {
    const fautes = resolve(new FormData(form))
    const repares = boxes()
      .filter((boite) => isOurs(boite) && isRefused(boite) && !fautes[champOf(boite)])
      .map(champOf)
    if (repares.length > 0) clearErrors(repares)
  }
  /** Tout ce qui a été touché se rejuge : une date peut en contredire une autre. */
  const judge = () => {
    const vus = boxes().filter((boite) => isOurs(boite) && (isRefused(boite) || (getFieldState(champOf(boite)).isTouched && isFilled(boite))))
    if (vus.length > 0) void trigger(vus.map(champOf))
  }

  /** Juge ce champ dès que la main s’arrête, s’il est de ceux qui n’attendent pas. */
  const judgeSoon = (boite: HTMLElement | null) => {
    if (!boite || !vifs.includes(champOf(boite))) return
    window.clearTimeout(pause)
    pause = window.setTimeout(() => {
      if (isFilled(boite)) void trigger(champOf(boite), { shouldTouch: true })
    }, PAUSE)
  }

  const ecoute = { signal }
  const released = whenReleased(signal)
  form.addEventListener(
    'input',
    (event) => {
      const commande = commandOf(event.target)
      if (commande) void hold(commande).onChange(event)
      duServeur.delete(champOf(boxOf(event.target)))
      follow?.(vivant)
      mend()
      judgeSoon(boxOf(event.target))
    },
    ecoute,
  )
  form.addEventListener(
    'focusout',
    (event) => {
      const commande = commandOf(event.target)
      if (commande) void hold(commande).onBlur(event)
      const boite = boxOf(event.target)
      if (boite && !boite.contains(event.relatedTarget as Node | null)) released(judge)
    },
    ecoute,
  )
  form.addEventListener(
    'click',
    (event) => {
      const lien = event.target instanceof Element ? event.target.closest('.errors a[href^="#"]') : null
      const commande = commandOf(lien && document.getElementById(lien.getAttribute('href')?.slice(1) ?? ''))
      if (!commande) return
      event.preventDefault()
      setFocus(commande.name, { shouldSelect: true })
    },
    ecoute,
  )
  form.addEventListener('paste', pasteDate, ecoute)
  // Un fichier joint répare aussi : ce qui manque encore est écrit sur les emplacements.
  const pieces = new MutationObserver(judge)
  pieces.observe(form, { subtree: true, attributeFilter: ['data-manque'] })
  signal.addEventListener('abort', () => pieces.disconnect())

  follow?.(vivant)
  // Ce qui a été rempli et quitté avant que ce code soit là.
  const quittes = boxes().filter((boite) => commandsOf(boite).some(isTyped) && isFilled(boite) && !boite.contains(document.activeElement))
  if (quittes.length > 0) void trigger(quittes.map(champOf), { shouldTouch: true })
  judgeSoon(boxOf(document.activeElement))
}

const caseOf = (form: HTMLFormElement, nom: string): HTMLInputElement | null => {
  const une = form.elements.namedItem(nom)
  return une instanceof HTMLInputElement ? une : null
}

function nested(paires: readonly [string, unknown][]): FieldValues {
  const valeurs: FieldValues = {}
  for (const [nom, valeur] of paires) set(valeurs, nom, valeur)
  return valeurs
}

const errorsOf = (fautes: Fautes): FieldErrors =>
  Object.fromEntries(
    Object.entries(fautes).map(([champ, { message, partie }]): [string, FieldError] => [champ, { type: partie ?? 'champ', message }]),
  )
