import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'

type FacetProps = {
  titre: string
  /** Ce qu’il retient, en mots ; vide : il ne restreint rien. */
  dits: string
  /** Où mène sa croix. */
  retirer: string
  /** Ce qui s’y coche : des `Tick`. */
  children: ReactNode
}

/** Un filtre d’une liste, dans un formulaire ordinaire : ce qui s’y coche, et sa croix quand il restreint. Un seul est ouvert à la fois. */
export function Facet({ titre, dits, retirer, children }: FacetProps) {
  return (
    <div className={dits ? 'facet facet--on' : 'facet'}>
      <details name="filtre">
        <summary className="chip">
          {dits ? (
            <span className="facet__said">
              {titre}&nbsp;: <b>{dits}</b>
            </span>
          ) : (
            titre
          )}
          <Icon name="chevron-down" />
        </summary>
        <fieldset className="facet__panel">
          <legend className="sr">{titre}</legend>
          {children}
          <Button small type="submit">
            Appliquer
          </Button>
        </fieldset>
      </details>
      {dits ? (
        <Lien className="facet__x" href={retirer}>
          <Icon name="x" />
          <span className="sr">
            Retirer le filtre {titre}&nbsp;: {dits}
          </span>
        </Lien>
      ) : null}
    </div>
  )
}

type TickProps = { type: 'checkbox' | 'radio'; name: string; valeur: string; coche: boolean; nom: string; nombre?: number | undefined }

/** Un choix d’un filtre, et combien de lignes l’ont. */
export const Tick = ({ type, name, valeur, coche, nom, nombre }: TickProps) => (
  <label className="tick">
    <input type={type} name={name} value={valeur} defaultChecked={coche} />
    <span>{nom}</span>
    {nombre === undefined ? null : <span className="count">{nombre}</span>}
  </label>
)
