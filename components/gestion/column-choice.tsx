import { COLONNE_NOMS } from '@/lib/copy/gestion'
import { COLONNES_BANNETTE } from '@/lib/demandes/gestion/colonnes'
import type { BannetteSearch } from '@/lib/demandes/gestion/schema'
import { routes } from '@/lib/ground/routes'

/** Le choix des colonnes, gardé par l’adresse comme le reste de la recherche. */
export function ColumnChoice({ search: { colonnes, prises: _p, restees: _r, page: _, ...garde } }: { search: BannetteSearch }) {
  return (
    <details className="group/acte open:basis-full">
      <summary className="button button--small unmarked flex w-fit group-open/acte:border-brand group-open/acte:bg-brand-soft group-open/acte:text-brand">
        Colonnes
      </summary>
      <form className="sheet stack mt-3 p-5" action={routes.gestion()} method="get">
        {Object.entries(garde).map(([nom, valeur]) => (valeur ? <input key={nom} type="hidden" name={nom} value={valeur} /> : null))}
        <input type="hidden" name="colonnes" value="" />
        <fieldset className="row">
          <legend className="sr-only">Colonnes à montrer</legend>
          {COLONNES_BANNETTE.map((colonne) => (
            <label className="tick" key={colonne}>
              <input type="checkbox" name="colonnes" value={colonne} defaultChecked={colonnes.includes(colonne)} />
              <span>{COLONNE_NOMS[colonne]}</span>
            </label>
          ))}
        </fieldset>
        <div>
          <button className="button button--small" type="submit">
            Montrer ces colonnes
          </button>
        </div>
      </form>
    </details>
  )
}
