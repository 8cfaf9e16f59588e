import { groupBySiren, notificationHref } from '@/components/notifications/notification-groups'
import { ActForm } from '@/components/ui/act-form'
import { Coming } from '@/components/entreprises/coming'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { Plaque } from '@/components/ui/plaque'
import { NOTIFICATIONS } from '@/lib/copy/notification'
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
  toutLire: FormAction
}

/** Les notifications, par entreprise : ce qui est arrivé, l’acte qui suit, son lien. */
export function NotificationsView({ notifications, nonLues, ici, maintenant, toutLire }: NotificationsViewProps) {
  return (
    <>
      <Crumbs items={[{ href: routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-8">
        <h1>{nonLues === 0 ? 'Vos notifications sont lues' : `${plural(nonLues, 'notification')} à lire`}</h1>
      </div>
      {notifications.length === 0 ? (
        <Empty
          titre="Aucune notification"
          phrase="Un message, une pièce demandée, un changement de statut ou un courrier&nbsp;: tout ce qui arrive paraît ici."
        />
      ) : null}
      <div className="stack">
        {groupBySiren(notifications).map((groupe) => (
          <section key={groupe.cle} className="sheet" aria-labelledby={`notifications-${groupe.cle}`}>
            <h2
              id={`notifications-${groupe.cle}`}
              className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line px-5 py-4 text-md"
            >
              {groupe.siren ? <Plaque small siren={groupe.siren} nom={groupe.raisonSociale ?? ''} couleur={groupe.couleur} /> : 'Votre accès'}
            </h2>
            <ul>
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
          <Coming>Choisir ce dont vous êtes prévenu sera possible d’ici.</Coming>
        </>
      ) : null}
    </>
  )
}

const ICONES = {
  message: 'messages-square',
  piece_demandee: 'file-up',
  statut: 'signpost',
  courrier: 'mail',
  enregistree: 'inbox',
  questions_secretes: 'lock',
  connexion_bloquee: 'lock',
} as const satisfies Record<NotificationListe['type'], string>

function NotificationRow({ notification, maintenant }: { notification: NotificationListe; maintenant: Date }) {
  const { titre, acte } = NOTIFICATIONS[notification.type]
  const href = notificationHref(notification)
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-4 gap-y-1 px-5 py-4 not-first:border-t not-first:border-line md:grid-cols-[auto_minmax(0,1fr)_auto] md:items-center">
      <Icon name={ICONES[notification.type]} className="mt-1 text-ink-2" />
      <div className="min-w-0">
        <h3 className="text-md/[1.35]">
          {notification.luLe ? null : (
            <>
              <span className="unread" /> <span className="sr-only">Non lue&nbsp;: </span>
            </>
          )}
          {titre}
        </h3>
        <p className="mt-0.5 text-sm text-ink-2">{[notification.objet, formatMoment(notification.creeLe, maintenant)].filter(Boolean).join(', ')}</p>
      </div>
      {href ? (
        <Lien className="col-start-2 mt-2 min-h-8 sm:justify-self-start md:col-start-3 md:m-0" href={href}>
          {acte}
          <span className="sr-only">{notification.objet ? `, ${notification.objet}` : ''}</span>
        </Lien>
      ) : null}
    </li>
  )
}
