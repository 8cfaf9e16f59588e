'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Answerer, Chosen } from '@/components/demarches/avant'
import type { Prior } from '@/components/demarches/prior'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { AvantLu } from '@/lib/avant/queries'
import { routes } from '@/lib/ground/routes'

export type LiveAvantProps = {
  siren: string
  /** Le brouillon, et le champ en arbre dont les propositions dépendent. */
  id: string
  champ: string
  niveaux: readonly string[]
  initial: AvantLu | null
  /** Ce qui répond déjà à ce choix, dessiné par le serveur ; ce qui le dessine ici ne se charge qu’au premier changement. */
  prior: ReactNode
  /** Le message et ses documents. */
  children: ReactNode
}

/**
 * Ce qui se lit entre l’objet et le message. Rendu par le serveur pour le choix gardé ; il suit ensuite ce qui se choisit, sans rien toucher à ce qui est tapé.
 * Sans JavaScript, un bouton enregistre et revient.
 */
export function LiveAvant({ siren, id, champ, niveaux, initial, prior, children }: LiveAvantProps) {
  const place = useRef<HTMLDivElement>(null)
  const [{ avant, Dessin }, setLu] = useState<Lu>({ avant: initial, Dessin: null })
  const hydrated = useHydrated()

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const fin = new AbortController()
    let tour = new AbortController()
    const onChange = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || !target.name.startsWith(`${champ}.`)) return
      // Un niveau rouvert sur téléphone se replie une fois son choix fait.
      for (const pli of form.querySelectorAll<HTMLInputElement>('[data-plier]')) pli.checked = false
      tour.abort()
      tour = new AbortController()
      void readAgain(id, chosenIn(form, champ, niveaux), tour.signal).then((lu) => lu && setLu(lu))
    }
    form.addEventListener('change', onChange, { signal: fin.signal })
    return () => {
      fin.abort()
      tour.abort()
    }
  }, [id, champ, niveaux])

  return (
    <div ref={place}>
      <div aria-live="polite">{avant ? <Chosen chemin={avant.chemin} /> : null}</div>
      {hydrated ? null : (
        <p className="wakes actions mt-3">
          <button className="button" type="submit" name="intention" value="enregistrer">
            Voir ce qui répond déjà
          </button>
        </p>
      )}
      {avant && Dessin ? <Dessin siren={siren} avant={avant} /> : avant ? prior : null}
      <section className="mt-14" aria-labelledby="ecrire">
        <h2 id="ecrire" className="mb-6">
          {avant ? 'Rien de tout cela\u202f? Écrivez-nous' : 'Écrivez-nous'}
        </h2>
        <div className="columns">
          <div className="max-w-176 *:not-first:mt-8">{children}</div>
          <Answerer avant={avant} />
        </div>
      </section>
    </div>
  )
}

/** Le chemin montré choisi ; ce qui est choisi sous une branche que l’on a quittée ne se voit plus, et n’en est pas. */
const chosenIn = (form: HTMLFormElement, champ: string, niveaux: readonly string[]): string =>
  niveaux
    .map((cle) => {
      const coches = [...form.querySelectorAll<HTMLInputElement>(`[name="${champ}.${cle}"]:checked`)]
      return coches.find((un) => un.checkVisibility())?.value ?? ''
    })
    .join('/')

/** Ce que propose un choix, et de quoi le dessiner ; le premier l’est par le serveur. */
type Lu = { avant: AvantLu | null; Dessin: typeof Prior | null }

/** Ce que propose ce choix ; `null` quand cela ne se lit pas maintenant : ce qui est à l’écran y reste. */
async function readAgain(id: string, chemin: string, signal: AbortSignal): Promise<Lu | null> {
  try {
    const [{ Prior: Dessin }, reponse] = await Promise.all([import('@/components/demarches/prior'), fetch(routes.avant(id, chemin), { signal })])
    return reponse.ok ? { avant: ((await reponse.json()) as { avant: AvantLu | null }).avant, Dessin } : null
  } catch {
    return null
  }
}
