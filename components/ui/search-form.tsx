import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'

type SearchFormProps = {
  action: string
  label: string
  /** Recherche en cours. */
  value: string
  name?: string
  hint?: string
  /** Paramètres de l’adresse à garder en cherchant. */
  keep?: Readonly<Record<string, string>>
  /** Autres critères : des `.field` avec leurs étiquettes. */
  children?: ReactNode
}

/** Formulaire de recherche ordinaire (GET) : l’adresse porte la recherche, il marche sans JavaScript. */
export function SearchForm({ action, label, value, name = 'q', hint, keep = {}, children }: SearchFormProps) {
  const id = `recherche-${name}`
  return (
    <search>
      <form className="search" action={action} method="get">
        {Object.entries(keep).map(([cle, valeur]) => (
          <input key={cle} type="hidden" name={cle} value={valeur} />
        ))}
        <div className="field search__main">
          <label className="field__label" htmlFor={id}>
            {label}
          </label>
          {hint ? (
            <p className="field__hint" id={`${id}-aide`}>
              {hint}
            </p>
          ) : null}
          <div className="field__control search__line">
            <input
              className="input"
              id={id}
              name={name}
              type="search"
              defaultValue={value}
              autoComplete="off"
              aria-describedby={hint ? `${id}-aide` : undefined}
            />
            <Button type="submit">
              <Icon name="search" />
              Rechercher
            </Button>
          </div>
        </div>
        {children}
        {value ? (
          <p className="small">
            <Lien href={action}>Effacer la recherche</Lien>
          </p>
        ) : null}
      </form>
    </search>
  )
}
