import type { SignInAction } from '@/components/connexion/sign-in-form'
import { InvitationForm } from '@/components/invitation/invitation-form'

export type InvitationProps = {
  action: SignInAction
  jeton: string
  prenom: string
  nom: string
  email: string
  /** La clé du second facteur, en base 32. */
  cle: string
}

/** La page d’une personne invitée : son second facteur, son mot de passe, et le premier code qui prouve que le premier est bien enregistré. */
export function InvitationView({ action, jeton, prenom, nom, email, cle }: InvitationProps) {
  const compte = encodeURIComponent(`Carcept Prev:${email}`)
  const adresse = `otpauth://totp/${compte}?secret=${cle}&issuer=${encodeURIComponent('Carcept Prev')}`
  return (
    <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
      <h1 id="titre-invitation">Ouvrir mon accès au centre de gestion</h1>
      <p className="lead">
        {prenom} {nom}, votre identifiant est {email}.
      </p>
      <h2>1. Enregistrez votre second facteur</h2>
      <p>
        Dans votre application d’authentification, ajoutez un compte et saisissez cette clé. Depuis le téléphone qui la porte,{' '}
        <a href={adresse}>ouvrez l’application avec la clé</a>.
      </p>
      <p>
        <code>{(cle.match(/.{1,4}/g) ?? []).join(' ')}</code>
      </p>
      <h2>2. Choisissez votre mot de passe</h2>
      <InvitationForm action={action} jeton={jeton} prenom={prenom} nom={nom} email={email} />
    </div>
  )
}
