// biome-ignore-all lint/a11y/noRedundantRoles: sur téléphone, display: block efface les rôles du tableau ; ils sont donc écrits
import { ORIGINE } from '@/components/form/frame'
import { type ControlProps, type FieldOf, linesOf } from '@/components/form/raw'
import { type Colonnes, type Commun, DoubtLine, ErrorLine, headOf, type Ligne, Month } from '@/components/form/month'
import { Icon } from '@/components/ui/icon'
import { sayShared, totalOf } from '@/lib/demarches/tableau'
import { formatMoney } from '@/lib/ground/money'

/**
 * Un tableau par mois : un montant pour tous, puis les exceptions. Les colonnes de devant se lisent d’un coup ; le reste se déplie mois par mois.
 * Ce qui ne va pas, ou étonne, se dit sous son mois.
 */
export function MonthsControl({ nom, field, raw, contexte, fautes = [], avis = [] }: ControlProps<FieldOf<'mois'>>) {
  const saisies = linesOf(raw)
  const lignes = field.lignes({}, contexte)
  // Les mois dépendent d’autres réponses, parfois de cette étape : le serveur les pose quand il les connaît, sans JavaScript aussi.
  if (lignes.length === 0)
    return (
      <p className="mt-2">
        <button className="button button--small" type="submit" name="intention" value="enregistrer">
          Enregistrer et afficher le tableau
        </button>
      </p>
    )
  const colonnes = Object.entries(field.colonnes)
  const premieres = field.devant?.({}) ?? Object.keys(field.colonnes)
  const devant = premieres.flatMap((cle) => colonnes.filter(([une]) => une === cle))
  const reste = colonnes.filter(([cle]) => !premieres.includes(cle))
  const ligneOf = (cle: string): Ligne => saisies.find((saisie) => saisie.cle === cle) ?? {}
  const partage = field.commun?.({})
  const commun = partage ? { ...partage, valeur: ligneOf('tous')[partage.colonne] ?? '' } : null
  return (
    <div className="mt-2" data-mois={nom}>
      {commun ? (
        <SharedAmount
          nom={nom}
          commun={commun}
          combien={lignes.length}
          dit={sayShared(
            commun.valeur,
            lignes.map(({ cle, libelle }) => ({ libelle, texte: ligneOf(cle)[commun.colonne] ?? '' })),
          )}
          faute={fautes.find(({ partie }) => partie.startsWith('tous.'))?.message}
        />
      ) : null}
      <p className={`${ORIGINE} noscript:hidden`}>
        <Icon name="clipboard-paste" />
        <span>Depuis un tableur{'\u00a0'}: copiez la colonne, collez-la dans une case, les mois suivants se remplissent.</span>
      </p>
      <table className={TABLEAU} role="table" aria-label={field.label}>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              Mois
            </th>
            {devant.map(([cle, colonne]) => (
              <th key={cle} scope="col" role="columnheader" className="num">
                {headOf(colonne)}
                {cle === commun?.colonne || colonne.requis !== false ? (
                  <span className="font-bold text-danger" aria-hidden="true">
                    {' '}
                    *
                  </span>
                ) : null}
              </th>
            ))}
            {reste.length > 0 ? (
              <th scope="col" role="columnheader">
                Le reste, si besoin
              </th>
            ) : null}
          </tr>
        </thead>
        {lignes.map(({ cle, libelle }, rang) => (
          <Month
            key={cle}
            nom={nom}
            rang={rang}
            cle={cle}
            libelle={libelle}
            ligne={ligneOf(cle)}
            devant={devant}
            reste={reste}
            commun={commun}
            contexte={contexte}
            faute={fautes.find(({ partie }) => partie.startsWith(`${rang}.`))}
            doute={avis.find(({ partie }) => partie.startsWith(`${rang}.`))}
          />
        ))}
        <Totals devant={devant} lignes={lignes.map(({ cle }) => ligneOf(cle))} reste={reste.length > 0} />
      </table>
      <div hidden data-modeles="">
        <ErrorLine id="" message="" />
        <DoubtLine id="" nom="" cible="" libelle="" message="" confirme={false} />
      </div>
    </div>
  )
}

