import { QueueView } from '@/components/gestion/queue-view'
import { listBannette, readBannette, TAILLE_BANNETTE } from '@/lib/demandes/gestion/queries'
import { BannetteSearch, ETATS_GESTION } from '@/lib/demandes/gestion/schema'
import { page } from '@/lib/http/page'
import { pageOf } from '@/lib/listes/pages'

export default page({ right: 'gestion:traiter', search: BannetteSearch }, async ({ actor, db, search: { etat, page } }) => {
  const resume = await readBannette(db)
  const total = ETATS_GESTION.filter((e) => (etat ? e === etat : e !== 'cloturee')).reduce((n, e) => n + (resume.etats[e] ?? 0), 0)
  const ici = pageOf(total, page, TAILLE_BANNETTE)
  const lignes = await listBannette(db, etat, ici.page)
  return { titre: 'Bannette', vue: <QueueView lignes={lignes} resume={resume} etat={etat} ici={ici} superviseur={actor.gestion === 'superviseur'} /> }
})
