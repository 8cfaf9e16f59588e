import { watchSilence } from '@/components/pieces/watch-silence'
import { COUPURE } from '@/lib/copy/piece'

/** Comment un envoi a fini : la page où aller, ou la phrase à dire et les rangs des fichiers refusés. */
export type FinEnvoi = { vers: string } | { message: string; refuses: readonly number[] }

/** Ce qu’un refus sans phrase veut dire, par son statut. */
const PHRASES: Readonly<Record<number, string>> = {
  401: 'Votre session est terminée. Reconnectez-vous dans un autre onglet, puis renvoyez\u00a0: votre message est gardé ici.',
  404: 'Cette demande n’existe plus, ou n’est plus à vous. Votre texte reste ici\u00a0: copiez-le avant de quitter la page.',
  408: 'L’envoi s’est arrêté en chemin. Rien n’est perdu\u00a0: vérifiez votre connexion, puis renvoyez.',
  413: 'Cet envoi est trop lourd. Votre texte reste ici\u00a0: raccourcissez-le, ou envoyez les fichiers en deux fois.',
  429: 'Vous envoyez plus vite qu’une personne ne le fait d’ordinaire. Votre texte reste ici\u00a0: attendez une minute, puis renvoyez.',
  503: 'Le portail est momentanément occupé. Rien n’est perdu\u00a0: attendez quelques secondes, puis renvoyez.',
}
/** Ceux dont la phrase d’ici dit mieux quoi faire de ce qui est tapé. */
const DITS_ICI = [401, 404]

/** Envoie un formulaire avec ses fichiers sans quitter la page : ce qui est refusé y reste, texte et fichiers choisis. */
export function sendForm(form: HTMLFormElement, avance: (part: number) => void, signal?: AbortSignal): Promise<FinEnvoi> {
  return new Promise((resolve) => {
    const envoi = new XMLHttpRequest()
    const refuse = (message: string, refuses: readonly number[] = []) => resolve({ message, refuses })
    const coupe = () => refuse(`${COUPURE} ${location.host}. Rien n’est perdu\u00a0: renvoyez quand la connexion est revenue.`)
    envoi.open('POST', form.action)
    envoi.setRequestHeader('accept', 'application/json')
    envoi.responseType = 'json'
    envoi.upload.onprogress = ({ loaded, total }) => avance(Math.min(99, Math.round((loaded / Math.max(1, total)) * 100)))
    envoi.onload = () => {
      const { vers, message, refuses } = (envoi.response ?? {}) as { vers?: string; message?: string; refuses?: number[] }
      if (vers) return resolve({ vers })
      const phrase = PHRASES[envoi.status]
      refuse((DITS_ICI.includes(envoi.status) ? phrase : (message ?? phrase)) ?? `${COUPURE} ${location.host}.`, refuses)
    }
    envoi.onerror = coupe
    envoi.onabort = coupe
    signal?.addEventListener('abort', () => envoi.abort())
    watchSilence(envoi)
    envoi.send(new FormData(form))
  })
}

/** Va à la page, même si c’est celle où l’on est. */
export function goTo(vers: string): void {
  const cible = new URL(vers, location.href)
  const ici = cible.pathname === location.pathname && cible.search === location.search
  location.assign(cible)
  if (ici) location.reload()
}
