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
    <div className="facet relative flex min-w-0">
      <details className="group min-w-0" name="filtre">
        <summary className={`chip unmarked ${dits ? 'rounded-r-none border-r-0 border-brand bg-brand-soft' : 'group-open:border-brand'}`}>
          {dits ? (
            <span className="max-w-[min(22rem,52vw)] truncate text-ink-2">
              {titre}&nbsp;: <b className="font-medium text-ink">{dits}</b>
            </span>
          ) : (
            titre
          )}
          <Icon name="chevron-down" className="group-open:rotate-180" />
        </summary>
        <fieldset className="volet left-0">
          <legend className="sr-only">{titre}</legend>
          {children}
          <Button small type="submit">
            Appliquer
          </Button>
        </fieldset>
      </details>
      {dits ? (
        <Lien
          className="grid w-dense flex-none place-items-center rounded-r-[2rem] border border-l-0 border-brand bg-brand-soft text-ink hover:text-link"
          href={retirer}
        >
          <Icon name="x" className="size-4" />
          <span className="sr-only">
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
