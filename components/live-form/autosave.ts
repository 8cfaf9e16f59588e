import { registerSettle } from '@/components/live-form/settle-all'
import { type Entrees, forgetTyped, keepTyped, sessionKey, takeTyped } from '@/components/live-form/kept-typing'

/** Ce qu’un enregistrement a donné, en mots ; `echec` : il faut que la personne le voie. */
export type Dit = { phrase: string; echec?: boolean }

type Options<Rendu> = {
  /** L’adresse où part la frappe. */
  url: string
  /** Sous quel nom se garde, chiffré sur ce poste, ce qui n’a pas pu partir ; sans nom (la gestion), la page seule le garde. */
  nom?: string | undefined
  entrees: () => Entrees
  /** Ce que l’adresse attend. */
  corps: (entrees: Entrees) => object
  /** Apprend d’un enregistrement réussi, et le dit. */
  saved: (rendu: Rendu) => Dit
  say: (dit: Dit) => void
  /** Remet ce qui n’était pas parti la dernière fois. */
  refill: (entrees: Entrees) => void
  sessionEnded?: () => void
}

/** `settle` : rien n’est plus en route ni en attente ; faux quand cela n’a pas pu partir. `forget` : ce qui attendait part autrement. */
export type Autosave = {
  typed: () => void
  retry: () => void
  settle: () => Promise<boolean>
  forget: () => void
  stop: () => void
}

const APRES_LA_FRAPPE = 800
const AU_MOINS = 400
const NOUVEL_ESSAI = 5_000
const PHRASES = {
  encours: 'Enregistrement…',
  horsLigne: 'Hors ligne\u00a0: ce que vous avez tapé reste ici et partira au retour du réseau.',
  serveur: 'Le portail ne répond pas\u00a0: ce que vous avez tapé reste ici, nouvel essai dans quelques secondes.',
  session: 'Session terminée\u00a0: reconnectez-vous dans un autre onglet, ce que vous avez tapé reste ici.',
} as const

/**
 * Enregistre ce qui se tape, sans geste : une requête à la fois, peu après la frappe, au plus tard en quittant la page. Ce qui ne peut partir (réseau,
 * portail, session) est gardé chiffré sur ce poste, le dit, et part dès que possible ; revenu sur la page, on le retrouve.
 */
export function autosave<Rendu>({ url, nom, entrees, corps, saved, say, refill, sessionEnded }: Options<Rendu>): Autosave {
  const fin = new AbortController()
  let tapees = 0
  let gardees = 0
  /** Ce qui est parti sans que sa réponse revienne : gardé ou non, nul ne le sait. */
  let sansReponse: Entrees | null = null
  let minuteur = 0
  let enCours: Promise<boolean> | null = null

  const plan = (delai = APRES_LA_FRAPPE) => {
    window.clearTimeout(minuteur)
    minuteur = window.setTimeout(() => void save(), delai)
  }
  const typed = () => {
    tapees++
    plan()
  }
  const failed = async (phrase: string, nouvelEssai: boolean) => {
    if (nom) await keepTyped(nom, entrees())
    say({ phrase, echec: true })
    if (nouvelEssai && !fin.signal.aborted) plan(NOUVEL_ESSAI)
    return false
  }

  /** Ce qui est parti sans réponse repart d’abord tel quel, puis le reste : le portail dit ce qu’il en a gardé, et la frappe d’après n’est pas d’un autre. */
  async function send(): Promise<boolean> {
    const tout = entrees()
    const redit = sansReponse !== null && JSON.stringify(sansReponse) !== JSON.stringify(tout)
    const parties = redit && sansReponse ? sansReponse : tout
    const lot = tapees
    const debut = performance.now()
    say({ phrase: PHRASES.encours })
    try {
      const rendu = await fetch(url, {
        method: 'PUT',
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(corps(parties)),
      })
      const lu = (await rendu.json().catch(() => ({}))) as Rendu & { message?: string }
      if (rendu.status === 401) {
        sessionEnded?.()
        return failed(PHRASES.session, false)
      }
      sansReponse = rendu.status >= 500 ? parties : null
      if (sansReponse) return failed(PHRASES.serveur, true)
      if (!rendu.ok) return failed(lu.message ?? PHRASES.serveur, rendu.status === 429)
      const dit = saved(lu)
      if (redit) return send()
      gardees = lot
      if (nom) void forgetTyped(nom)
      await new Promise((suite) => window.setTimeout(suite, AU_MOINS - (performance.now() - debut)))
      say(dit)
      return true
    } catch {
      sansReponse = parties
      return failed(navigator.onLine ? PHRASES.serveur : PHRASES.horsLigne, navigator.onLine)
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
    if (fait && gardees !== tapees && !fin.signal.aborted) plan()
    return fait
  }

  const ecoute = { signal: fin.signal }
  fin.signal.addEventListener('abort', registerSettle(save))
  window.addEventListener('online', () => plan(0), ecoute)
  window.addEventListener('offline', () => say({ phrase: PHRASES.horsLigne, echec: true }), ecoute)
  window.addEventListener(
    'pagehide',
    () => {
      sansReponse = null
      if (gardees !== tapees) void save()
    },
    ecoute,
  )
  if (nom) {
    void sessionKey()
    void takeTyped(nom).then((retrouvees) => {
      if (!retrouvees || fin.signal.aborted) return
      refill(retrouvees)
      if (gardees !== tapees) plan(0)
    })
  }
  return {
    typed,
    retry: () => plan(0),
    settle: save,
    forget: () => {
      window.clearTimeout(minuteur)
      gardees = tapees
      if (nom) void forgetTyped(nom)
    },
    // D’une page à l’autre du portail, le navigateur ne quitte rien : ce qui attend part maintenant.
    stop: () => {
      fin.abort()
      void save()
    },
  }
}
