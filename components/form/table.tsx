import { buttonClass } from '@/components/ui/button'
import type { ReactNode } from 'react'
import { type ControlProps, type FieldOf, linesOf } from '@/components/form/raw'
import type { Colonne, Contexte } from '@/lib/demarches/define'
import { optionsOf } from '@/lib/demarches/kinds/choice'

type Ligne = { [partie: string]: string }

/** Des lignes répétées : celles qui sont remplies, puis deux vides ; « Enregistrer » en donne d’autres, sans JavaScript aussi. */
export function RowsControl({ nom, field, raw, contexte, partie }: ControlProps<FieldOf<'rows'>>) {
  const saisies = linesOf(raw)
  const total = Math.min(field.max, Math.max(saisies.length + 2, field.min ?? 1))
  return (
    <div className="mt-2">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: ce qui défile se fait aussi défiler au clavier */}
      <div className="relative overflow-x-auto" role="region" aria-label={field.label} tabIndex={0}>
        <table className="grid-table [&_:is(.input,.select)]:min-h-dense [&_:is(.input,.select)]:min-w-28 [&_:is(th,td)]:py-1 [&_:is(th,td)]:pr-2 [&_:is(th,td)]:pl-0 [&_:is(th,td)]:text-left [&_:is(th,td)]:align-middle [&_:is(th,td)]:text-sm/md [&_tbody_th]:font-medium [&_tbody_th]:whitespace-nowrap [&_th:first-child]:sticky [&_th:first-child]:left-0 [&_th:first-child]:z-1 [&_th:first-child]:bg-ground">
          <Head premier="Ligne" colonnes={field.colonnes} />
          <tbody>
            {Array.from({ length: Math.max(total, saisies.length) }, (_, rang) => `ligne-${rang}`).map((cle, rang) => (
              <tr key={cle}>
                <th scope="row">{rang + 1}</th>
                <Cells
                  nom={`${nom}.${rang}`}
                  champ={nom}
                  ligne={saisies[rang] ?? {}}
                  intitule={`Ligne ${rang + 1}`}
                  colonnes={field.colonnes}
                  contexte={contexte}
                  fautive={partie?.startsWith(`${rang}.`) ? partie.slice(`${rang}.`.length) : undefined}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {saisies.length < field.max ? (
        <button className={buttonClass({ variant: 'link', className: 'text-sm' })} type="submit" name="intention" value="enregistrer">
          {field.ajouter}
        </button>
      ) : null}
    </div>
  )
}

const Head = ({ premier, colonnes }: { premier: string; colonnes: Record<string, Colonne> }) => (
  <thead>
    <tr>
      <th scope="col">{premier}</th>
      {Object.entries(colonnes).map(([cle, { label, requis, kind }]) => (
        <th key={cle} scope="col">
          {label}
          {kind === 'money' ? ', en €' : ''}
          {requis === false ? null : (
            <span className="font-bold text-danger" aria-hidden="true">
              {' '}
              *
            </span>
          )}
          {kind === 'date' ? <span className="max-w-measure text-sm text-ink-2"> JJ/MM/AAAA</span> : null}
        </th>
      ))}
    </tr>
  </thead>
)

type CellsProps = {
  nom: string
  champ: string
  ligne: Ligne
  intitule: string
  colonnes: Record<string, Colonne>
  contexte: Contexte
  fautive?: string
}

const Cells = ({ nom, champ, ligne, intitule, colonnes, contexte, fautive }: CellsProps) =>
  Object.entries(colonnes).map(([cle, colonne]) => (
    <td key={cle}>
      <CellControl
        nom={`${nom}.${cle}`}
        colonne={colonne}
        texte={ligne[cle] ?? ''}
        contexte={contexte}
        fautive={fautive === cle}
        decrit={fautive === cle ? `${champ}-erreur` : undefined}
        intitule={`${colonne.label}, ${intitule}`}
      />
    </td>
  ))

type CellProps = {
  nom: string
  colonne: Colonne
  texte: string
  contexte: Contexte
  fautive: boolean
  decrit?: string
  /** Le nom de la case, quand sa colonne et sa ligne le disent à l’œil. */
  intitule?: string
  /** Le libellé écrit au-dessus, quand elle est seule. */
  label?: string
  /** Ce qui ne va pas, dit entre son libellé et sa case. */
  erreur?: ReactNode
  /** Vrai d’un montant qui n’est pas celui de tous les mois. */
  apart?: boolean
}

/** La case d’un tableau : un texte, un choix, ou un oui que l’on coche. */
export function CellControl({ nom, colonne, texte, contexte, fautive, decrit, intitule, label, erreur, apart }: CellProps) {
  // Douze mois de sept cases : ce qui n’est pas dit ne voyage pas.
  const attributs = {
    id: nom,
    name: nom,
    ...(intitule ? { 'aria-label': intitule } : {}),
    ...(fautive ? { 'aria-invalid': true as const } : {}),
    ...(decrit ? { 'aria-describedby': decrit } : {}),
  }
  if (colonne.kind === 'yesno' && label)
    return (
      <div>
        {erreur}
        <label className="tick">
          <input type="checkbox" value="oui" defaultChecked={texte === 'oui'} {...attributs} />
          <span>{label}</span>
        </label>
      </div>
    )
  const commande =
    colonne.kind === 'choice' || colonne.kind === 'yesno' ? (
      <select className="select" defaultValue={texte} {...attributs}>
        <option value="">–</option>
        {(colonne.kind === 'choice' ? optionsOf(colonne.options, contexte) : OUI_NON).map(({ code, libelle }) => (
          <option key={code} value={code}>
            {libelle}
          </option>
        ))}
      </select>
    ) : (
      <input
        className={apart ? 'input is-apart' : 'input'}
        autoComplete="off"
        {...(TOUCHES[colonne.kind] ? { inputMode: TOUCHES[colonne.kind] } : {})}
        defaultValue={cellText(colonne, texte)}
        {...attributs}
      />
    )
  if (!label) return commande
  return (
    <div>
      <label className="text-sm" htmlFor={nom}>
        {label}
      </label>
      {erreur}
      {commande}
    </div>
  )
}

const TOUCHES: Partial<Record<Colonne['kind'], 'decimal' | 'numeric'>> = { money: 'decimal', number: 'decimal', date: 'numeric' }

const OUI_NON = [
  { code: 'oui', libelle: 'Oui' },
  { code: 'non', libelle: 'Non' },
]

/** Une date de cellule tient dans une case : « 17/09/2026 », même reprise de « 2026-09-17 ». */
function cellText(colonne: Colonne, texte: string): string {
  const iso = colonne.kind === 'date' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(texte) : null
  return iso ? `${iso[3]}/${iso[2]}/${iso[1]}` : texte
}
