import { createRoot } from 'react-dom/client'
import { EstimationView } from '@/components/demarches/estimation'
import type { Estimation } from '@/lib/demarches/define'

/**
 * Redessine la colonne de droite quand les réponses changent, du même dessin que le serveur. Le sien reste, caché : React l’a posé et le reprendra.
 */
export function liveEstimation(aCote: HTMLElement, signal: AbortSignal): (estimation: Estimation | null) => void {
  const place = aCote.querySelector<HTMLElement>('[data-vivant]')
  const serveur = aCote.querySelector<HTMLElement>('[data-serveur]')
  if (!place || !serveur) return () => {}
  const racine = createRoot(place)
  signal.addEventListener('abort', () => window.setTimeout(() => racine.unmount()))
  let montree = aCote.dataset.estimation
  return (estimation) => {
    const texte = JSON.stringify(estimation)
    if (montree === texte) return
    montree = texte
    serveur.hidden = true
    racine.render(<EstimationView estimation={estimation} />)
  }
}
