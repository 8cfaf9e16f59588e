import { randomUUID } from 'node:crypto'
import { nameOf } from '@/lib/access/titre'
import { maintenant } from '@/lib/ground/clock'
import { DossierView } from '@/components/gestion/dossier-view'
import { sayFil } from '@/lib/copy/fil'
import { readActe } from '@/lib/copy/gestion'
import { consultDemande } from '@/lib/demandes/gestion/consult-demande'
import { correctablesOf } from '@/lib/demandes/correction/correctables'
import { MESSAGES_MONTRES } from '@/lib/demandes/fil/schema'
import { listCollegues } from '@/lib/demandes/gestion/list-collegues'
import { fillModeles } from '@/lib/demandes/gestion/modeles-reponse'
import { valeursReponse } from '@/lib/demandes/gestion/valeurs-reponse'
import { listVoisines } from '@/lib/demandes/gestion/list-voisines'
import { ongletOf } from '@/lib/demandes/gestion/onglet'
import { getDossier } from '@/lib/demandes/gestion/queries'
import { actesOf } from '@/lib/demandes/transitions'
import { isoDay } from '@/lib/ground/date'
import { page } from '@/doors/page'
import * as actions from './actions'
import * as door from './door'

export default page(door.page, async ({ visit, actor, db, params: { numero }, search }) => {
  const dossier = sayFil(await getDossier(actor, db, numero, search.messages, search.avant))
  const voisines = await listVoisines(actor, db, dossier)
  const onglet = ongletOf({ ...search, plus: search.messages > MESSAGES_MONTRES }, dossier)
  const suite = readActe(search.fait)
  const agit = dossier.gestionnaireId === actor.utilisateur.id || actor.gestion === 'superviseur'
  const actes = actesOf(dossier.etat).filter((acte) => agit || acte === 'prendre' || acte === 'rouvrir')
  const collegues = actes.includes('transferer') ? await listCollegues(db, dossier.gestionnaireId) : []
  const moi = nameOf(actor.utilisateur)
  return {
    titre: `${suite && !suite.bon ? 'Erreur\u00a0: ' : ''}${dossier.objet}, ${numero}`,
    vue: (
      <DossierView
        dossier={dossier}
        voisines={voisines}
        onglet={onglet}
        regard={{ piece: search.piece, feuille: search.feuille }}
        aujourdhui={isoDay(maintenant())}
        actes={actes}
        correctables={correctablesOf(dossier.envoi)}
        actions={actions}
        cle={randomUUID()}
        moi={moi}
        collegues={collegues.map((un) => ({ id: un.id, nom: un.id === actor.utilisateur.id ? `${nameOf(un)} (vous)` : nameOf(un) }))}
        modeles={{ choisi: search.modele, tous: onglet === 'echanges' ? fillModeles(dossier.demarche, valeursReponse(dossier, moi)) : [] }}
        suite={suite}
        aSoi={dossier.gestionnaireId === actor.utilisateur.id}
      />
    ),
    // Ce qui n’est pas à l’écran n’est pas lu.
    apres: () => consultDemande(visit, onglet === 'echanges' ? dossier : { messages: [] }),
  }
})
