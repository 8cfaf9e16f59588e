import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { Plaque } from '@/components/ui/plaque'
import { type Column, Table } from '@/components/ui/table'
import { addressOf } from '@/lib/ground/adresse'
import { formatMonth } from '@/lib/ground/date'
import { formatNumber, plural } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'
import { familleOf, titreOfCode } from '@/lib/ground/familles-dsn'
import type { CauseDuPortefeuille } from '@/lib/retours-dsn/queries-portefeuille'

type PortfolioCausesProps = { titre: string; lignes: readonly CauseDuPortefeuille[]; entreprises: number; ici: PageListe }

const COLONNES: readonly Column<CauseDuPortefeuille>[] = [
  { id: 'entreprise', head: 'Entreprise', kind: 'title', cell: (l) => <Plaque small siren={l.siren} nom={l.raisonSociale} couleur={l.couleur} /> },
  { id: 'mois', head: 'DSN', cell: (l) => l.mois.map(formatMonth).join(', ') },
  { id: 'salaries', head: 'Salariés', kind: 'num', cell: (l) => formatNumber(l.salaries) },
  { id: 'etat', head: 'État', cell: (l) => (l.corrigee ? 'Notée corrigée' : <b className="text-wait-ink">À corriger</b>) },
  {
    id: 'agir',
    head: 'Agir',
    headHidden: true,
    kind: 'act',
    cell: (l) => (
      <Lien href={routes.retoursDsn(l.siren)}>
        Voir
        <span className="sr-only">, {l.raisonSociale}</span>
      </Lien>
    ),
  },
]

/** Les anomalies DSN de tout un portefeuille, par cause : ce qui se corrige de la même façon chez plusieurs, ensemble. */
export function PortfolioCausesView({ titre, lignes, entreprises, ici }: PortfolioCausesProps) {
  const causes = [...Map.groupBy(lignes, ({ code }) => code)]
  return (
    <>
      <Crumbs items={[{ href: routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-8">
        <h1>{titre}</h1>
        <p className="lead">
          {entreprises > 0
            ? `Ouvertes chez ${plural(entreprises, 'entreprise')}, par cause, la plus répandue d’abord\u00a0: une cause se corrige de la même façon partout.`
            : 'Ce que les comptes rendus de vos entreprises montrent à corriger.'}
        </p>
      </div>
      {lignes.length > 0 ? (
        <>
          <div className="stack-lg">
            {causes.map(([code, siennes]) => (
              <CauseSection key={code} code={code} lignes={siennes} />
            ))}
          </div>
          <Pager
            page={ici.page}
            pages={ici.pages}
            phrase={`Lignes ${ici.de} à ${ici.a} sur ${ici.total}`}
            hrefOf={(page) => addressOf(routes.anomaliesDsn(), { page })}
          />
        </>
      ) : (
        <Empty titre="Rien à corriger" phrase="Un à deux jours après chaque DSN, son compte rendu dit ce qui a été pris et ce qu’il faut corriger." />
      )}
    </>
  )
}

function CauseSection({ code, lignes }: { code: string; lignes: readonly CauseDuPortefeuille[] }) {
  const famille = familleOf(code)
  const titre = titreOfCode(code)
  const id = `cause-${code}`
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>
        {titre} <span className="text-md font-regular text-ink-2">{plural(lignes[0]?.parmi ?? 0, 'entreprise')}</span>
      </h2>
      <p className="text-sm text-ink-2">
        {famille
          ? `${famille.explication} ${famille.remede} Rubrique ${famille.rubrique}.`
          : 'Un code que nous ne savons pas expliquer\u00a0: chaque compte rendu dit ce qu’il en sait.'}
      </p>
      <Table
        className="[&_td:nth-child(3)]:w-24"
        caption={`${titre}, par entreprise`}
        columns={COLONNES}
        rows={lignes}
        rowKey={(l) => `${l.code} ${l.siren}`}
      />
    </section>
  )
}
