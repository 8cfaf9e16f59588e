import { aFaireHref } from '@/components/accueil/a-faire-href'
import { KIND_ICONS } from '@/components/accueil/kinds'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Plaque } from '@/components/ui/plaque'
import { type AFaire, TRANCHES, type Tranche, trancheOf } from '@/lib/a-faire/rules'
import { addDays, daysFrom, formatDay } from '@/lib/ground/date'
import { A_FAIRE, TRANCHE_TITRES, TYPE_NOMS } from '@/lib/copy/a-faire'

type CockpitTableProps = { lignes: readonly AFaire[]; parTranche: Readonly<Record<Tranche, number>>; aujourdhui: string }

/** Les choses à faire, par tranche d’échéance, de la plus pressée à la moins pressée. */
export function CockpitTable({ lignes, parTranche, aujourdhui }: CockpitTableProps) {
  return (
    <div className="sheet sheet--clip">
      {/* Les rôles sont écrits : display: block, sur téléphone, les effacerait pour les lecteurs d’écran. */}
      <table className="table table--cards table--cockpit" role="table">
        <caption className="sr">Choses à faire, de la plus pressée à la moins pressée</caption>
        <thead role="rowgroup">
          <tr role="row">
            {['Échéance', 'Entreprise', 'À faire'].map((titre) => (
              <th key={titre} scope="col" role="columnheader">
                {titre}
              </th>
            ))}
            <th scope="col" role="columnheader">
              <span className="sr">Agir</span>
            </th>
          </tr>
        </thead>
        {TRANCHES.map((tranche) => {
          const siennes = lignes.filter((ligne) => trancheOf(ligne.echeance, aujourdhui) === tranche)
          if (siennes.length === 0) return null
          return (
            <tbody key={tranche} role="rowgroup">
              <tr className="table__group" role="row">
                <th colSpan={4} scope="rowgroup" role="rowheader">
                  {TRANCHE_TITRES[tranche](aujourdhui, addDays(aujourdhui, 7))} <span className="muted">{parTranche[tranche]}</span>
                </th>
              </tr>
              {siennes.map((ligne) => (
                <CockpitRow key={ligne.cle} ligne={ligne} aujourdhui={aujourdhui} />
              ))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function CockpitRow({ ligne, aujourdhui }: { ligne: AFaire; aujourdhui: string }) {
  const { titre, detail, acte } = A_FAIRE[ligne.type](ligne)
  return (
    <tr role="row">
      <td role="cell" data-label="Échéance">
        <Deadline echeance={ligne.echeance} aujourdhui={aujourdhui} />
      </td>
      <td role="cell" data-label="Entreprise" className="plain">
        {ligne.siren ? <Plaque small siren={ligne.siren} nom={ligne.raisonSociale} couleur={ligne.couleur} /> : ligne.raisonSociale}
      </td>
      <th scope="row" role="rowheader">
        <span className="kind">
          <Icon name={KIND_ICONS[ligne.type]} />
          <span>
            <span className="sr">{TYPE_NOMS[ligne.type]}&nbsp;: </span>
            {titre}
            <span className="sub">{detail}</span>
          </span>
        </span>
      </th>
      <td role="cell" className="table__act">
        <Lien className="act" href={aFaireHref(ligne)}>
          {acte}
          <span className="sr">, {ligne.raisonSociale}</span>
        </Lien>
      </td>
    </tr>
  )
}

function Deadline({ echeance, aujourdhui }: { echeance: string | null; aujourdhui: string }) {
  if (!echeance) return <span className="muted">sans date limite</span>
  const jours = daysFrom(aujourdhui, echeance)
  if (jours === 0) return <span className="pressing">aujourd’hui</span>
  return <span className={jours < 0 ? 'late-text' : undefined}>{formatDay(new Date(echeance))}</span>
}
