import { MarkForm } from '@/components/notifications/mark-form'
import { groupBySiren, notificationHref } from '@/components/notifications/notification-groups'
import { ActForm } from '@/components/ui/act-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { Plaque } from '@/components/ui/plaque'
import { sayNotification } from '@/lib/copy/notification'
import { formatMoment } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { addressOf } from '@/lib/ground/adresse'
import type { PageListe } from '@/lib/ground/pages'
import type { NotificationListe } from '@/lib/notifications/queries'

type NotificationsViewProps = {
  notifications: readonly NotificationListe[]
  nonLues: number
  ici: PageListe
  maintenant: Date
  /** Faux quand on voit comme un autre : ses réglages ne sont qu’à lui. */
  reglable: boolean
  toutLire: FormAction
  marquer: FormAction
}

const MARQUER = 'marquer'

// Les classes sont sur la liste, pas sur ses lignes : la page n’en grossit pas.
const LIGNES =
  '*:grid *:grid-cols-[auto_minmax(0,1fr)] *:items-start *:gap-x-4 *:gap-y-1 *:border-line *:px-5 *:py-4 *:not-first:border-t md:*:grid-cols-[auto_minmax(0,1fr)_auto] md:*:items-center [&_a]:col-start-2 [&_a]:mt-2 [&_a]:min-h-8 sm:[&_a]:justify-self-start md:[&_a]:col-start-3 md:[&_a]:m-0 [&_div]:min-w-0 [&_h3]:text-md/[1.35] [&_p]:mt-0.5 [&_p]:text-sm [&_p]:text-ink-2 [&_strong]:font-semibold [&_strong]:text-ink [&_button]:min-h-8 [&_button]:text-sm [&_button]:text-ink-2 [&_button]:underline'

/** Les notifications, par entreprise : ce qui est arrivé, l’acte qui suit, son lien. */
export function NotificationsView({ notifications, nonLues, ici, maintenant, reglable, toutLire, marquer }: NotificationsViewProps) {
  return (
    <>
      <Crumbs items={[{ href: routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-8">
        <h1>{nonLues === 0 ? 'Vos notifications sont lues' : `${plural(nonLues, 'notification')} à lire`}</h1>
        {reglable ? (
          <p className="mt-3">
            <Lien href={routes.reglerAvis()}>Régler ce que vous recevez</Lien>
          </p>
        ) : null}
      </div>
      {notifications.length === 0 ? (
        <Empty
          titre="Aucune notification"
          phrase="Un message, une pièce demandée, un changement de statut, un courrier ou un document&nbsp;: tout ce qui arrive paraît ici."
        />
      ) : null}
      <MarkForm id={MARQUER} action={marquer} page={ici.page} />
      <div className="stack">
        {groupBySiren(notifications).map((groupe) => (
          <section key={groupe.cle} className="sheet" aria-labelledby={`notifications-${groupe.cle}`}>
            <h2
              id={`notifications-${groupe.cle}`}
              className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line px-5 py-4 text-md"
            >
              {groupe.siren ? (
                <Plaque small siren={groupe.siren} nom={groupe.raisonSociale ?? ''} couleur={groupe.couleur} />
              ) : groupe.cle === 'plusieurs' ? (
                'Plusieurs entreprises'
              ) : (
                'Votre accès'
              )}
            </h2>
            <ul className={LIGNES}>
              {groupe.notifications.map((notification) => (
                <NotificationRow key={notification.id} notification={notification} maintenant={maintenant} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {notifications.length > 0 ? (
        <>
          <Pager
            page={ici.page}
            pages={ici.pages}
            phrase={`Notifications ${ici.de} à ${ici.a} sur ${ici.total}`}
            hrefOf={(page) => addressOf(routes.notifications(), { page })}
          />
          {nonLues > 0 ? <ActForm action={toutLire} cache={{}} bouton="Tout marquer comme lu" /> : null}
        </>
      ) : null}
    </>
  )
}

const ICONES = {
  message: 'messages-square',
  piece_demandee: 'file-up',
  correction_demandee: 'pencil',
  statut: 'signpost',
  courrier: 'mail',
  document: 'file-text',
  fiche_dsn: 'file-cog',
  retour_dsn: 'triangle-alert',
  enregistree: 'inbox',
  delegation: 'handshake',
  brouillon_confie: 'pencil',
  questions_secretes: 'lock',
  connexion_bloquee: 'lock',
} as const satisfies Record<NotificationListe['type'], string>

function NotificationRow({ notification, maintenant }: { notification: NotificationListe; maintenant: Date }) {
  const { titre, acte, avant } = sayNotification(notification)
  const { id, luLe, objet } = notification
  const href = notificationHref(notification)
  return (
    <li>
      <Icon name={ICONES[notification.type]} className="mt-1 text-ink-2" />
      <div>
        <h3>
          {luLe ? null : (
            <>
              <span className="unread" /> <span className="sr-only">Non lue&nbsp;: </span>
            </>
          )}
          {titre}
        </h3>
        <p>{[objet, formatMoment(notification.creeLe, maintenant)].filter(Boolean).join(', ')}</p>
        {avant ? (
          <p>
            <strong>{avant}</strong>
          </p>
        ) : null}
        <button type="submit" form={MARQUER} name="marque" value={`${luLe ? 'nonlue' : 'lue'}.${id}`}>
          {luLe ? 'Marquer comme non lue' : 'Marquer comme lue'}
          <span className="sr-only">, {objet ?? titre}</span>
        </button>
      </div>
      {href ? (
        <Lien href={href}>
          {acte}
          <span className="sr-only">{objet ? `, ${objet}` : ''}</span>
        </Lien>
      ) : null}
    </li>
  )
}
