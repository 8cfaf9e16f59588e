import { randomUUID } from 'node:crypto'
import { maintenant } from '@/lib/ground/clock'
import { DossierView } from '@/components/gestion/dossier-view'
import { sayFil } from '@/lib/copy/fil'
import { readActe } from '@/lib/copy/gestion'
import { consultDemande } from '@/lib/demandes/gestion/consult-demande'
import { JOURS_PIECE } from '@/lib/demandes/gestion/judge-piece'
import { getDossier, listBannette, readBannette } from '@/lib/demandes/gestion/queries'
import { BannetteSearch } from '@/lib/demandes/gestion/schema'
import { actesOf } from '@/lib/demandes/transitions'
import { addDays, isoDay } from '@/lib/ground/date'
import { page } from '@/doors/page'
import * as actions from './actions'
import * as door from './door'

/** La colonne de gauche : ce que la personne suit, la plus ancienne en tête. */
const LES_MIENNES = BannetteSearch.parse({ miennes: 'oui' })
const TICKETS = 10

export default page(door.page, async ({ visit, actor, db, params: { numero }, search }) => {
  const dossier = sayFil(await getDossier(actor, db, numero, search.messages, search.avant))
  const resume = await readBannette(db, actor, LES_MIENNES)
  const lignes = await listBannette(db, actor, LES_MIENNES, 1, TICKETS)
  const suite = readActe(search.fait)
  const agit = dossier.gestionnaireId === actor.utilisateur.id || actor.gestion === 'superviseur'
  const actes = actesOf(dossier.etat).filter((acte) => agit || acte === 'prendre' || acte === 'rouvrir')
  return {
    titre: `${suite && !suite.bon ? 'Erreur\u00a0: ' : ''}${dossier.objet}, ${numero}`,
    vue: (
      <DossierView
        dossier={dossier}
        cote={{ lignes, resume }}
        actes={actes}
        actions={actions}
        cle={randomUUID()}
        echeance={addDays(isoDay(maintenant()), JOURS_PIECE)}
        suite={suite}
        aSoi={dossier.gestionnaireId === actor.utilisateur.id}
      />
    ),
    apres: () => consultDemande(visit, dossier),
  }
})