/** Le montant de tous les mois : une case, un bouton ordinaire, et ce que cela a donné en mots. */
const SharedAmount = ({ nom, commun, combien, dit, faute }: { nom: string; commun: Commun; combien: number; dit: string; faute?: string }) => {
  const id = `${nom}.tous.${commun.colonne}`
  return (
    <div>
      <label className="inline-block leading-[1.35] font-medium" htmlFor={id}>
        {commun.label}
      </label>
      <p className="max-w-measure text-sm text-ink-2" id={`${nom}-tous-aide`}>
        Le montant habituel. Vous changerez ensuite les mois différents.
      </p>
      {faute ? <ErrorLine id={`${nom}-tous-erreur`} message={faute} /> : null}
      <div className="mt-2 flex flex-wrap gap-3">
        <span className="inline-flex max-w-full items-stretch [&_.input]:rounded-r-none [&_.input]:text-right [&_.input]:tabular-nums">
          <input
            className="input max-w-46 aria-invalid:border-2 aria-invalid:border-danger"
            id={id}
            name={id}
            data-tous=""
            inputMode="decimal"
            autoComplete="off"
            defaultValue={commun.valeur}
            aria-invalid={faute ? true : undefined}
            aria-describedby={`${nom}-tous-aide${faute ? ` ${nom}-tous-erreur` : ''}`}
          />
          <span className="grid place-items-center rounded-r-2 border-[1.5px] border-l-0 border-line-strong bg-sunken px-3 text-sm/md text-ink-2">
            € par mois
          </span>
        </span>
        <input type="hidden" name={`${nom}.tous.avant`} defaultValue={commun.valeur} data-avant="" />
        <button className="button" type="submit" name="intention" value="enregistrer" data-remplir="">
          Remplir {combien === 1 ? 'le mois' : `les ${combien} mois`}
        </button>
      </div>
      <p className="max-w-measure text-sm text-ink-2 mt-2" role="status" data-dit="">
        {dit}
      </p>
    </div>
  )
}

/**
 * Deux lignes par mois, la seconde pour ce qui va mal, étonne ou se déplie : elle n’a de hauteur que si elle dit quelque chose. Les classes sont sur
 * le tableau, pas sur ses douze mois.
 */
