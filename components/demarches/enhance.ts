import { keepTyped, takeTyped, forgetTyped } from '@/components/demarches/kept-typing'
import { liveForm } from '@/components/demarches/live-form'
import type { Contexte, Raws } from '@/lib/demarches/define'

/** Ce qu’il faut savoir de l’étape ; la définition, elle, est des fonctions : le navigateur la charge. */
export type EnhanceConfig = { slug: string; siren: string; id: string; etape: string; contexte: Contexte; autres: Raws }

/** `settle` : rien n’est plus en route ni en attente ; faux quand cela n’a pas pu partir. */
export type Enhance = { stop: () => void; settle: () => Promise<boolean>; vues: () => string }

type Vues = Record<string, { v: number; d: string }>
type Reponse = { a?: string; vues?: Vues; conflits?: { label: string; par: string; a: string }[]; envoyee?: string }

const APRES_LA_FRAPPE = 800
const AU_MOINS = 400
const NOUVEL_ESSAI = 5_000
const PHRASES = {
  encours: 'Enregistrement…',
  horsLigne: 'Hors ligne\u00a0: vos saisies sont gardées ici et partiront au retour du réseau.',
  serveur: 'Le portail ne répond pas\u00a0: vos saisies sont gardées ici, nouvel essai dans quelques secondes.',
  session: 'Session terminée\u00a0: reconnectez-vous, vos saisies sont gardées.',
} as const

