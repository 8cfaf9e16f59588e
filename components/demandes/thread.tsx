import { Fragment } from 'react'
import { FocusMessage } from '@/components/demandes/focus-message'
import { MessageText } from '@/components/demandes/message-text'
import { FileLinks, type FichierNomme } from '@/components/pieces/file-links'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import type { DemandeLue } from '@/lib/demandes/fil/queries'
import { MESSAGES_MAX } from '@/lib/demandes/fil/texte'
import { formatDay, formatTime, isoDay } from '@/lib/ground/date'
import { capital } from '@/lib/ground/initiale'
import { formatNumber } from '@/lib/ground/number'

type Message = Omit<DemandeLue['messages'][number], 'pieces' | 'rang' | 'evenement'> & { pieces: readonly FichierNomme[] }

type ThreadProps = {
  /**
   * `plusAnciens` : combien de messages ne sont pas montrés ; `precedent` : le premier d’entre eux, juste avant ceux d’ici ; `coupe` : la fin du fil
   * est sur une autre page.
   */
  fil: {
    messages: readonly Message[]
    plusAnciens: number
    precedent: string | null
    coupe: boolean
  }
  /** Lu par la gestion, qui n’ouvre rien avant que l’antivirus ait jugé. */
  gestion?: boolean
  nonLues: number
  /** L’adresse de la page, sans recherche. */
  ici: string
}

const JOUR = 'flex max-w-none items-center gap-4 text-xs/md before:flex-1 after:flex-1'
const NOUVEAUX = 'font-bold before:h-0.5 before:bg-brand after:h-0.5 after:bg-brand'

/** Ce qui se répète à chaque message est écrit une fois : qui, à quel titre, quand, lu par qui. */
const ENTETES =
  '[&_header]:flex [&_header]:flex-wrap [&_header]:items-baseline [&_header]:gap-x-2 [&_header]:text-sm [&_header>:not(b)]:text-ink-2 [&_time]:ml-auto [&_time]:whitespace-nowrap [&_.lu]:mt-1 [&_.lu]:text-xs/md [&_.lu]:text-ink-2'

/** Combien de messages de plus montre chaque demande. */
const PAS = 100

/** Le fil d’une demande : un jour, ses messages, ce que le portail a fait, et le trait des nouveaux messages. */
export function Thread({ fil: { messages, plusAnciens, precedent, coupe }, nonLues, ici, gestion = false }: ThreadProps) {
  const recus = messages.filter((m) => m.cote === 'gestion')
  const premierNouveau = recus.at(-Math.min(nonLues, recus.length))?.id
  const entiere = coupe || messages.length + PAS > MESSAGES_MAX
  const recherche = entiere ? `avant=${messages[0]?.id}&messages=${PAS}` : `messages=${messages.length + PAS}`
  return (
    <div className={`thread grid gap-5 ${ENTETES}`}>
      <FocusMessage premier={messages[0]?.id} />
      {plusAnciens > 0 ? (
        <p className={`${JOUR} text-ink-2 before:h-px before:bg-line after:h-px after:bg-line`}>
          <Lien href={`${ici}?${recherche}#message-${precedent}`}>Messages plus anciens ({formatNumber(plusAnciens)})</Lien>
        </p>
      ) : null}
      {messages.map((message, rang) => {
        const jour = isoDay(message.envoyeLe)
        const avant = messages[rang - 1]
        return (
          <Fragment key={message.id}>
            {avant && isoDay(avant.envoyeLe) === jour ? null : (
              <p className={`${JOUR} text-ink-2 before:h-px before:bg-line after:h-px after:bg-line`}>{formatDay(message.envoyeLe)}</p>
            )}
            {nonLues > 0 && message.id === premierNouveau ? (
              <p className={`${JOUR} ${NOUVEAUX}`}>{nonLues === 1 ? 'Nouveau message' : 'Nouveaux messages'}</p>
            ) : null}
            {message.cote === 'systeme' ? <SystemLine message={message} /> : <MessageBlock message={message} gestion={gestion} />}
          </Fragment>
        )
      })}
      {coupe ? (
        <p className={`${JOUR} text-ink-2 before:h-px before:bg-line after:h-px after:bg-line`}>
          <Lien href={`${ici}#fil`}>Revenir aux derniers messages</Lien>
        </p>
      ) : null}
    </div>
  )
}

const SystemLine = ({ message }: { message: Message }) => (
  <p className="flex max-w-none items-baseline gap-3 pl-12 text-sm text-ink-2" id={`message-${message.id}`} tabIndex={-1}>
    <Icon name="info" className="-ml-7 size-4" />
    <span>
      {message.corps} <span className="whitespace-nowrap">({formatTime(message.envoyeLe)})</span>
    </span>
  </p>
)

function MessageBlock({ message, gestion }: { message: Message; gestion: boolean }) {
  const initiales = message.auteurNom
    .split(/[\s-]+/)
    .map((mot) => mot.charAt(0))
    .slice(0, 2)
    .join('')
    .toLocaleUpperCase('fr')
  const role = capital(message.auteurRole)
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
        <header>
          <b>{message.auteurNom}</b>
          <span>{message.pourLeCompteDe ? `${role}, pour le compte de ${message.pourLeCompteDe}` : role}</span>
          <time dateTime={message.envoyeLe.toISOString()}>{formatTime(message.envoyeLe)}</time>
        </header>
        {message.corps ? <MessageText corps={message.corps} /> : null}
        <FileLinks fichiers={message.pieces} gestion={gestion} />
        {message.luLe ? (
          <p className="lu">
            {`Lu par ${message.cote === 'client' ? 'le centre de gestion' : message.luPar} le ${formatDay(message.luLe)} à ${formatTime(message.luLe)}`}
          </p>
        ) : null}
      </div>
    </article>
  )
}
