import { A_LIRE } from '@/components/ui/a-lire'
import { Lien } from '@/components/ui/lien'
import { formatTime } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'

const TROIS_HEURES_MS = 3 * 3_600_000

/** Un lien vient de partir, si l’adresse a un compte : la même page dans tous les cas. */
export function ResetSentView({ maintenant }: { maintenant: Date }) {
  return (
    <div className="max-w-[34rem]">
      <div className="mb-8">
        <p className="mb-1 text-sm/md text-ink-2">Mot de passe oublié</p>
        <h1>Ouvrez l’e-mail avant {formatTime(new Date(maintenant.getTime() + TROIS_HEURES_MS))}</h1>
        <p className="lead">
          Si cette adresse a un compte, un lien valable 3 heures vient de partir. Objet{'\u00a0'}: «{'\u00a0'}Choisir un nouveau mot de passe
          {'\u00a0'}».
        </p>
      </div>
      <div className={A_LIRE}>
        <h2>Rien n’arrive{'\u202f'}?</h2>
        <ul>
          <li>Attendez deux minutes, et regardez dans les indésirables.</li>
          <li>
            Vérifiez l’adresse, ou répondez à vos questions secrètes{'\u00a0'}: <Lien href={routes.motDePasseOublie()}>recommencer</Lien>.
          </li>
          <li>
            Vous ne savez plus quelle adresse{'\u202f'}? <Lien href={routes.identifiantOublie()}>Identifiant oublié{'\u202f'}?</Lien>
          </li>
        </ul>
      </div>
    </div>
  )
}
