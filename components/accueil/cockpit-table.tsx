import { aFaireHref } from '@/components/accueil/a-faire-href'
import { KIND_ICONS } from '@/components/accueil/kinds'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Plaque } from '@/components/ui/plaque'
import { type AFaire, AVANT_ECHEANCE, cleOf, TRANCHES, type Tranche, trancheOf } from '@/lib/a-faire/rules'
import { addDays, daysFrom, formatDay } from '@/lib/ground/date'
import { A_FAIRE, TRANCHE_TITRES, TYPE_NOMS } from '@/lib/a-faire/phrases'

const COLONNES =
  '[&_.table__act>a]:block [&_.table__act>a]:min-h-8 [&_.genre]:grid [&_.genre]:grid-cols-[auto_minmax(0,1fr)] [&_.genre]:gap-3 [&_.genre>.icon]:mt-[.1em] [&_.genre>.icon]:text-ink-2 md:[&_tbody_:is(td,th)]:align-middle md:[&_td:first-child]:w-30 md:[&_td:nth-child(2)]:w-56 lg:[&_td:first-child]:w-48 lg:[&_td:first-child]:whitespace-nowrap lg:[&_td:nth-child(2)]:w-72'

type CockpitTableProps = { lignes: readonly AFaire[]; parTranche: Readonly<Record<Tranche, number>>; aujourdhui: string }

/** Les choses à faire, par tranche d’échéance, de la plus pressée à la moins pressée. */
export function CockpitTable({ lignes, parTranche, aujourdhui }: CockpitTableProps) {
  return (
    <div className="sheet overflow-hidden">
      {/* Les rôles sont écrits : display: block, sur téléphone, les effacerait pour les lecteurs d’écran. */}
      <table className={`table table--cards ${COLONNES}`} role="table">
        <caption className="sr-only">Choses à faire, de la plus pressée à la moins pressée</caption>
        <thead className="max-md:sr-only" role="rowgroup">
          <tr role="row">
            {['Échéance', 'Entreprise', 'À faire'].map((titre) => (
              <th key={titre} scope="col" role="columnheader">
                {titre}
              </th>
            ))}
            <th scope="col" role="columnheader">
              <span className="sr-only">Agir</span>
            </th>
          </tr>
        </thead>
        {TRANCHES.map((tranche) => {
          const siennes = lignes.filter((ligne) => trancheOf(ligne.echeance, aujourdhui) === tranche)
          if (siennes.length === 0) return null
          return (
            <tbody key={tranche} role="rowgroup">
              <tr className="max-md:bg-ground max-md:py-2" role="row">
                <th className="bg-ground md:pt-3 md:pb-2 md:text-sm" colSpan={4} scope="rowgroup" role="rowheader">
                  {`${TRANCHE_TITRES[tranche](aujourdhui, addDays(aujourdhui, AVANT_ECHEANCE))} `}
                  <span className="text-ink-2">{parTranche[tranche]}</span>
                </th>
              </tr>
              {siennes.map((ligne) => (
                <CockpitRow key={cleOf(ligne)} ligne={ligne} aujourdhui={aujourdhui} />
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
        <span className="genre">
          <Icon name={KIND_ICONS[ligne.type]} />
          <span>
            <span className="sr-only">{`${TYPE_NOMS[ligne.type]}\u00a0: `}</span>
            {titre}
            <span className="sub">{detail}</span>
          </span>
        </span>
      </th>
      <td role="cell" className="table__act">
        <Lien href={aFaireHref(ligne)}>
          {acte}
          <span className="sr-only">{`, ${ligne.raisonSociale}`}</span>
        </Lien>
      </td>
    </tr>
  )
}

function Deadline({ echeance, aujourdhui }: { echeance: string | null; aujourdhui: string }) {
  if (!echeance) return <span className="text-ink-2">sans date limite</span>
  const jours = daysFrom(aujourdhui, echeance)
  if (jours === 0) return <span className="font-bold text-wait-ink">aujourd’hui</span>
  return <span className={jours < 0 ? 'font-bold text-danger' : undefined}>{formatDay(new Date(echeance))}</span>
}
