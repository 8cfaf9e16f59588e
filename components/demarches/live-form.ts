import type { EnhanceConfig } from '@/components/demarches/enhance'
import type { Demarche, Etape } from '@/lib/demarches/define'

/** Ce que le formulaire sait faire pendant que l’on tape. */
export type LiveForm = { typed: (event: Event) => void; fill: (entrees: readonly (readonly [string, string])[]) => boolean }

const wrapperOf = (cible: EventTarget | null): HTMLElement | null => (cible instanceof Element ? cible.closest<HTMLElement>('[data-champ]') : null)
const isDemarche = (objet: unknown): objet is Demarche => typeof objet === 'object' && objet !== null && 'etapes' in objet && 'slug' in objet

/** Les conditions et la vérification, avec les mêmes fonctions que le serveur, chargées pour cette démarche seule. */
export function liveForm(form: HTMLFormElement, { slug, etape: etapeSlug, contexte, autres }: EnhanceConfig, signal: AbortSignal): LiveForm {
  let juge: ((montrer?: HTMLElement) => void) | null = null
  /** Ce que nous avons mis dans une case, par nom : à nous tant que personne n’y a touché, et qui suit les réponses dont cela vient. */
  const mises = new Map<string, string>()

  function propose(moteur: typeof import('@/lib/demarches/engine'), demarche: Demarche, etape: Etape): void {
    const tapes = new FormData(form)
    for (const [nom, valeur] of mises) if (tapes.get(nom) === valeur) tapes.set(nom, '')
    const proposees = moteur.proposals(demarche, etapeSlug, { ...autres, ...moteur.readEtape(etape, tapes) }, contexte)
    for (const [champ, raw] of Object.entries(proposees)) {
      if (typeof raw === 'string' || Array.isArray(raw)) continue
      for (const [partie, valeur] of Object.entries(raw)) fillCase(`${champ}.${partie}`, valeur)
    }
  }

  function fillCase(nom: string, valeur: string): void {
    const une = form.elements.namedItem(nom)
    // Jamais sous la main de qui écrit là.
    if (!(une instanceof HTMLInputElement) || une.closest('[data-champ]')?.contains(document.activeElement)) return
    if (valeur === une.value || (une.value !== '' && une.value !== mises.get(nom))) return
    une.value = valeur
    mises.set(nom, valeur)
  }

  async function load(): Promise<void> {
    const autour = form.querySelector('[data-mois]') ?? document.querySelector('[data-estimation]')
    const [definition, moteur, vif] = await Promise.all([
      import(`@/lib/demarches/${slug}/definition`),
      import('@/lib/demarches/engine'),
      autour ? import('@/components/demarches/live-step') : null,
    ])
    const demarche = Object.values(definition as Record<string, unknown>).find(isDemarche)
    const etape = demarche ? moteur.etapeOf(demarche, etapeSlug) : null
    if (!demarche || !etape || signal.aborted) return
    const vivante = vif?.liveStep(form, signal)
    juge = (montrer) => {
      propose(moteur, demarche, etape)
      const raws = { ...autres, ...moteur.readEtape(etape, new FormData(form)) }
      const jugee = moteur.judgeEtape(demarche, etapeSlug, raws, contexte)
      const { reponses, erreurs, fautes } = jugee
      const champs = moteur.champsVisibles(etape, reponses, contexte)
      for (const { nom, visible } of champs) {
        const boite = form.querySelector<HTMLElement>(`[data-champ="${nom}"]`)
        if (boite) boite.dataset.visible = visible ? 'oui' : 'non'
      }
      // Un tableau dit ses fautes dans leurs cases.
      const champ = montrer?.dataset.champ ?? ''
      if (montrer) showError(montrer, fautes[champ] ? undefined : erreurs[champ])
      vivante?.({ ...jugee, champs, estimation: demarche.estimation?.de(reponses, contexte) ?? null })
    }
    juge()
  }
  // Sans la définition (réseau coupé au chargement), le formulaire reste un formulaire : le serveur vérifie.
  load().catch(() => {})

  // Une erreur qui paraît ou s’efface déplace la page : pendant qu’un bouton est pressé, le clic tomberait à côté.
  let presse = false
  let attend: HTMLElement | null = null
  const leave = (boite: HTMLElement) => {
    if (hasTyped(boite) || boite.classList.contains('field--error')) juge?.(boite)
  }
  const release = () => {
    presse = false
    const boite = attend
    attend = null
    if (boite) window.setTimeout(() => leave(boite), 200)
  }
  window.addEventListener(
    'pointerdown',
    () => {
      presse = true
    },
    { signal, capture: true },
  )
  window.addEventListener('pointerup', release, { signal, capture: true })
  window.addEventListener('pointercancel', release, { signal, capture: true })
  form.addEventListener(
    'focusout',
    (event) => {
      const boite = wrapperOf(event.target)
      if (!boite || boite.contains(event.relatedTarget as Node | null)) return
      if (presse) attend = boite
      else leave(boite)
    },
    { signal },
  )
  form.addEventListener('paste', pasteDate, { signal })

  return {
    typed: (event) => {
      wrapperOf(event.target)?.querySelector('[data-origine]')?.remove()
      juge?.()
    },
    fill: (entrees) => {
      const change = fillForm(form, entrees)
      if (change) juge?.()
      return change
    },
  }
}