/** Ajoute à un formulaire d’étape ce que le navigateur fait mieux : conditions, vérification, enregistrement sans geste. */
export function enhanceForm(form: HTMLFormElement, config: EnhanceConfig): Enhance {
  const { siren, id, etape } = config
  const place = document.querySelector<HTMLElement>('[data-autosave]')
  const dialogue = form.querySelector<HTMLDialogElement>('[data-reconnexion]')
  const cache = form.elements.namedItem('vues') as HTMLInputElement
  const fin = new AbortController()
  const vivant = liveForm(form, config, fin.signal)
  let vues = JSON.parse(cache.value || '{}') as Vues
  let tapees = 0
  let gardees = 0
  /** Ce qui est parti sans que sa réponse revienne : gardé ou non, nul ne le sait. */
  let sansReponse: [string, string][] | null = null
  let minuteur = 0
  let enCours: Promise<boolean> | null = null

  const entrees = (): [string, string][] =>
    [...new FormData(form)].flatMap(([nom, v]): [string, string][] =>
      typeof v === 'string' && !nom.startsWith('$') && !['siren', 'id', 'etape', 'retour', 'vues', 'forcer', 'mien', 'intention'].includes(nom)
        ? [[nom, v]]
        : [],
    )
  const say = (phrase: string, echec = false) => {
    if (!place) return
    place.textContent = phrase
    place.classList.toggle('autosave--fail', echec)
  }
  const plan = (delai = APRES_LA_FRAPPE) => {
    window.clearTimeout(minuteur)
    minuteur = window.setTimeout(() => void save(), delai)
  }
  const failed = async (phrase: string, nouvelEssai: boolean) => {
    await keepTyped(`${id}.${etape}`, entrees())
    say(phrase, true)
    if (nouvelEssai) plan(NOUVEL_ESSAI)
    return false
  }

  /** Ce qui est parti sans réponse repart d’abord tel quel, puis le reste : le portail dit ce qu’il en a gardé, et la frappe d’après n’est pas d’un autre. */
  async function send(): Promise<boolean> {
    const tout = entrees()
    const redit = sansReponse !== null && JSON.stringify(sansReponse) !== JSON.stringify(tout)
    const parties = redit && sansReponse ? sansReponse : tout
    const lot = tapees
    const debut = performance.now()
    say(PHRASES.encours)
    try {
      const rendu = await fetch(`/api/brouillons/${id}/champs`, {
        method: 'PUT',
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ siren, etape, entrees: parties, vues }),
        signal: fin.signal,
      })
      const corps = (await rendu.json().catch(() => ({}))) as Reponse & { message?: string }
      if (rendu.status === 401) {
        dialogue?.showModal()
        return failed(PHRASES.session, false)
      }
      sansReponse = rendu.status >= 500 ? parties : null
      if (sansReponse) return failed(PHRASES.serveur, true)
      if (!rendu.ok) return failed(corps.message ?? PHRASES.serveur, rendu.status === 429)
      if (corps.envoyee) window.location.reload()
      vues = { ...vues, ...corps.vues }
      cache.value = JSON.stringify(vues)
      if (redit) return send()
      gardees = lot
      void forgetTyped(`${id}.${etape}`)
      await new Promise((suite) => window.setTimeout(suite, AU_MOINS - (performance.now() - debut)))
      const conflit = corps.conflits?.[0]
      say(
        conflit
          ? `«\u00a0${conflit.label}\u00a0» a été modifié ailleurs par ${conflit.par} à ${conflit.a}\u00a0: choisissez «\u00a0Enregistrer\u00a0» pour comparer.`
          : `Enregistré à ${corps.a}`,
        Boolean(conflit),
      )
      return true
    } catch {
      sansReponse = parties
      return fin.signal.aborted ? false : failed(navigator.onLine ? PHRASES.serveur : PHRASES.horsLigne, navigator.onLine)
    }
  }

  /** Une seule requête en route : ce qui est tapé pendant part à la suivante. */
  async function save(): Promise<boolean> {
    window.clearTimeout(minuteur)
    if (enCours) await enCours
    if (gardees === tapees) return true
    enCours = send().finally(() => {
      enCours = null
    })
    const fait = await enCours
    if (fait && gardees !== tapees) plan()
    return fait
  }

  const typed = (event: Event) => {
    tapees++
    vivant.typed(event)
    plan()
  }
  const ecoute = { signal: fin.signal }
  form.addEventListener('input', typed, ecoute)
  window.addEventListener('online', () => plan(0), ecoute)
  window.addEventListener('offline', () => say(PHRASES.horsLigne, true), ecoute)
  window.addEventListener(
    'pagehide',
    () => {
      sansReponse = null
      if (gardees !== tapees) void save()
    },
    ecoute,
  )
  dialogue?.querySelector('[data-reessayer]')?.addEventListener(
    'click',
    () => {
      dialogue.close()
      plan(0)
    },
    ecoute,
  )
  // Ce qui a été tapé avant que ce code soit là n’a pas été entendu : il part aussi. Une page reprise de l’historique, elle, porte ce que le navigateur y
  // remet, plus ancien peut-être que ce qui est gardé.
  if (isFresh() && [...form.elements].some(isTyped)) {
    tapees++
    plan()
  }
  // Ce qui n’avait pas pu partir (réseau, session) revient dans le formulaire de la même personne, puis part.
  void takeTyped(`${id}.${etape}`).then((retrouvees) => {
    if (retrouvees && !fin.signal.aborted && vivant.fill(retrouvees)) {
      tapees++
      plan(0)
    }
  })
  return {
    stop: () => {
      window.clearTimeout(minuteur)
      fin.abort()
    },
    settle: save,
    vues: () => JSON.stringify(vues),
  }
}

const isFresh = (): boolean => performance.getEntriesByType('navigation').every((une) => (une as PerformanceNavigationTiming).type === 'navigate')

/** Vrai d’un champ qui n’est plus tel que le serveur l’a rendu. */
function isTyped(champ: Element): boolean {
  if (champ instanceof HTMLSelectElement) {
    const rendu = [...champ.options].findIndex(({ defaultSelected }) => defaultSelected)
    return champ.selectedIndex !== Math.max(0, rendu)
  }
  if (champ instanceof HTMLTextAreaElement) return champ.value !== champ.defaultValue
  if (!(champ instanceof HTMLInputElement) || champ.type === 'hidden') return false
  return champ.type === 'radio' || champ.type === 'checkbox' ? champ.checked !== champ.defaultChecked : champ.value !== champ.defaultValue
}
