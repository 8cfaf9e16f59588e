import { randomUUID } from 'node:crypto'
import { maintenant } from '@/lib/ground/clock'
import { DemandeView } from '@/components/demandes/demande-view'
import { Suites } from '@/components/demarches/suites'
import { can } from '@/lib/access/can'
import { sayFil } from '@/lib/copy/fil'
import { readSuite } from '@/lib/copy/message'
import { markRead } from '@/lib/demandes/fil/mark-read'
import { getDemande } from '@/lib/demandes/fil/queries'
import { vueOf } from '@/lib/demandes/fil/vue'
import { suitesOf } from '@/lib/demandes/suites'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { isoDay } from '@/lib/ground/date'
import { page } from '@/doors/page'
import { commencer } from '../../demarches/[slug]/actions'
import { annuler } from './actions'
import * as door from './door'

export default page(door.page, async ({ visit, actor, db, params: { siren, numero }, search, entreprise }) => {
  const demande = sayFil(await getDemande(actor, db, siren, numero, search.messages, search.avant))
  const suite = readSuite(search.envoi)
  const titre = `${suite && !suite.bon ? 'Erreur\u00a0: ' : ''}${demande.objet}, ${demande.numero}`
  const repondre = can(actor, 'demande:repondre', { siren, univers: demande.univers })
  const ouverts = ensureEntreprise(entreprise).couverture.filter((univers) => can(actor, 'demande:deposer', { siren, univers }))
  const suites = suitesOf({ envoi: demande.envoi?.demarche.slug, etat: demande.etat, issue: demande.issue }, ouverts)
  return {
    titre,
    vue: (
      <DemandeView
        siren={siren}
        demande={vueOf(demande)}
        aujourdhui={isoDay(maintenant())}
        maintenant={maintenant()}
        repondre={repondre}
        cle={randomUUID()}
        suite={suite}
        annuler={annuler}
        suites={<Suites siren={siren} numero={numero} suites={suites} commencer={commencer} />}
      />
    ),
    ...(demande.aLire ? { apres: () => markRead(visit, demande) } : {}),
  }
})
