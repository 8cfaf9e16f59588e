import { redirect } from 'next/navigation'
import { can } from '@/lib/access/can'
import { maintenant } from '@/lib/ground/clock'
import { pasOf } from '@/components/demarches/pas-of'
import { ResumeView } from '@/components/demarches/resume-view'
import { findBrouillon } from '@/lib/demandes/brouillon/queries'
import { listRepreneurs } from '@/lib/demandes/brouillon/list-repreneurs'
import { isNews, markOpened } from '@/lib/demandes/brouillon/mark-opened'
import { resumeAt } from '@/lib/demandes/brouillon/rules'
import { judgeBrouillon } from '@/lib/demandes/brouillon/touch-brouillon'
import { page } from '@/doors/page'
import { routes } from '@/lib/ground/routes'
import { confier } from './actions'
import { supprimer } from '../../demarches/[slug]/actions'
import * as door from './door'

export default page(door.page, async ({ visit, actor, db, params: { siren, id } }) => {
  const trouve = await findBrouillon(actor, db, siren, id)
  if ('envoyee' in trouve) return redirect(routes.demande(siren, trouve.envoyee))
  const { brouillon } = trouve
  const jugement = judgeBrouillon(brouillon, brouillon.raws)
  const reprendre = resumeAt(brouillon.demarche, brouillon.vues, jugement)
  const compte = brouillon.compteId
  const collegues = can(actor, 'utilisateur:lister', { compte }) ? await listRepreneurs(db, { id, compteId: compte, siren }) : []
  const neuf = await isNews(actor, db, id)
  return {
    titre: `Brouillon, ${brouillon.objet}`,
    vue: (
      <ResumeView
        siren={siren}
        brouillon={brouillon}
        pas={pasOf(brouillon, jugement)}
        reprendre={reprendre}
        maintenant={maintenant()}
        supprimer={supprimer}
        confier={{
          compte,
          collegues: collegues.map(({ utilisateurId, nom }) => ({ id: utilisateurId, nom, moi: utilisateurId === actor.utilisateur.id })),
          action: confier,
        }}
      />
    ),
    ...(neuf ? { apres: () => markOpened(visit) } : {}),
  }
})
