import { NotificationsView } from '@/components/notifications/notifications-view'
import { maintenant } from '@/lib/ground/clock'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import { countUnread, listNotifications, TAILLE_NOTIFICATIONS } from '@/lib/notifications/queries'
import { marquer, toutLire } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  const nonLues = await countUnread(actor, db)
  const { notifications, total } = await listNotifications(actor, db, search.page)
  return {
    titre: 'Mes notifications',
    vue: (
      <NotificationsView
        notifications={notifications}
        nonLues={nonLues}
        ici={pageOf(total, search.page, TAILLE_NOTIFICATIONS)}
        maintenant={maintenant()}
        reglable={!actor.regard}
        toutLire={toutLire}
        marquer={marquer}
      />
    ),
  }
})
