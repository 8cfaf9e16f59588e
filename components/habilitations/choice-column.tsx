import { type RowSelectionState, rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { type ReactNode, useId, useState } from 'react'
import { Plaque } from '@/components/ui/plaque'
import { formatNumber } from '@/lib/ground/number'
import { type EntrepriseAuChoix, isSought } from '@/lib/habilitations/rules'

const features = tableFeatures({ rowSelectionFeature })

/** Combien de lignes s’affichent d’un coup : la recherche mène aux autres. */
const PAS = 60

type Coches = { ids: RowSelectionState; set: (suite: RowSelectionState | ((avant: RowSelectionState) => RowSelectionState)) => void }

type ChoiceColumnProps = {
  titre: string
  /** Ce que la liste est, pour qui ne la voit pas. */
  legende: string
  entreprises: readonly EntrepriseAuChoix[]
  coches: Coches
  /** Ce que vaut une case cochée, au pied de la liste : « 2 cochées ». */
  compte: (combien: number) => string
  /** Après le nom d’une entreprise : ce qui a changé. */
  apres?: (siren: string) => ReactNode
  vide: string
}

/** Une liste d’entreprises à cocher : on y cherche, on coche tout ce que l’on voit, et le pied compte. */
export function ChoiceColumn({ titre, legende, entreprises, coches, compte, apres, vide }: ChoiceColumnProps) {
  const id = useId()
  const [q, setQ] = useState('')
  const [montrees, setMontrees] = useState(PAS)
  const table = useTable({
    features,
    columns: [],
    data: entreprises,
    getRowId: ({ siren }) => siren,
    state: { rowSelection: coches.ids },
    onRowSelectionChange: coches.set,
  })
  const rows = table.getRowModel().rows.filter(({ original }) => isSought(original, q))
  const cochees = table.getSelectedRowModel().rows.length
  const toutes = rows.length > 0 && rows.every((row) => row.getIsSelected())
  const check = () =>
    coches.set((avant) => {
      const suite = { ...avant }
      for (const row of rows) {
        if (toutes) delete suite[row.id]
        else suite[row.id] = true
      }
      return suite
    })
  return (
    <fieldset className="sheet flex min-w-0 flex-col overflow-hidden border-line-strong">
      <legend className="sr-only">{legende}</legend>
      <div className="grid gap-2 px-4 pt-3 pb-3">
        <h3 className="text-md">
          {titre} <span className="font-regular text-ink-2 tabular-nums">{formatNumber(entreprises.length)}</span>
        </h3>
        <label className="sr-only" htmlFor={id}>
          Chercher dans «&nbsp;{titre}&nbsp;»
        </label>
        <input
          className="input min-h-dense"
          id={id}
          type="search"
          placeholder="SIREN ou raison sociale"
          autoComplete="off"
          value={q}
          onChange={(event) => {
            setQ(event.target.value)
            setMontrees(PAS)
          }}
          // Entrée cherche : elle n’envoie pas le formulaire.
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
      </div>
      <ul className="h-80 overflow-y-auto border-y border-line">
        {rows.slice(0, montrees).map((row) => (
          <li key={row.id} className="not-first:border-t not-first:border-line">
            <label className="flex min-h-target cursor-pointer items-center gap-3 px-4 py-2 hover:bg-brand-soft has-[:checked]:bg-brand-soft">
              <input type="checkbox" checked={row.getIsSelected()} onChange={row.getToggleSelectedHandler()} />
              <span className="min-w-0 flex-1">
                <Plaque small siren={row.original.siren} nom={row.original.nom} couleur={row.original.couleur} />
              </span>
              {apres?.(row.id)}
            </label>
          </li>
        ))}
        {rows.length === 0 ? <li className="px-4 py-3 text-sm text-ink-2">{q ? 'Aucune entreprise ne correspond.' : vide}</li> : null}
        {rows.length > montrees ? (
          <li className="border-t border-line px-4 py-2 text-sm">
            <button className={LIEN} type="button" onClick={() => setMontrees(montrees + PAS * 4)}>
              Afficher la suite
            </button>{' '}
            <span className="text-ink-2">
              {formatNumber(montrees)} sur {formatNumber(rows.length)}
            </span>
          </li>
        ) : null}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-x-4 px-4 py-2 text-sm">
        <button className={LIEN} type="button" onClick={check} aria-disabled={rows.length === 0 || undefined}>
          {toutes ? 'Tout décocher' : q ? `Cocher ce qui correspond (${formatNumber(rows.length)})` : 'Tout cocher'}
        </button>
        <span className="text-ink-2" role="status">
          {compte(cochees)}
        </span>
      </div>
    </fieldset>
  )
}

const LIEN = 'cursor-pointer py-1 text-link underline underline-offset-[.2em] hover:decoration-2'
