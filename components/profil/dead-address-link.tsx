import { Lien } from '@/components/ui/lien'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'

/** Un lien de changement d’adresse qui a servi, a expiré, ou n’a jamais existé : rien ne dit lequel. */
export const DeadAddressLink = () => (
  <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
    <h1>Ce lien de changement d’adresse n’est plus valable</h1>
    <p className="lead">Il a déjà servi, il a expiré, le changement a été annulé, ou le lien n’a pas été copié en entier.</p>
    <p>
      <Lien href={routes.connexion()}>Connectez-vous</Lien>, et demandez de nouveau le changement depuis votre profil. Un doute{'\u202f'}?
      Appelez-nous au {marque.telephone}, {marque.horaires}.
    </p>
  </div>
)
