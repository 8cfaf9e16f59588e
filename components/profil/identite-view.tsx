import { IdentiteForm } from '@/components/profil/identite-form'
import { ProfilePage } from '@/components/profil/profile-page'
import type { Actor } from '@/lib/access/actor'
import { nationalPhone } from '@/lib/demarches/kinds/phone'
import type { FormAction } from '@/lib/ground/form-state'
import type { CompteListe } from '@/lib/utilisateurs/queries'

type IdentiteProps = { action: FormAction; utilisateur: Actor['utilisateur']; profil: CompteListe }

/** Corriger son identité, ses téléphones et sa fonction. */
export const IdentiteView = ({ action, utilisateur: { civilite, nom, prenom }, profil: { telephone, telephoneAutre, comptes } }: IdentiteProps) => (
  <ProfilePage id="identite" titre="Mon identité et mes téléphones" lead="Ce que vous avez déjà envoyé garde le nom que vous portiez alors.">
    <IdentiteForm
      action={action}
      membre={comptes.length > 0}
      valeurs={{
        civilite,
        nom,
        prenom,
        telephone: telephone ? nationalPhone(telephone) : '',
        telephoneAutre: telephoneAutre ? nationalPhone(telephoneAutre) : '',
        fonction: comptes.find(({ fonction }) => fonction)?.fonction ?? '',
      }}
    />
  </ProfilePage>
)
