'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { CompanyOption } from '@/components/frame/company-option'
import { type EntrepriseProposee, useCompanySearch } from '@/components/frame/use-company-search'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

export type CompanyPickerProps = {
  id: string
  siren: string | null
  compteId: string | null
  /** `newTab` : Ctrl ou ⌘ tenu. */
  onChoose: (siren: string, newTab: boolean) => void
  onClose: () => void
}

/** Combobox ARIA 1.2 : le focus reste dans le champ, `aria-activedescendant` suit les flèches. */
export function CompanyPicker({ id, siren, compteId, onChoose, onClose }: CompanyPickerProps) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(-1)
  const search = useCompanySearch(query)
  const input = useRef<HTMLInputElement>(null)
  const recentes = search.recentes.filter((e) => e.siren !== siren)
  const autres = search.entreprises.filter((e) => !recentes.some((r) => r.siren === e.siren))
  const options = [...recentes, ...autres]
  const optionId = (rank: number) => `${id}-option-${rank}`

  useEffect(() => input.current?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: une nouvelle réponse remet le curseur sur sa première ligne
  useEffect(() => setActive(query.trim() === '' ? -1 : 0), [search.version])
  useEffect(() => {
    if (active >= 0) document.getElementById(`${id}-option-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, id])

  const move = (rank: number) => setActive(options.length === 0 ? -1 : (rank + options.length) % options.length)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Une liste qui répond encore à la recherche d’avant n’ouvre rien.
    const chosen = search.pour === query.trim() ? options[active] : undefined
    const pressed = actOn(event.key)
    if (event.nativeEvent.isComposing || !pressed) return
    event.preventDefault()
    switch (pressed) {
      case 'suivante':
        return move(active + 1)
      case 'precedente':
        return move(active < 0 ? options.length - 1 : active - 1)
      case 'choisir':
        return chosen && onChoose(chosen.siren, event.ctrlKey || event.metaKey)
      case 'fermer':
        return onClose()
    }
  }

  const row = (entreprise: EntrepriseProposee, rank: number) => (
    <CompanyOption
      key={`${rank < recentes.length ? 'r' : 'e'}-${entreprise.siren}`}
      id={optionId(rank)}
      entreprise={entreprise}
      active={rank === active}
      current={entreprise.siren === siren}
      onChoose={(newTab) => onChoose(entreprise.siren, newTab)}
      onHover={() => setActive(rank)}
    />
  )
  return (
    <div
      className="absolute top-full left-0 z-6 mt-1 flex max-h-[min(32rem,80vh)] w-120 max-w-[calc(100vw-2*var(--gutter))] flex-col overflow-hidden rounded-3 border border-line bg-raised shadow-raised max-sm:w-full max-sm:max-w-none print:hidden"
      id={id}
      role="dialog"
      aria-label="Choisir une entreprise"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="border-b border-line p-3">
        <label className="mb-1 block text-xs/md text-ink-2" htmlFor={`${id}-champ`}>
          SIREN - Raison sociale
        </label>
        <input
          className="input"
          id={`${id}-champ`}
          ref={input}
          type="text"
          role="combobox"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-liste`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 && active < options.length ? optionId(active) : undefined}
          aria-describedby={`${id}-etat`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={80}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <p className="mt-1 min-h-5 text-xs text-ink-2" id={`${id}-etat`} role="status">
          {search.phrase}
        </p>
      </div>
      <div
        className="max-h-80 min-h-0 flex-1 overflow-auto p-2 empty:hidden"
        id={`${id}-liste`}
        role="listbox"
        aria-label="Entreprises"
        tabIndex={-1}
      >
        {recentes.length > 0 ? <OptionGroup titre="Ouvertes récemment">{recentes.map(row)}</OptionGroup> : null}
        {autres.length > 0 ? (
          <OptionGroup titre={recentes.length > 0 ? 'Toutes les entreprises' : 'Résultats'}>
            {autres.map((entreprise, rank) => row(entreprise, rank + recentes.length))}
          </OptionGroup>
        ) : null}
      </div>
      <Lien
        className="flex min-h-target items-center gap-3 border-t border-line bg-raised px-4 py-2 text-sm/md"
        href={`${routes.accueil()}#portefeuille`}
        onClick={onClose}
      >
        Voir tout le portefeuille
      </Lien>
      {compteId ? (
        <Lien
          className="flex min-h-target items-center gap-3 border-t border-line bg-raised px-4 py-2 text-sm/md"
          href={routes.entreprises(compteId)}
          onClick={onClose}
        >
          <Icon name="plus" />
          Ajouter une entreprise
        </Lien>
      ) : null}
    </div>
  )
}

function actOn(key: string): 'suivante' | 'precedente' | 'choisir' | 'fermer' | null {
  switch (key) {
    case 'ArrowDown':
      return 'suivante'
    case 'ArrowUp':
      return 'precedente'
    case 'Enter':
      return 'choisir'
    case 'Escape':
      return 'fermer'
  }
  return null
}

function OptionGroup({ titre, children }: { titre: string; children: ReactNode }) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <p className="px-2 pt-2 pb-1 text-xs/md text-ink-2" id={id}>
        {titre}
      </p>
      {children}
    </div>
  )
}
