import type { SignInAction } from '@/components/connexion/sign-in-form'
import { StaffSignInForm } from '@/components/connexion/staff-sign-in-form'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'

/** La page de connexion du centre de gestion. */
export function StaffConnexionView({ action, retour, message }: { action: SignInAction; retour: string; message?: string | null }) {
  return (
    <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
      <h1 id="titre-connexion">Se connecter au centre de gestion</h1>
      <p className="lead">Réservé aux gestionnaires et aux superviseurs.</p>
      {message ? (
        <Notice>
          <p>{message}</p>
        </Notice>
      ) : null}
      <StaffSignInForm action={action} retour={retour} />
      <p className="mt-8 rounded-3 border border-line bg-surface px-5 py-4 text-sm/md">
        Vous gérez une entreprise{'\u202f'}? <Lien href="/connexion">Aller à l’espace client entreprise</Lien>
      </p>
    </div>
  )
}
