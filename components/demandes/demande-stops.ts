import type { Stop } from '@/components/ui/route'
import { STATUT_NOMS } from '@/lib/copy/demande'
import type { DemandeVue } from '@/lib/demandes/fil/vue'
import { type Arret, stopsOf } from '@/lib/demandes/rules'
import { formatDay, formatTime } from '@/lib/ground/date'

const instant = (date: Date) => `${formatDay(date)}, ${formatTime(date)}`

/** Le suivi d’une demande : chaque arrêt avec sa date et la personne, quand on les connaît. Annulée, personne ne l’a prise en charge. */
export const demandeStops = (demande: DemandeVue): Stop[] =>
  stopsOf(demande.statut)
    .filter(({ statut }) => !(demande.issue === 'annulee' && statut === 'en_cours'))
    .map((arret) => stopOf(demande, arret))

function stopOf(demande: DemandeVue, { statut, etat }: Arret): Stop {
  switch (statut) {
    case 'a_finaliser':
      return { id: statut, titre: STATUT_NOMS.a_finaliser, etat }
    case 'envoyee':
      return {
        id: statut,
        titre: STATUT_NOMS.envoyee,
        etat,
        ...(demande.envoyeeLe ? { quand: instant(demande.envoyeeLe) } : {}),
        detail: `par ${demande.auteurNom}`,
      }
    case 'en_cours':
      return {
        id: statut,
        titre: STATUT_NOMS.en_cours,
        etat,
        ...(demande.priseLe && etat !== 'a-venir' ? { quand: instant(demande.priseLe) } : {}),
        ...(demande.gestionnaireNom && etat !== 'a-venir' ? { detail: `prise en charge par ${demande.gestionnaireNom}` } : {}),
      }
    case 'en_attente':
      return { id: statut, titre: 'En attente de vous', etat, quand: `depuis le ${formatDay(demande.etatLe)}` }
    case 'traitee':
      return {
        id: statut,
        titre: STATUT_NOMS[demande.issue === 'annulee' ? 'annulee' : 'traitee'],
        etat,
        ...(demande.traiteeLe ? { quand: instant(demande.traiteeLe) } : {}),
      }
  }
}
