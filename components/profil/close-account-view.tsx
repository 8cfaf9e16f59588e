import { CloseAccountForm } from '@/components/profil/close-account-form'
import { ProfilePage } from '@/components/profil/profile-page'
import { Lien } from '@/components/ui/lien'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** Fermer son compte : ce qui s’ensuit est dit avant. */
export const CloseAccountView = ({ action, secondFacteur }: { action: FormAction; secondFacteur: boolean }) => (
  <ProfilePage id="fermer" titre="Fermer mon compte" lead="Vous ne pourrez plus vous connecter, et personne ne pourra le rouvrir.">
    <ul className="list-disc space-y-2 pl-5">
      <li>Toutes vos sessions se ferment, et vous n’êtes plus membre d’aucun compte ni d’aucun cabinet.</li>
      <li>Vos données s’effacent dans 30 jours{'\u00a0'}: identité, adresse, téléphones, questions secrètes, notifications et courriels.</li>
      <li>Ce que vous avez envoyé reste aux entreprises, à votre nom{'\u00a0'}: leurs demandes et leurs échanges ne changent pas.</li>
      <li>Un compte garde toujours un administrateur{'\u00a0'}: si vous êtes le seul, donnez d’abord ce rôle à quelqu’un d’autre.</li>
    </ul>
    <p className="mt-4 mb-8">
      Avant de partir, <a href={routes.mesDonnees()}>téléchargez vos données</a>. Pour seulement changer d’adresse,{' '}
      <Lien href={routes.profilAdresse()}>gardez votre compte</Lien>.
    </p>
    <CloseAccountForm action={action} secondFacteur={secondFacteur} />
  </ProfilePage>
)
