import { Bientot } from '@/components/public/bientot'

/** « Net-entreprises ». */
export function NetEntreprisesBientot() {
  return (
    <Bientot
      titre="Se connecter avec Net-entreprises"
      phrase="Vous pourrez bientôt entrer avec les identifiants qui vous servent déjà à déposer vos DSN."
      enAttendant="Connectez-vous avec votre compte Carcept Prev : votre adresse e-mail et votre mot de passe."
    />
  )
}