/** Quelque chose de lisible : une case vide ne se reproche qu’à « Continuer », un numéro masqué est déjà vérifié. */
function hasTyped(boite: HTMLElement): boolean {
  const cases = [...boite.querySelectorAll<HTMLInputElement>('input:not([type=radio], [type=checkbox], [type=hidden]), textarea, select')]
  const parties = boite.querySelector('[data-date]') ? cases.every((c) => c.value !== '') : cases.some((c) => c.value !== '')
  return parties && !cases.some((c) => c.value.includes('•'))
}

function showError(boite: HTMLElement, phrase: string | undefined): void {
  const place = boite.querySelector<HTMLElement>('[data-erreur]')
  const mots = place?.querySelector('[data-phrase]')
  if (!place || !mots || (phrase && !hasTyped(boite))) return
  place.hidden = !phrase
  mots.textContent = phrase ?? ''
  boite.classList.toggle('field--error', Boolean(phrase))
  for (const commande of boite.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    if (phrase) commande.setAttribute('aria-invalid', 'true')
    else commande.removeAttribute('aria-invalid')
  }
}

/** Coller 17/09/2026 ou 2026-09-17 dans une case de date remplit les trois. */
function pasteDate(event: ClipboardEvent): void {
  const date = event.target instanceof Element ? event.target.closest('[data-date]') : null
  const texte = event.clipboardData?.getData('text').trim() ?? ''
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(texte)
  const lu = iso ? [iso[3], iso[2], iso[1]] : /^(\d{1,2})[/.\s-]+(\d{1,2})[/.\s-]+(\d{4})$/.exec(texte)?.slice(1)
  if (!date || !lu) return
  event.preventDefault()
  const cases = [...date.querySelectorAll('input')]
  cases.forEach((une, rang) => {
    une.value = lu[rang] ?? ''
  })
  cases[0]?.dispatchEvent(new Event('input', { bubbles: true }))
}

function fillForm(form: HTMLFormElement, entrees: readonly (readonly [string, string])[]): boolean {
  let change = false
  for (const commande of form.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
    const valeurs = entrees.flatMap(([nom, v]) => (nom === commande.name ? [v] : []))
    if (commande.type === 'hidden' || valeurs.length === 0) continue
    if (commande.type === 'radio' || commande.type === 'checkbox') {
      const coche = valeurs.includes(commande.value)
      change ||= commande.checked !== coche
      commande.checked = coche
    } else if (commande.value !== valeurs[0]) {
      commande.value = valeurs[0] ?? ''
      change = true
    }
  }
  return change
}
