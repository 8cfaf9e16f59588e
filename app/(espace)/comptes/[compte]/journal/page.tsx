import { JournalView } from '@/components/journal/journal-view'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import { readInvites } from '@/lib/identite/noms-invites'
import { withSceaux } from '@/lib/jobs/check-journal'
import { sayJournal } from '@/lib/journal/dire'
import { countJournal, listJournal, readNoms, TAILLE_JOURNAL } from '@/lib/journal/queries'
import * as door from './door'

export default page(door.page, async ({ visit, actor, db, params: { compte }, search }) => {
  const ici = pageOf(await countJournal(actor, db, compte, search), search.page, TAILLE_JOURNAL)
  const lignes = await listJournal(actor, db, compte, { ...search, page: ici.page })
  return {
    titre: 'Journal des accès',
    vue: (
      <JournalView
        compteId={compte}
        lignes={await withSceaux(sayJournal(lignes, await readNoms(actor, db, compte), await readInvites(visit)))}
        search={search}
        ici={ici}
      />
    ),
  }
})
