import { type ControlProps, type FieldOf, linesOf } from '@/components/form/raw'
import type { Colonne, Contexte } from '@/lib/demarches/define'
import { optionsOf } from '@/lib/demarches/kinds/choice'

type Ligne = { [partie: string]: string }

/** Un tableau par mois : les lignes viennent des réponses, on ne les ajoute pas. */
export function MonthsControl({ nom, field, raw, contexte, partie }: ControlProps<FieldOf<'mois'>>) {
  const saisies = linesOf(raw)
  const lignes = field.lignes({}, contexte)
  // Les mois dépendent d’autres réponses, parfois de cette étape : le serveur les pose quand il les connaît, sans JavaScript aussi.
  if (lignes.length === 0)
    return (
      <p className="field__control">
        <button className="button button--small" type="submit" name="intention" value="enregistrer">
          Enregistrer et afficher le tableau
        </button>
      </p>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: ce qui défile se fait aussi défiler au clavier
    <div className="table-scroll field__control" role="region" aria-label={field.label} tabIndex={0}>
      <table className="grid-table">
        <Head premier="Mois" colonnes={field.colonnes} />
        <tbody>
          {lignes.map(({ cle, libelle }, rang) => (
            <tr key={cle}>
              <th scope="row">
                {libelle}
                <input type="hidden" name={`${nom}.${rang}.cle`} value={cle} />
              </th>
              <Cells
                nom={`${nom}.${rang}`}
                champ={nom}
                ligne={saisies.find((s) => s.cle === cle) ?? {}}
                intitule={libelle}
                colonnes={field.colonnes}
                contexte={contexte}
                fautive={partie?.startsWith(`${rang}.`) ? partie.slice(`${rang}.`.length) : undefined}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Des lignes répétées : celles qui sont remplies, puis deux vides ; « Enregistrer » en donne d’autres, sans JavaScript aussi. */
export function RowsControl({ nom, field, raw, contexte, partie }: ControlProps<FieldOf<'rows'>>) {
  const saisies = linesOf(raw)
  const total = Math.min(field.max, Math.max(saisies.length + 2, field.min ?? 1))
  return (
    <div className="field__control">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: ce qui défile se fait aussi défiler au clavier */}
      <div className="table-scroll" role="region" aria-label={field.label} tabIndex={0}>
        <table className="grid-table">
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
        <button className="linkbutton small" type="submit" name="intention" value="enregistrer">
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
            <span className="req" aria-hidden="true">
              {' '}
              *
            </span>
          )}
          {kind === 'date' ? <span className="field__hint"> JJ/MM/AAAA</span> : null}
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
  Object.entries(colonnes).map(([cle, colonne]) => {
    const attributs = {
      id: `${nom}.${cle}`,
      name: `${nom}.${cle}`,
      defaultValue: cellText(colonne, ligne[cle] ?? ''),
      'aria-label': `${colonne.label}, ${intitule}`,
      'aria-invalid': fautive === cle ? (true as const) : undefined,
      'aria-describedby': fautive === cle ? `${champ}-erreur` : undefined,
    }
    if (colonne.kind !== 'choice' && colonne.kind !== 'yesno')
      return (
        <td key={cle}>
          <input
            className="input"
            autoComplete="off"
            inputMode={colonne.kind === 'money' || colonne.kind === 'number' ? 'decimal' : colonne.kind === 'date' ? 'numeric' : undefined}
            {...attributs}
          />
        </td>
      )
    const options =
      colonne.kind === 'yesno'
        ? [
            { code: 'oui', libelle: 'Oui' },
            { code: 'non', libelle: 'Non' },
          ]
        : optionsOf(colonne.options, contexte)
    return (
      <td key={cle}>
        <select className="select" {...attributs}>
          <option value="">–</option>
          {options.map(({ code, libelle }) => (
            <option key={code} value={code}>
              {libelle}
            </option>
          ))}
        </select>
      </td>
    )
  })

/** Une date de cellule tient dans une case : « 17/09/2026 », même reprise de « 2026-09-17 ». */
function cellText(colonne: Colonne, texte: string): string {
  const iso = colonne.kind === 'date' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(texte) : null
  return iso ? `${iso[3]}/${iso[2]}/${iso[1]}` : texte
}
