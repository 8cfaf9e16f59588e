import { AddressForm } from '@/components/profil/address-form'
import { ProfilePage } from '@/components/profil/profile-page'
import { ActForm } from '@/components/ui/act-form'
import { Notice } from '@/components/ui/notice'
import { formatDate, formatTime } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import type { AdresseEnAttente } from '@/lib/utilisateurs/rules'

type AddressViewProps = { action: FormAction; renoncer: FormAction; actuelle: string; attente: AdresseEnAttente | null }

/** Changer d’adresse e-mail, donc d’identifiant. */
export const AddressView = ({ action, renoncer, actuelle, attente }: AddressViewProps) => (
  <ProfilePage
    id="adresse"
    titre="Changer mon adresse e-mail"
    lead={
      <>
        Votre identifiant est <b className="wrap-anywhere">{actuelle}</b>. Il ne change qu’une fois la nouvelle adresse confirmée par le lien qu’elle
        reçoit{'\u00a0'}; l’ancienne peut l’annuler pendant 3 jours.
      </>
    }
  >
    {attente ? (
      <div className="mb-8">
        <Notice kind="wait">
          <p>
            <b className="wrap-anywhere">{attente.email}</b> attend d’être confirmée. Ouvrez le lien que nous y avons envoyé avant le{' '}
            {formatDate(attente.expireLe)} à {formatTime(attente.expireLe)}.
          </p>
          <ActForm action={renoncer} cache={{}} bouton="Renoncer à ce changement" />
        </Notice>
      </div>
    ) : null}
    <AddressForm action={action} />
  </ProfilePage>
)
