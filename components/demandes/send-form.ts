import { watchSilence } from '@/components/pieces/watch-silence'
import { COUPURE } from '@/lib/copy/piece'

/** Comment un envoi a fini : la page où aller, ou la phrase à dire. */
export type FinEnvoi = { vers: string } | { message: string }

/** Envoie un formulaire avec ses fichiers sans quitter la page : ce qui est refusé y reste, texte et fichiers choisis. */
export function sendForm(form: HTMLFormElement, avance: (part: number) => void): Promise<FinEnvoi> {
  return new Promise((resolve) => {
    const envoi = new XMLHttpRequest()
    const coupe = () => resolve({ message: `${COUPURE} ${location.host}. Rien n’est perdu : renvoyez quand la connexion est revenue.` })
    envoi.open('POST', form.action)
    envoi.setRequestHeader('accept', 'application/json')
    envoi.responseType = 'json'
    envoi.upload.onprogress = ({ loaded, total }) => avance(Math.min(99, Math.round((loaded / Math.max(1, total)) * 100)))
    envoi.onload = () => {
      const { vers, message } = (envoi.response ?? {}) as { vers?: string; message?: string }
      if (vers) resolve({ vers })
      else if (envoi.status === 401 || envoi.responseURL.includes('/connexion'))
        resolve({ message: 'Votre session est terminée. Reconnectez-vous dans un autre onglet, puis renvoyez : votre message est gardé ici.' })
      else resolve({ message: message ?? `${COUPURE} ${location.host}.` })
    }
    envoi.onerror = coupe
    envoi.onabort = coupe
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
