import type { SignInAction } from '@/components/connexion/sign-in-form'
import { StaffSignInForm } from '@/components/connexion/staff-sign-in-form'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'

/** La page de connexion du centre de gestion. */
export function StaffConnexionView({ action, retour, message }: { action: SignInAction; retour: string; message?: string | null }) {
  return (
    <div className="gate--alone">
      <h1 id="titre-connexion">Se connecter au centre de gestion</h1>
      <p className="lead">Réservé aux gestionnaires et aux superviseurs.</p>
      {message ? (
        <Notice>
          <p>{message}</p>
        </Notice>
      ) : null}
      <StaffSignInForm action={action} retour={retour} />
      <p className="gate__new">
        Vous gérez une entreprise{'\u202f'}? <Lien href="/connexion">Aller à l’espace client entreprise</Lien>
      </p>
    </div>
  )
}
