import type { ControlProps, FieldOf } from '@/components/form/raw'
import type { Branche } from '@/lib/demarches/define'
import { branchesOf, followed, onlyOf } from '@/lib/demarches/kinds/arbre'

/**
 * Les trois niveaux, une colonne chacun. Les branches sont toutes dans la page, chacune après celle qui l’ouvre : le navigateur montre celles du choix, sans
 * script. Sur téléphone, un niveau choisi se replie sur son choix.
 */
const NIVEAUX = [
  {
    colonne: 'md:col-start-1',
    branche: 'group/n0',
    suite: "hidden group-has-[[data-niveau='0']:checked]/n0:contents",
    attend: "group-has-[[data-niveau='0']:checked]/arbre:hidden",
    repli: "max-md:not-has-checked:group-has-[[data-plier='0']:not(:checked)]/arbre:group-has-[[data-niveau='0']:checked]/arbre:hidden",
    plier: "hidden max-md:group-has-[[data-niveau='0']:checked]/arbre:inline-flex",
  },
  {
    colonne: 'md:col-start-2',
    branche: 'group/n1',
    suite: "hidden group-has-[[data-niveau='1']:checked]/n1:contents",
    attend: "group-has-[[data-niveau='1']:checked]/n0:hidden",
    repli: "max-md:not-has-checked:group-has-[[data-plier='1']:not(:checked)]/n0:group-has-[[data-niveau='1']:checked]/n0:hidden",
    plier: "hidden max-md:group-has-[[data-niveau='1']:checked]/n0:inline-flex",
  },
  { colonne: 'md:col-start-3', branche: '', suite: '', attend: '', repli: '', plier: '' },
] as const

const COLONNES =
  'group/arbre relative mt-3 grid overflow-hidden rounded-3 border border-line-strong bg-surface py-3 md:min-h-60 md:grid-flow-row-dense md:grid-cols-[1fr_1fr_1.3fr] md:content-start'
const FILETS = 'max-md:hidden pointer-events-none absolute inset-y-0 border-l border-line'
const TITRE = 'flex min-h-8 items-center justify-between gap-3 px-6 text-sm font-medium text-ink-2 max-md:pt-1'
const PLACE = 'mx-3 flex min-h-10 items-center gap-3 rounded-2 px-3 py-1 max-md:min-h-target'
const CHOIX =
  'cursor-pointer hover:bg-brand-soft has-checked:bg-brand-soft has-checked:font-medium has-focus-visible:anneau [&_:focus-visible]:outline-none'

/** Un choix qui se précise : trois colonnes, ou trois listes sur téléphone (dessin 28). */
export function TreeControl({ nom, field, raw, contexte }: ControlProps<FieldOf<'arbre'>>) {
  const suivies = followed(raw, field, contexte).map(({ code }) => code)
  return (
    <div className={COLONNES} data-arbre={nom}>
      <span className={`${FILETS} left-[30.3%]`} />
      <span className={`${FILETS} left-[60.6%]`} />
      <Level nom={nom} field={field} branches={branchesOf(field, contexte)} suivies={suivies} rang={0} ici de="" />
    </div>
  )
}

type LevelProps = {
  nom: string
  field: FieldOf<'arbre'>
  branches: readonly Branche[]
  /** Les codes du chemin suivi, et leur rang ; `ici` : il passe par ce niveau. */
  suivies: readonly string[]
  rang: number
  ici: boolean
  de: string
}

/** Un niveau : son nom, ses choix, et après chacun le niveau qu’il ouvre. Un choix unique va de soi : il se lit. */
function Level({ nom, field, branches, suivies, rang, ici, de }: LevelProps) {
  const { cle, label } = field.niveaux[rang] ?? { cle: '', label: '' }
  const allure = NIVEAUX[rang] ?? NIVEAUX[2]
  const titre = `${nom}.${cle}${de}-titre`
  const seule = onlyOf(branches)
  const open = ({ code, branches: suite }: Branche) =>
    suite ? (
      <Level
        nom={nom}
        field={field}
        branches={suite}
        suivies={suivies}
        rang={rang + 1}
        ici={ici && (seule !== null || suivies[rang] === code)}
        de={`.${code}`}
      />
    ) : null
  if (seule)
    return (
      <>
        <p className={`${TITRE} ${allure.colonne}`}>{label}</p>
        <p className={`${PLACE} bg-brand-soft font-medium ${allure.colonne}`}>{seule.libelle}</p>
        {open(seule)}
      </>
    )
  return (
    <div className="contents" role="radiogroup" aria-labelledby={titre}>
      <div className={`${TITRE} ${allure.colonne}`}>
        <p id={titre}>
          {label}
          <span className="font-bold text-danger" aria-hidden="true">
            {' '}
            *
          </span>
        </p>
        {allure.plier ? <Fold rang={rang} label={label} className={allure.plier} /> : null}
      </div>
      {branches.map((branche, n) => (
        <div key={branche.code} className={`contents ${allure.branche}`}>
          <label className={`${PLACE} ${CHOIX} ${allure.colonne} ${allure.repli}`}>
            <input
              type="radio"
              id={ici && n === 0 ? `${nom}.${cle}` : `${nom}.${cle}.${branche.code}`}
              name={`${nom}.${cle}`}
              value={branche.code}
              data-niveau={rang}
              defaultChecked={ici && suivies[rang] === branche.code}
            />
            <span className="min-w-0">{branche.libelle}</span>
            {branche.note ? <span className="ml-auto border-b-[1.5px] border-brand text-xs font-regular text-ink-2">{branche.note}</span> : null}
          </label>
          {branche.branches ? <div className={allure.suite}>{open(branche)}</div> : null}
        </div>
      ))}
      {allure.attend ? (
        <p className={`px-6 py-1 text-sm text-ink-2 max-md:hidden ${NIVEAUX[rang + 1]?.colonne ?? ''} ${allure.attend}`}>
          Choisissez d’abord le {label.toLocaleLowerCase('fr')}.
        </p>
      ) : null}
    </div>
  )
}

/** Sur téléphone, rouvre un niveau replié. Sans nom, cette case ne part pas avec le formulaire. */
const Fold = ({ rang, label, className }: { rang: number; label: string; className: string }) => (
  <label
    className={`${className} min-h-8 cursor-pointer items-center rounded-1 text-link underline underline-offset-[.2em] has-focus-visible:anneau`}
  >
    <input type="checkbox" className="peer sr-only" data-plier={rang} />
    Changer<span className="sr-only"> de {label.toLocaleLowerCase('fr')}</span>
  </label>
)
