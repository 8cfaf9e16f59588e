import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { addressOf } from '@/lib/ground/adresse'
import { SearchInput } from '@/components/ui/search-input'

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
      <form className="mt-6 mb-5 grid gap-3" action={action} method="get">
        {Object.entries(keep).map(([cle, valeur]) => (
          <input key={cle} type="hidden" name={cle} value={valeur} />
        ))}
        <div className="min-w-0 max-w-160">
          <label className="inline-block leading-[1.35] font-medium" htmlFor={id}>
            {label}
          </label>
          {hint ? (
            <p className="max-w-measure text-sm text-ink-2" id={`${id}-aide`}>
              {hint}
            </p>
          ) : null}
          <div className="mt-2 flex gap-2 [&_.button]:flex-none [&_.button]:px-4 [&_.input]:min-w-0 [&_.input]:flex-1">
            <SearchInput id={id} name={name} defaultValue={value} aria-describedby={hint ? `${id}-aide` : undefined} />
            <Button type="submit">
              <Icon name="search" />
              Rechercher
            </Button>
          </div>
        </div>
        {children}
        {value ? (
          <p className="text-sm">
            <Lien href={addressOf(action, keep)}>Effacer la recherche</Lien>
          </p>
        ) : null}
      </form>
    </search>
  )
}
