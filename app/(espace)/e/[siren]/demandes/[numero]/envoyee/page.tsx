import { SentView } from '@/components/demarches/sent-view'
import { getEnvoyee } from '@/lib/demandes/brouillon/queries'
import { formatDay, formatTime } from '@/lib/ground/date'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren, numero } }) => {
  const { objet, envoyeeLe, auteurId, auteurNom, envoi, encore } = await getEnvoyee(actor, db, siren, numero)
  const quand = envoyeeLe ? `le ${formatDay(envoyeeLe)} à ${formatTime(envoyeeLe)}` : ''
  return {
    titre: `Demande ${numero} envoyée`,
    vue: (
      <SentView
        siren={siren}
        numero={numero}
        objet={objet}
        quand={quand}
        destinataire={auteurId === actor.utilisateur.id ? actor.utilisateur.email : auteurNom}
        suite={envoi?.demarche.suite ?? null}
        encore={encore}
      />
    ),
  }
})
