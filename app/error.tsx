'use client'

import { titleOf } from '@/lib/ground/titre'

/** Ce que voit la personne quand le navigateur lui-même n’arrive pas à dessiner la page : rien de ce qui est enregistré n’est perdu. */
export default function BrowserError({ reset }: { error: Error; reset: () => void }) {
  return (
    <main id="contenu" className="wrap pt-8 pb-18">
      <title>{titleOf('Le portail a eu une panne')}</title>
      <h1>Cette page ne s’affiche pas comme prévu</h1>
      <p>Ce que vous aviez enregistré ou envoyé est conservé. Réessayez&nbsp;; si la panne revient, rechargez la page.</p>
      <button className="button button--primary" type="button" onClick={reset}>
        Réessayer
      </button>
    </main>
  )
}
