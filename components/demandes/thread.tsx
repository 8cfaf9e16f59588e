import { Fragment } from 'react'
import { FocusMessage } from '@/components/demandes/focus-message'
import { MessageText } from '@/components/demandes/message-text'
import { FileLinks, type FichierNomme } from '@/components/pieces/file-links'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import type { DemandeLue } from '@/lib/demandes/fil/queries'
import { MESSAGES_MAX } from '@/lib/demandes/fil/texte'
import { formatDay, formatTime, isoDay } from '@/lib/ground/date'
import { formatNumber } from '@/lib/ground/number'

type Message = Omit<DemandeLue['messages'][number], 'pieces' | 'rang' | 'evenement'> & { pieces: readonly FichierNomme[] }

type ThreadProps = {
  /**
   * `plusAnciens` : combien de messages ne sont pas montrés ; `precedent` : le premier d’entre eux, juste avant ceux d’ici ; `coupe` : la fin du fil
   * est sur une autre page.
   */
  fil: { messages: readonly Message[]; plusAnciens: number; precedent: string | null; coupe: boolean }
  nonLues: number
  /** L’adresse de la page, sans recherche. */
  ici: string
}

/** Combien de messages de plus montre chaque demande. */
const PAS = 100

/** Le fil d’une demande : un jour, ses messages, ce que le portail a fait, et le trait des nouveaux messages. */
export function Thread({ fil: { messages, plusAnciens, precedent, coupe }, nonLues, ici }: ThreadProps) {
  const recus = messages.filter((m) => m.cote === 'gestion')
  const premierNouveau = recus.at(-Math.min(nonLues, recus.length))?.id
  const entiere = coupe || messages.length + PAS > MESSAGES_MAX
  const recherche = entiere ? `avant=${messages[0]?.id}&messages=${PAS}` : `messages=${messages.length + PAS}`
  return (
    <div className="thread">
      <FocusMessage premier={messages[0]?.id} />
      {plusAnciens > 0 ? (
        <p className="thread__day">
          <Lien href={`${ici}?${recherche}#message-${precedent}`}>Messages plus anciens ({formatNumber(plusAnciens)})</Lien>
        </p>
      ) : null}
      {messages.map((message, rang) => {
        const jour = isoDay(message.envoyeLe)
        const avant = messages[rang - 1]
        return (
          <Fragment key={message.id}>
            {avant && isoDay(avant.envoyeLe) === jour ? null : <p className="thread__day">{formatDay(message.envoyeLe)}</p>}
            {nonLues > 0 && message.id === premierNouveau ? (
              <p className="thread__day thread__new">{nonLues === 1 ? 'Nouveau message' : 'Nouveaux messages'}</p>
            ) : null}
            {message.cote === 'systeme' ? <SystemLine message={message} /> : <MessageBlock message={message} />}
          </Fragment>
        )
      })}
      {coupe ? (
        <p className="thread__day">
          <Lien href={`${ici}#fil`}>Revenir aux derniers messages</Lien>
        </p>
      ) : null}
    </div>
  )
}

const SystemLine = ({ message }: { message: Message }) => (
  <p className="event" id={`message-${message.id}`} tabIndex={-1}>
    <Icon name="info" />
    <span>
      {message.corps} <span className="nowrap">({formatTime(message.envoyeLe)})</span>
    </span>
  </p>
)

function MessageBlock({ message }: { message: Message }) {
  const initiales = message.auteurNom
    .split(/[\s-]+/)
    .map((mot) => mot.charAt(0))
    .slice(0, 2)
    .join('')
    .toLocaleUpperCase('fr')
  const role = message.auteurRole.charAt(0).toLocaleUpperCase('fr') + message.auteurRole.slice(1)
  return (
    <article
      id={`message-${message.id}`}
      tabIndex={-1}
      className={message.cote === 'gestion' ? 'msg msg--staff' : 'msg'}
      aria-label={`Message de ${message.auteurNom}`}
    >
      <span className="msg__face" aria-hidden="true">
        {initiales}
      </span>
      <div>
        <p className="msg__by">
          <b>{message.auteurNom}</b>
          <span className="muted">
            {role}
            {message.pourLeCompteDe ? `, pour le compte de ${message.pourLeCompteDe}` : ''}
          </span>
          <time dateTime={message.envoyeLe.toISOString()}>{formatTime(message.envoyeLe)}</time>
        </p>
        {message.corps ? <MessageText corps={message.corps} /> : null}
        <FileLinks fichiers={message.pieces} />
        {message.luLe ? (
          <p className="msg__read">
            Lu {message.cote === 'client' ? 'par le centre de gestion' : `par ${message.luPar}`} le {formatDay(message.luLe)} à{' '}
            {formatTime(message.luLe)}
          </p>
        ) : null}
      </div>
    </article>
  )
}
