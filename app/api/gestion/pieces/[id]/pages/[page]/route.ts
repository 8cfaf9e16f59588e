import { file } from '@/doors/file'
import { judge } from '@/lib/access/visit'
import { makeApercus } from '@/lib/demandes/pieces/make-apercus'
import { findFichier, openApercu } from '@/lib/demandes/pieces/open-piece'
import { isDrawn } from '@/lib/demandes/pieces/queries'
import { keepApercus, showApercu } from '@/lib/demandes/pieces/show-apercu'
import { notFound } from '@/lib/ground/errors'
import * as door from './door'

// L’aperçu se dessine au premier regard, une fois l’antivirus passé, puis se relit ; chaque page montrée laisse sa trace.
export const GET = file(
  door.GET,
  async ({ actor, db, params: { id, page } }) => {
    const fichier = await findFichier(actor, db, { id })
    return { fichier, page, dessine: await isDrawn(db, id), visit: judge(actor, 'gestion:traiter', { ...fichier.demande, pieceId: id }) }
  },
  async ({ fichier, page, dessine, visit }) => {
    if (!dessine) await keepApercus(visit, await makeApercus(fichier))
    const gardee = await showApercu(visit, page)
    if (!gardee) throw notFound()
    return { nom: `page-${page}.webp`, type: 'image/webp', octets: await openApercu(gardee) }
  },
)
