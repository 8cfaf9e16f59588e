// biome-ignore-all lint/a11y/noRedundantRoles: sur téléphone, display: block efface les rôles du tableau ; ils sont donc écrits
import { type ControlProps, type FieldOf, linesOf } from '@/components/form/raw'
import { CellControl } from '@/components/form/table'
import { Icon } from '@/components/ui/icon'
import type { Colonne, Contexte, Faute } from '@/lib/demarches/define'
import { EXACT } from '@/lib/demarches/kinds/ligne'
import { sayRest, sayShared, totalOf } from '@/lib/demarches/tableau'
import { formatMoney, parseMoney } from '@/lib/ground/money'

type Ligne = { [partie: string]: string }
type Colonnes = readonly (readonly [string, Colonne])[]
type Commun = { colonne: string; label: string; valeur: string }

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
      <p className="field__control">
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
    <div className="field__control" data-mois={nom}>
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
      <p className="from only-script">
        <Icon name="clipboard-paste" />
        <span>Depuis un tableur{'\u00a0'}: copiez la colonne, collez-la dans une case, les mois suivants se remplissent.</span>
      </p>
      <table className="table pay" role="table" aria-label={field.label}>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              Mois
            </th>
            {devant.map(([cle, colonne]) => (
              <th key={cle} scope="col" role="columnheader" className="num">
                {headOf(colonne)}
                {cle === commun?.colonne || colonne.requis !== false ? (
                  <span className="req" aria-hidden="true">
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

const headOf = ({ label, kind }: Colonne): string => (kind === 'money' ? `${label}, en €` : label)

/** Le montant de tous les mois : une case, un bouton ordinaire, et ce que cela a donné en mots. */
const SharedAmount = ({ nom, commun, combien, dit, faute }: { nom: string; commun: Commun; combien: number; dit: string; faute?: string }) => {
  const id = `${nom}.tous.${commun.colonne}`
  return (
    <div className="pay__all">
      <label className="field__label" htmlFor={id}>
        {commun.label}
      </label>
      <p className="field__hint" id={`${nom}-tous-aide`}>
        Le montant habituel. Vous changerez ensuite les mois différents.
      </p>
      {faute ? <ErrorLine id={`${nom}-tous-erreur`} message={faute} /> : null}
      <div className="mt-2 flex flex-wrap gap-3">
        <span className="affix">
          <input
            className="input input--w10"
            id={id}
            name={id}
            data-tous=""
            inputMode="decimal"
            autoComplete="off"
            defaultValue={commun.valeur}
            aria-invalid={faute ? true : undefined}
            aria-describedby={`${nom}-tous-aide${faute ? ` ${nom}-tous-erreur` : ''}`}
          />
          <span className="affix__unit">€ par mois</span>
        </span>
        <input type="hidden" name={`${nom}.tous.avant`} defaultValue={commun.valeur} data-avant="" />
        <button className="button" type="submit" name="intention" value="enregistrer" data-remplir="">
          Remplir {combien === 1 ? 'le mois' : `les ${combien} mois`}
        </button>
      </div>
      <p className="field__hint mt-2" role="status" data-dit="">
        {dit}
      </p>
    </div>
  )
}

type MonthProps = {
  nom: string
  rang: number
  cle: string
  libelle: string
  ligne: Ligne
  devant: Colonnes
  reste: Colonnes
  commun: Commun | null
  contexte: Contexte
  faute?: Faute
  doute?: Faute
}

/** Un mois : ses cases, ce qui va mal ou étonne, et le reste à déplier. */
function Month({ nom, rang, cle, libelle, ligne, devant, reste, commun, contexte, faute, doute }: MonthProps) {
  const id = `${nom}.${rang}`
  const fautive = faute?.partie.split('.')[1]
  const dedans = reste.some(([une]) => une === fautive)
  const douteux = doute && !doute.confirme
  const decrit = (colonne: string) =>
    [fautive === colonne ? `${id}-erreur` : '', douteux && doute.partie === `${rang}.${colonne}` ? `${id}-doute` : ''].filter(Boolean).join(' ')
  const cellule = ([colonne, definition]: readonly [string, Colonne]) => ({
    nom: `${id}.${colonne}`,
    colonne: definition,
    texte: ligne[colonne] ?? '',
    contexte,
    fautive: fautive === colonne,
    ...(decrit(colonne) ? { decrit: decrit(colonne) } : {}),
  })
  return (
    <tbody role="rowgroup">
      <tr role="row" data-rang={rang} {...(douteux ? { className: 'is-doubt' } : {})}>
        <th scope="row" role="rowheader">
          {libelle}
          <input type="hidden" name={`${id}.cle`} value={cle} />
        </th>
        {devant.map((une) => (
          <td key={une[0]} role="cell" className="pay__in" data-label={une[1].label}>
            <CellControl
              {...cellule(une)}
              intitule={`${une[1].label}, ${libelle}`}
              apart={commun?.colonne === une[0] && isApart(ligne[une[0]], commun.valeur)}
            />
          </td>
        ))}
        {reste.length > 0 ? (
          <td role="cell" className="pay__rest">
            <span data-reste="">{sayRest(reste, ligne)}</span>
          </td>
        ) : null}
      </tr>
      <tr role="row" className="pay__more" data-suite={rang}>
        <td role="cell" colSpan={devant.length + (reste.length > 0 ? 2 : 1)}>
          {faute && !dedans ? <ErrorLine id={`${id}-erreur`} message={faute.message} /> : null}
          {doute ? (
            <DoubtLine
              id={`${id}-doute`}
              nom={`${id}.${EXACT}`}
              cible={`${nom}.${doute.partie}`}
              libelle={libelle}
              message={doute.message}
              confirme={doute.confirme ?? false}
            />
          ) : null}
          {reste.length > 0 ? (
            <details {...(dedans ? { open: true } : {})}>
              <summary>
                <span className="pay__shut">Détailler</span>
                <span className="pay__open">Replier</span>
                <span className="sr"> {libelle}</span>
              </summary>
              <div className="pay__panel">
                {reste.map((une) => (
                  <CellControl
                    key={une[0]}
                    {...cellule(une)}
                    label={headOf(une[1])}
                    erreur={fautive === une[0] && faute ? <ErrorLine id={`${id}-erreur`} message={faute.message} /> : null}
                  />
                ))}
              </div>
            </details>
          ) : null}
        </td>
      </tr>
    </tbody>
  )
}

const isApart = (texte: string | undefined, commun: string): boolean => {
  const centimes = parseMoney(commun)
  return centimes !== null && Boolean(texte) && parseMoney(texte ?? '') !== centimes
}

const ErrorLine = ({ id, message }: { id: string; message: string }) => (
  <p className="error" id={id || undefined} data-faute="">
    <Icon name="circle-alert" />
    <span>
      <span className="sr">Erreur&nbsp;: </span>
      <span data-phrase="">{message}</span>
    </span>
  </p>
)

type DoubtProps = { id: string; nom: string; cible: string; libelle: string; message: string; confirme: boolean }

/**
 * Ce qui étonne : une case à cocher, qui vaut sans JavaScript et s’enregistre avec le reste, répond que c’est exact et fait taire le doute ; elle porte la
 * phrase à laquelle elle répond : un montant changé pose une autre question.
 */
const DoubtLine = ({ id, nom, cible, libelle, message, confirme }: DoubtProps) => (
  <div
    className="doubt has-checked:border-transparent has-checked:bg-transparent has-checked:py-0 has-checked:[&>.icon]:hidden has-checked:[&>p]:hidden has-checked:[&_a]:hidden"
    id={id || undefined}
    data-doute=""
  >
    <Icon name="triangle-alert" />
    <p data-phrase="">{message}</p>
    <div className="col-start-2 flex flex-wrap gap-2 has-checked:col-start-1 md:col-start-3">
      <label className="button button--small cursor-pointer">
        <input type="checkbox" name={nom || undefined} value={message} defaultChecked={confirme} data-exact="" />
        <span>
          Oui, c’est exact
          <span className="sr" data-mois-dit="">
            {' '}
            {libelle}
          </span>
        </span>
      </label>
      <a className="button button--small" href={cible ? `#${cible}` : undefined}>
        Corriger
        <span className="sr" data-mois-dit="">
          {' '}
          {libelle}
        </span>
      </a>
    </div>
  </div>
)

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
