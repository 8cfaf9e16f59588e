import { LienEtat } from '@/components/retraite/lien-etat'
import { Crumbs } from '@/components/ui/crumbs'
import { LienExterne } from '@/components/ui/lien'
import { type Column, Table } from '@/components/ui/table'
import { reglesOf } from '@/lib/echeances/phrases'
import { TEXTES_RETRAITE } from '@/lib/copy/retraite'
import { SERVICES_RETRAITE_IDS, type ServiceRetraiteId } from '@/lib/ground/adresses-retraite'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Sortie, Sorties } from '@/lib/retraite/sorties'

type Ligne = Sortie & { id: ServiceRetraiteId }

/** Les adresses de retraite, pour le superviseur : celles à vérifier d’abord, d’où on les tient, ce qu’elles ont répondu. */
export function LinksView({ sorties }: { sorties: Sorties }) {
  const lignes = SERVICES_RETRAITE_IDS.map((id): Ligne => ({ id, ...sorties.par[id] })).sort((a, b) => rank(a) - rank(b))
  const aVerifier = lignes.filter((ligne) => ligne.aVerifier).length
  const faits = SERVICES_RETRAITE_IDS.flatMap((id) => TEXTES_RETRAITE[id].faits.flatMap((fait) => (fait.aVerifier ? [{ id, fait }] : [])))
  const columns: readonly Column<Ligne>[] = [
    { id: 'service', head: 'Service', kind: 'title', cell: ({ id }) => TEXTES_RETRAITE[id].titre },
    {
      id: 'adresse',
      head: 'Adresse',
      cell: ({ href, partagee }) => (
        <>
          <LienExterne className="break-all" href={href}>
            {href}
          </LienExterne>
          {partagee ? <span className="sub">page générale, partagée</span> : null}
        </>
      ),
    },
    {
      id: 'source',
      head: 'D’où on la tient',
      cell: ({ source, aVerifier: k }) => (
        <>
          {source}
          {k ? <span className="sub font-bold text-wait-ink">à vérifier&nbsp;: page exacte inconnue</span> : null}
        </>
      ),
    },
    {
      id: 'etat',
      head: 'Dernière vérification',
      cell: ({ site, etat }) => (
        <>
          <LienEtat site={site} etat={etat} />
          {etat?.statut ? <span className="sub">réponse {etat.statut}</span> : null}
          {etat?.mene ? <span className="sub break-all">mène à {etat.mene}</span> : null}
        </>
      ),
    },
  ]
  return (
    <>
      <Crumbs items={[{ href: routes.gestion(), label: 'Bannette' }]} />
      <div className="mb-8">
        <h1>{aVerifier === 0 ? 'Adresses de retraite' : `${plural(aVerifier, 'adresse')} de retraite à vérifier`}</h1>
        <p className="lead">Chaque nuit le portail les demande. Une page exacte se donne par la variable RETRAITE_ADRESSES.</p>
      </div>
      <Table caption="Adresses de retraite" columns={columns} rows={lignes} rowKey={({ id }) => id} />
      <section className="mt-8" aria-labelledby="faits">
        <h2 id="faits" className="mb-3">
          Faits à vérifier
        </h2>
        <div className="sheet p-5">
          <dl className="facts md:*:grid-cols-[minmax(10rem,16rem)_minmax(0,1fr)]">
            {reglesOf({ effectif: null, alsaceMoselle: 'toute' }).flatMap(({ nom, valeur, aVerifier: k }) =>
              k
                ? [
                    <div key={nom}>
                      <dt>Calendrier des échéances</dt>
                      <dd>
                        {nom}&nbsp;: {valeur}
                      </dd>
                    </div>,
                  ]
                : [],
            )}
            {faits.map(({ id, fait }) => (
              <div key={`${id} ${fait.nom}`}>
                <dt>{TEXTES_RETRAITE[id].titre}</dt>
                <dd>
                  {fait.nom}&nbsp;: {fait.valeur}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </section>
    </>
  )
}

/** Celles qui ne répondent pas, puis celles à vérifier, puis les autres. */
const rank = ({ etat, aVerifier }: Sortie): number => (etat?.repond === false ? 0 : aVerifier ? 1 : 2)