const TABLEAU = [
  'pay table mt-3 table-fixed [&_:is(th,td)]:py-1 [&_:is(th,td)]:pr-3 [&_:is(th,td)]:pl-0 [&_:is(th,td)]:align-middle',
  '[&_thead_.num]:w-38 [&_thead_th]:border-b-2 [&_thead_th]:border-ink [&_thead_th]:bg-transparent [&_thead_th]:whitespace-normal [&_thead_th:first-child]:w-38',
  '[&_tbody]:relative [&_tbody]:border-b [&_tbody]:border-line [&_tbody_th]:whitespace-nowrap [&_tr]:border-0 [&_tbody_tr:hover]:bg-transparent',
  '[&_[data-rang]_.input]:min-h-10 [&_[data-rang]_.input]:py-1 [&_[data-rang]_.input]:text-right [&_[data-rang]_.input]:text-md/[1.4] [&_[data-rang]_.input]:tabular-nums [&_.is-apart]:font-bold',
  '[&_[aria-invalid]]:border-2 [&_[aria-invalid]]:border-danger [&_[aria-describedby*=-doute]]:border-2 [&_[aria-describedby*=-doute]]:border-wait-line',
  'in-[.field--error]:[&_.input:not([aria-invalid])]:border-[1.5px] in-[.field--error]:[&_.input:not([aria-invalid])]:border-line-strong',
  '[&_.reste]:pr-24 [&_.reste]:wrap-anywhere [&_.reste]:text-ink-2 [&_[data-suite]>td]:p-0 [&_[data-suite]>td>:is(.error,.doubt)]:mt-0 [&_[data-suite]>td>:is(.error,.doubt)]:mb-3',
  // « Détailler » se pose à droite de son mois.
  '[&_summary]:absolute [&_summary]:top-1.5 [&_summary]:right-0 [&_summary]:inline-flex [&_summary]:min-h-9 [&_summary]:cursor-pointer [&_summary]:items-center [&_summary]:text-sm/md [&_summary]:text-link [&_summary]:underline [&_summary]:underline-offset-[.2em] [&_summary]:unmarked',
  '[&_details:not([open])_.ouvert]:hidden [&_details[open]_.ferme]:hidden',
  '[&_details>div]:mb-3 [&_details>div]:grid [&_details>div]:gap-x-6 [&_details>div]:gap-y-4 [&_details>div]:border-l-2 [&_details>div]:border-line-strong [&_details>div]:bg-surface [&_details>div]:p-4 min-[40rem]:[&_details>div]:grid-cols-2 min-[40rem]:[&_details>div]:items-end',
  '[&_tfoot_.num]:pr-[1.6rem] [&_tfoot_:is(th,td)]:py-2 [&_tfoot_tr:first-child]:border-t-2 [&_tfoot_tr:first-child]:border-line-strong [&_tfoot_tr:first-child>*]:font-bold',
  // Sur téléphone, un mois est un bloc.
  'max-[40rem]:block max-[40rem]:[&_:is(tbody,tfoot,th,td)]:block max-[40rem]:[&_thead]:sr-only max-[40rem]:[&_tr]:grid max-[40rem]:[&_tr]:grid-cols-2 max-[40rem]:[&_tr]:items-center max-[40rem]:[&_tr]:gap-x-3 max-[40rem]:[&_tr]:gap-y-1 max-[40rem]:[&_tr]:pt-3 max-[40rem]:[&_tr]:pb-2',
  'max-[40rem]:[&_:is(th,td):nth-child(n)]:p-0 max-[40rem]:[&_th]:col-span-full max-[40rem]:[&_tbody_th:nth-child(n)]:min-h-6 max-[40rem]:[&_tbody_th:nth-child(n)]:pr-24 max-[40rem]:[&_tbody_th:nth-child(n)]:text-md max-[40rem]:[&_tbody_th:nth-child(n)]:whitespace-normal',
  'max-[40rem]:[&_.reste]:col-span-full max-[40rem]:[&_.reste]:row-start-3 max-[40rem]:[&_.reste:has(:empty)]:hidden max-[40rem]:[&_[data-rang]_.input]:min-h-target max-[40rem]:[&_[data-suite]]:block max-[40rem]:[&_[data-suite]]:p-0',
  'max-[40rem]:[&_[data-label]]:before:block max-[40rem]:[&_[data-label]]:before:text-xs/md max-[40rem]:[&_[data-label]]:before:font-regular max-[40rem]:[&_[data-label]]:before:text-ink-2 max-[40rem]:[&_[data-label]]:before:content-[attr(data-label)] max-[40rem]:[&_tfoot_.num]:text-left max-[40rem]:[&_tfoot_td:empty]:hidden',
].join(' ')

/** Le total de chaque colonne de montants ; la moyenne par mois de la première, que les autres n’ont pas à chaque mois. */
const Totals = ({ devant, lignes, reste }: { devant: Colonnes; lignes: readonly Ligne[]; reste: boolean }) => {
  const totaux = devant.map(([cle, colonne]) => ({ cle, label: colonne.label, somme: totalOf(lignes.map((ligne) => ligne[cle] ?? '')) }))
  return (
    <tfoot role="rowgroup">
      {(['total', 'moyenne'] as const).map((quoi) => (
        <tr key={quoi} role="row">
          <th scope="row" role="rowheader">
            {quoi === 'total' ? 'Total' : 'Moyenne par mois'}
          </th>
          {totaux.map(({ cle, label, somme }, rang) =>
            quoi === 'total' || rang === 0 ? (
              <td key={cle} role="cell" className="num" data-label={label} data-somme={`${cle}.${quoi}`}>
                {somme ? formatMoney(somme[quoi]) : ''}
              </td>
            ) : (
              <td key={cle} role="cell" />
            ),
          )}
          {reste ? <td role="cell" /> : null}
        </tr>
      ))}
    </tfoot>
  )
}
