import { ProfilePage } from '@/components/profil/profile-page'
import { QrCode } from '@/components/profil/qr-code'
import { Notice } from '@/components/ui/notice'
import { routes } from '@/lib/ground/routes'
import { SecondFactor, type SecondFactorActions } from '@/components/profil/second-factor'

type SecondFactorViewProps = {
  actions: SecondFactorActions
  identifiant: string
  /** La clé à enregistrer, en base 32 ; `null` quand le second facteur est activé. */
  cle: string | null
  /** Combien de codes de secours peuvent encore servir. */
  restants: number
  /** La gestion ne le retire pas, ni qui est d’un compte qui le demande. */
  obligatoire: boolean
  /** Les comptes qui le demandent, par leur nom. */
  demandePar: readonly string[]
  /** Rien d’autre ne s’ouvre avant qu’il soit activé. */
  du: boolean
  /** Où l’on allait. */
  retour: string | null
}

/** Activer, retirer son second facteur, et en tirer d’autres codes de secours. */
export function SecondFactorView({ actions, identifiant, cle, restants, obligatoire, demandePar, du, retour }: SecondFactorViewProps) {
  return (
    <ProfilePage
      id="second-facteur"
      titre="Mon second facteur"
      seule={du}
      lead="En plus de votre mot de passe, un code à 6 chiffres que votre téléphone affiche. Qui apprend votre mot de passe n’entre pas sans lui."
    >
      {demandePar.length > 0 ? (
        <div className="mb-8">
          <Notice kind={cle === null ? 'info' : 'wait'}>
            <p>
              <b>{demandePar.join(', ')}</b> {demandePar.length > 1 ? 'le demandent' : 'le demande'} à tous ses utilisateurs.
              {du ? ' Activez-le, et vous irez où vous alliez.' : null}
            </p>
          </Notice>
        </div>
      ) : null}
      <SecondFactor
        actions={actions}
        actif={cle === null}
        restants={restants}
        obligatoire={obligatoire}
        suite={retour ?? (du ? routes.accueil() : null)}
      >
        {cle === null ? null : <Key cle={cle} identifiant={identifiant} />}
      </SecondFactor>
    </ProfilePage>
  )
}

function Key({ cle, identifiant }: { cle: string; identifiant: string }) {
  const compte = encodeURIComponent(`Carcept Prev:${identifiant}`)
  const adresse = `otpauth://totp/${compte}?secret=${cle}&issuer=${encodeURIComponent('Carcept Prev')}`
  return (
    <>
      <h2>1. Enregistrez la clé</h2>
      <p className="mt-3">
        Dans une application d’authentification (Google Authenticator, Microsoft Authenticator, FreeOTP, ou votre gestionnaire de mots de passe),
        ajoutez un compte et photographiez ce carré. Depuis le téléphone qui la porte, <a href={adresse}>ouvrez l’application avec la clé</a>.
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-6">
        <QrCode texte={adresse} label="Code QR de la clé, à photographier depuis l’application d’authentification" />
        <p className="min-w-0 flex-1 basis-56">
          Ou saisissez cette clé{'\u00a0'}:
          <br />
          <code className="wrap-anywhere">{(cle.match(/.{1,4}/g) ?? []).join(' ')}</code>
        </p>
      </div>
      <h2 className="mt-10">2. Confirmez avec le code affiché</h2>
    </>
  )
}
