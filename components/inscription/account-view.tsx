import { AccountForm, type Connu } from '@/components/inscription/account-form'
import { InscriptionSteps } from '@/components/inscription/inscription-steps'
import { Lien } from '@/components/ui/lien'
import { Route } from '@/components/ui/route'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** La première étape de l’inscription : qui l’on est, et ce qui vient ensuite. */
export function AccountView({ action, connu }: { action: FormAction; connu: Connu | null }) {
  return (
    <>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 print:m-0">
        <p className="text-xl font-bold tracking-tight">Se créer un compte</p>
        <p className="text-sm">
          <Lien href={routes.connexion()}>J’ai déjà un compte</Lien>
        </p>
      </div>
      <InscriptionSteps ici={1} />
      <div className="columns mt-10 print:m-0">
        <AccountForm action={action} connu={connu && { nom: connu.nom, prenom: connu.prenom, email: connu.email }} />
        <aside className="side lg:sticky lg:top-6" aria-label="Ensuite">
          <section aria-labelledby="ensuite">
            <h2 id="ensuite">Ensuite</h2>
            <div className="mt-4">
              <Route
                small
                stops={[
                  { id: 'lien', titre: 'Ouvrez le lien reçu', quand: 'valable 24 heures\u202f; ouvert sur un autre appareil, il fonctionne aussi' },
                  {
                    id: 'certification',
                    titre: 'Certifiez votre entreprise',
                    quand: connu ? 'Net-entreprises prouve déjà son SIREN' : 'un courrier de Carcept Prev suffit',
                  },
                  { id: 'questions', titre: 'Personnalisez vos questions secrètes', quand: 'elles rouvrent votre compte sans appeler' },
                ]}
              />
            </div>
          </section>
          <section aria-labelledby="arret">
            <h2 id="arret">Vous devez vous arrêter{'\u202f'}?</h2>
            <p className="text-sm mt-3">Après la vérification, l’étape 2 vous attend{'\u00a0'}: connectez-vous, vous la retrouverez.</p>
          </section>
        </aside>
      </div>
    </>
  )
}
