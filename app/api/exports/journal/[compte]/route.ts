import { file } from '@/doors/file'
import { judge } from '@/lib/access/visit'
import { journalFile } from '@/lib/exports/journal-file'
import { readInvites } from '@/lib/identite/noms-invites'
import { sayJournal } from '@/lib/journal/dire'
import { countJournal, exportJournal, readNoms } from '@/lib/journal/queries'
import * as door from './door'

export const GET = file(
  door.GET,
  async ({ actor, db, params: { compte }, search }) => {
    const invites = await readInvites(judge(actor, 'compte:administrer', { compteId: compte }))
    const lignes = sayJournal(await exportJournal(actor, db, compte, search), await readNoms(actor, db, compte), invites)
    return { lignes, total: await countJournal(actor, db, compte, search) }
  },
  journalFile,
)
