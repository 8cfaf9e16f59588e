import { A_LIRE } from '@/components/ui/a-lire'
import { Lien } from '@/components/ui/lien'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'

/** Un lien vient de partir ; la même page que l’adresse ait déjà un compte ou non. */
export function LinkSentView() {
  return (
    <div className="max-w-[38rem]">
      <div className="mb-8">
        <p className="mb-1 text-sm/md text-ink-2">Se créer un compte</p>
        <h1>Ouvrez le lien que vous venez de recevoir</h1>
        <p className="lead">Il est dans votre messagerie, à l’adresse que vous avez donnée. Il est valable 24 heures, sur n’importe quel appareil.</p>
      </div>
      <div className={A_LIRE}>
        <h2>Rien n’arrive{'\u202f'}?</h2>
        <ul>
          <li>Attendez deux minutes, et regardez dans les indésirables.</li>
          <li>
            Une faute dans l’adresse{'\u202f'}? <Lien href={routes.inscriptionCompte()}>Recommencez l’inscription</Lien>
            {'\u00a0'}: rien n’a été créé.
          </li>
          <li>
            Une personne vous répond au{' '}
            <a className="whitespace-nowrap" href={marque.telephoneLien}>
              {marque.telephone}
            </a>
            , {marque.horaires}.
          </li>
        </ul>
      </div>
    </div>
  )
}
