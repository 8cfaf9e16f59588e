import { LinkPasswordForm } from '@/components/identite/link-password-form'
import { InscriptionSteps } from '@/components/inscription/inscription-steps'
import type { FormAction } from '@/lib/ground/form-state'

/** Le lien reçu, ouvert : l’adresse se prouve avec le mot de passe choisi à l’inscription. */
export function VerificationView({ action, jeton, prenom, email }: { action: FormAction; jeton: string; prenom: string; email: string }) {
  return (
    <>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 print:m-0">
        <p className="text-xl font-bold tracking-tight">Se créer un compte</p>
      </div>
      <InscriptionSteps ici={1} />
      <div className="mt-10 max-w-[30rem]">
        <h1 id="confirmez">{prenom}, confirmez votre adresse</h1>
        <p className="lead">
          Ce lien prouve que <b className="wrap-anywhere">{email}</b> est à vous. Saisissez le mot de passe choisi à l’inscription{'\u00a0'}: lui seul
          ouvre votre compte.
        </p>
        <LinkPasswordForm
          action={action}
          jeton={jeton}
          email={email}
          titre={{ id: 'confirmez', echec: 'Confirmer mon adresse' }}
          label="Mot de passe"
          bouton="Confirmer et continuer"
        />
      </div>
    </>
  )
}
