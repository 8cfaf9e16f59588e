import { randomUUID } from 'node:crypto'
import { maintenant } from '@/lib/ground/clock'
import { DemandeView } from '@/components/demandes/demande-view'
import { can } from '@/lib/access/can'
import { sayFil } from '@/lib/copy/fil'
import { readSuite } from '@/lib/copy/message'
import { markRead } from '@/lib/demandes/fil/mark-read'
import { getDemande } from '@/lib/demandes/fil/queries'
import { vueOf } from '@/lib/demandes/fil/vue'
import { DEMARCHES } from '@/lib/demarches/registre'
import { isoDay } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'
import { page } from '@/doors/page'
import { annuler } from './actions'
import * as door from './door'

export default page(door.page, async ({ visit, actor, db, params: { siren, numero }, search }) => {
  const demande = sayFil(await getDemande(actor, db, siren, numero, search.messages, search.avant))
  const suite = readSuite(search.envoi)
  const titre = `${suite && !suite.bon ? 'Erreur\u00a0: ' : ''}${demande.objet}, ${demande.numero}`
  const repondre = can(actor, 'demande:repondre', { siren, univers: demande.univers })
  const slug = demande.issue === 'annulee' ? undefined : demande.envoi?.demarche.slug
  const suites = DEMARCHES.flatMap(({ slug: autre, univers, continue: suivante }) =>
    slug && suivante?.de.includes(slug) && univers.some((u) => can(actor, 'demande:deposer', { siren, univers: u }))
      ? [{ href: routes.demarche(siren, autre, numero), texte: suivante.texte }]
      : [],
  )
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
        suites={suites}
      />
    ),
    ...(demande.aLire ? { apres: () => markRead(visit, demande) } : {}),
  }
})
