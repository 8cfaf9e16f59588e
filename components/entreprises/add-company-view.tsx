import { AddCompanyForm } from '@/components/entreprises/add-company-form'
import { AddSteps } from '@/components/entreprises/add-steps'
import { FoundCompany } from '@/components/entreprises/found-company'
import { SirenForm } from '@/components/entreprises/siren-form'
import { Letters } from '@/components/inscription/letters'
import { Crumbs } from '@/components/ui/crumbs'
import { Facts } from '@/components/ui/facts'
import type { AAjouter } from '@/lib/comptes/find-a-ajouter'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type AddCompanyProps = {
  action: FormAction
  compteId: string
  /** Le SIREN tel que tapé. */
  tape: string
  /** « Oui, c’est elle » : reste à certifier. */
  lue: boolean
  ajout: AAjouter
}

/** « Ajouter une entreprise », pas à pas : le SIREN, l’identité que l’annuaire lui donne, puis le numéro qui prouve qu’on la suit. */
export function AddCompanyView({ action, compteId, tape, lue, ajout }: AddCompanyProps) {
  const ici = ajout.suite !== 'trouvee' ? 1 : lue ? 3 : 2
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.entreprises(compteId), label: 'Gestion des entreprises' },
        ]}
      />
      <h1 className="mb-6">Ajouter une entreprise</h1>
      <AddSteps ici={ici} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,29rem)] lg:gap-14">
        <div>
          {ajout.suite !== 'trouvee' ? <SirenForm compteId={compteId} tape={tape} faute={ajout.suite === 'faux' ? ajout : null} /> : null}
          {ajout.suite === 'trouvee' && !lue ? <FoundCompany compteId={compteId} trouvee={ajout} /> : null}
          {ajout.suite === 'trouvee' && lue ? <AddCompanyForm action={action} compteId={compteId} trouvee={ajout} /> : null}
        </div>
        <div className="grid content-start gap-10">
          {ici === 3 ? <Letters /> : null}
          <aside className="side" aria-label="Ensuite">
            <section aria-labelledby="ensuite">
              <h2 id="ensuite">Ensuite</h2>
              <Facts
                tight
                facts={[
                  {
                    label: 'Qui y a accès',
                    value: 'Ceux dont les droits portent sur l’ensemble du portefeuille, aussitôt. Les autres, quand vous les leur donnez',
                  },
                  { label: 'Déjà suivie depuis un autre compte', value: 'Elle y reste\u00a0; ses administrateurs en sont avertis' },
                ]}
              />
            </section>
          </aside>
        </div>
      </div>
    </>
  )
}
