import { CentreGestion } from '@/components/entreprises/centre-gestion'
import { Lien } from '@/components/ui/lien'
import { Route, type Stop } from '@/components/ui/route'
import type { Univers } from '@/lib/ground/univers'
import type { Administration } from '@/lib/accueil/queries'
import { routes } from '@/lib/ground/routes'

type HomeSideProps = { siren: string; administration: Administration | null; arrets: readonly Stop[]; couverture: readonly Univers[] }

/** La colonne de droite : l’administration du compte pour ses membres, les échéances, à qui parler. */
export function HomeSide({ siren, administration, arrets, couverture }: HomeSideProps) {
  return (
    <aside className="side" aria-label={administration ? 'Administration et échéances' : 'Échéances'}>
      {administration ? <AdministrationLinks administration={administration} /> : null}
      {arrets.length > 0 ? (
        <section aria-labelledby="echeances">
          <h2 id="echeances">Prochaines échéances</h2>
          <div className="mt-5">
            <Route small stops={arrets} />
          </div>
          <p className="mt-3 text-sm">
            <Lien href={routes.echeances(siren)}>Toutes les échéances</Lien>
          </p>
        </section>
      ) : null}
      <CentreGestion univers={couverture} titre="Votre centre de gestion" />
    </aside>
  )
}

function AdministrationLinks({ administration: { compteId, entreprises, utilisateurs, experts } }: { administration: Administration }) {
  const liens = [
    { href: routes.entreprises(compteId), nom: 'Gestion des entreprises', nombre: entreprises },
    { href: routes.utilisateurs(compteId), nom: 'Gestion des utilisateurs', nombre: utilisateurs },
    { href: routes.experts(compteId), nom: 'Gestion des experts-comptables et tiers déclarants', nombre: experts },
  ]
  return (
    <section aria-labelledby="administration">
      <h2 id="administration">Administration du compte</h2>
      <ul className="links">
        {liens.map(({ href, nom, nombre }) => (
          <li key={nom}>
            <Lien href={href}>
              {nom} <span className="text-sm/[1.3] text-ink-2">{nombre}</span>
            </Lien>
          </li>
        ))}
      </ul>
    </section>
  )
}
