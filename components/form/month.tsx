// biome-ignore-all lint/a11y/noRedundantRoles: sur téléphone, display: block efface les rôles du tableau ; ils sont donc écrits
import { CellControl } from '@/components/form/table'
import { Icon } from '@/components/ui/icon'
import type { Colonne, Contexte, Faute } from '@/lib/demarches/define'
import { EXACT } from '@/lib/demarches/kinds/ligne'
import { sayRest } from '@/lib/demarches/tableau'
import { parseMoney } from '@/lib/ground/money'

/** Une ligne du tableau telle que tapée, case par case. */
export type Ligne = { [partie: string]: string }
/** Des colonnes, par leur nom, dans leur ordre. */
export type Colonnes = readonly (readonly [string, Colonne])[]
/** Le montant de tous les mois : sa colonne, son intitulé, ce qui y est tapé. */
export type Commun = { colonne: string; label: string; valeur: string }

/** L’intitulé d’une colonne, et son unité. */
export const headOf = ({ label, kind }: Colonne): string => (kind === 'money' ? `${label}, en €` : label)

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
export function Month({ nom, rang, cle, libelle, ligne, devant, reste, commun, contexte, faute, doute }: MonthProps) {
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
          <td role="cell" className="reste">
            <span data-reste="">{sayRest(reste, ligne)}</span>
          </td>
        ) : null}
      </tr>
      <tr role="row" data-suite={rang}>
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
                <span className="ferme">Détailler</span>
                <span className="ouvert">Replier</span>
                <span className="sr-only"> {libelle}</span>
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

/** Ce qui ne va pas, sous son mois. */
export const ErrorLine = ({ id, message }: { id: string; message: string }) => (
  <p className="error" id={id || undefined} data-faute="">
    <Icon name="circle-alert" />
    <span>
      <span className="sr-only">Erreur&nbsp;: </span>
      <span data-phrase="">{message}</span>
    </span>
  </p>
)

type DoubtProps = { id: string; nom: string; cible: string; libelle: string; message: string; confirme: boolean }

/**
 * Ce qui étonne : une case à cocher, qui vaut sans JavaScript et s’enregistre avec le reste, répond que c’est exact et fait taire le doute ; elle porte la
 * phrase à laquelle elle répond : un montant changé pose une autre question.
 */
export const DoubtLine = ({ id, nom, cible, libelle, message, confirme }: DoubtProps) => (
  <div
    className="doubt grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-2 rounded-2 border border-wait-line bg-wait-soft px-4 py-3 text-sm/md has-checked:border-transparent has-checked:bg-transparent has-checked:py-0 md:grid-cols-[auto_minmax(0,1fr)_auto] has-checked:[&>.icon]:hidden has-checked:[&>p]:hidden has-checked:[&_a]:hidden"
    id={id || undefined}
    data-doute=""
  >
    <Icon name="triangle-alert" className="text-wait-ink" />
    <p data-phrase="">{message}</p>
    <div className="col-start-2 flex flex-wrap gap-2 has-checked:col-start-1 md:col-start-3">
      <label className="button button--small cursor-pointer">
        <input type="checkbox" name={nom || undefined} value={message} defaultChecked={confirme} data-exact="" />
        <span>
          Oui, c’est exact
          <span className="sr-only" data-mois-dit="">
            {' '}
            {libelle}
          </span>
        </span>
      </label>
      <a className="button button--small" href={cible ? `#${cible}` : undefined}>
        Corriger
        <span className="sr-only" data-mois-dit="">
          {' '}
          {libelle}
        </span>
      </a>
    </div>
  </div>
)
