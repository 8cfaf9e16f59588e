import { QueueView } from '@/components/gestion/queue-view'
import { can } from '@/lib/access/can'
import { listBannette, readBannette, TAILLE_BANNETTE } from '@/lib/demandes/gestion/queries'
import { arrivalOf } from '@/lib/demandes/gestion/schema'
import { countEchecs } from '@/lib/echecs/queries'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import { countReouvertures } from '@/lib/reouvertures/queries'
import { prendre } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, search: cherche }) => {
  const superviseur = can(actor, 'gestion:superviser')
  const search = arrivalOf(cherche, superviseur)
  const resume = await readBannette(db, actor, search)
  const ici = pageOf(resume.retenues, search.page, TAILLE_BANNETTE)
  const lignes = await listBannette(db, actor, search, ici.page)
  const echecs = superviseur ? await countEchecs(db) : 0
  const certifications = await countReouvertures(db)
  return {
    titre: 'Bannette',
    vue: (
      <QueueView
        lignes={lignes}
        resume={resume}
        search={search}
        ici={ici}
        superviseur={superviseur}
        echecs={echecs}
        certifications={certifications}
        prendre={prendre}
      />
    ),
  }
})
