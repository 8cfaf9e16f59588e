import { Letters } from '@/components/inscription/letters'
import { Crumbs } from '@/components/ui/crumbs'
import { Facts } from '@/components/ui/facts'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { AddCompanyForm } from './add-company-form'

/** « Ajouter une entreprise » : son SIREN, et le numéro qui prouve qu’on la suit. */
export function AddCompanyView({ action, compteId }: { action: FormAction; compteId: string }) {
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.entreprises(compteId), label: 'Gestion des entreprises' },
        ]}
      />
      <div className="mb-8">
        <h1 id="ajouter">Ajouter une entreprise</h1>
        <p className="lead">Elle rejoint votre compte dès que son numéro est vérifié.</p>
      </div>
      <div className="mt-6 grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,29rem)] lg:gap-14">
        <div>
          <AddCompanyForm action={action} compteId={compteId} />
        </div>
        <div className="grid content-start gap-10">
          <Letters />
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
