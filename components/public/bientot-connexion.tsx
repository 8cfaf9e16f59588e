import { Bientot } from '@/components/public/bientot'

/** « Se créer un compte ». */
export function InscriptionBientot() {
  return (
    <Bientot
      titre="Se créer un compte"
      phrase="Vous pourrez bientôt créer votre compte ici en deux étapes : le formulaire d’inscription, puis la certification avec le SIREN et l’identifiant numéro entreprise."
      enAttendant="Gardez sous la main un courrier de gestion ou la lettre d’accompagnement de votre certificat d’adhésion : l’identifiant numéro entreprise y figure. Si votre entreprise a déjà un compte, son administrateur peut vous y inviter."
    />
  )
}

/** « Identifiant oublié ? ». */
export function IdentifiantOublieBientot() {
  return (
    <Bientot
      titre="Identifiant oublié"
      phrase="Vous pourrez bientôt retrouver votre identifiant ici, avec le SIREN de votre entreprise, votre nom, votre prénom et vos trois questions secrètes."
      enAttendant="Votre identifiant est l’adresse e-mail choisie à la création du compte. Cherchez dans votre messagerie un message de notre part : il a été envoyé à cette adresse. Un administrateur de votre compte la voit aussi dans « Gestion des utilisateurs »."
    />
  )
}

/** « Mot de passe oublié ? ». */
export function MotDePasseOublieBientot() {
  return (
    <Bientot
      titre="Mot de passe oublié"
      phrase="Vous pourrez bientôt choisir un nouveau mot de passe ici, avec un lien reçu par e-mail et valide trois heures, ou avec vos questions secrètes."
      enAttendant="Vérifiez que la touche Majuscule n’est pas verrouillée et utilisez « Afficher » pour relire ce que vous tapez. Après plusieurs essais, patientez : l’accès se rouvre seul."
    />
  )
}

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
