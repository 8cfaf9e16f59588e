import { NewPasswordForm } from '@/components/recuperation/new-password-form'
import type { FormAction } from '@/lib/ground/form-state'
import { formatTime } from '@/lib/ground/date'

type NewPasswordProps = { action: FormAction; lien?: { jeton: string; expireLe: Date; maintenant: Date } }

/** Ce qu’il reste avant que le lien ne vaille plus : « 2 h 37 », « 12 minutes ». */
function leftOf(expireLe: Date, maintenant: Date): string {
  const minutes = Math.max(1, Math.floor((expireLe.getTime() - maintenant.getTime()) / 60_000))
  return minutes >= 60 ? `${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')}` : `${minutes}\u00a0min`
}

/** Le choix d’un nouveau mot de passe, par le lien reçu ou après les questions. */
export function NewPasswordView({ action, lien }: NewPasswordProps) {
  return (
    <div className="max-w-[30rem]">
      <div className="mb-8">
        <p className="mb-1 text-sm/md text-ink-2">Mot de passe oublié</p>
        <h1 id="nouveau">Choisissez un nouveau mot de passe</h1>
        {lien ? (
          <p className="lead">
            Le lien vaut jusqu’à {formatTime(lien.expireLe)}, il reste {leftOf(lien.expireLe, lien.maintenant)}. Il sert une seule fois.
          </p>
        ) : null}
      </div>
      <NewPasswordForm action={action} jeton={lien?.jeton} />
      <p className="text-sm text-ink-2 mt-5">Vos sessions ouvertes seront fermées et un e-mail vous le confirmera.</p>
    </div>
  )
}
