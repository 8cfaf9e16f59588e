import { RegisterForm, type RegisterFormProps } from '@/components/gestion/register-form'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** Enregistrer une demande venue par courrier ou par téléphone. */
export const RegisterView = (props: RegisterFormProps) => (
  <>
    <div className="mb-8">
      <h1>{props.titre}</h1>
      <p>
        Venue par courrier ou par téléphone, elle prend un numéro et l’entreprise la suit dans «{'\u00a0'}Mes demandes{'\u00a0'}».
      </p>
    </div>
    <div className="max-w-160">
      <RegisterForm {...props} />
    </div>
    <p className="mt-6">
      <Lien href={routes.gestion()}>Retour à la bannette</Lien>
    </p>
  </>
)
