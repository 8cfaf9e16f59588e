import type { Univers } from '@/lib/ground/univers'

/** Un service : `compris` dans un contrat de ces univers, ou proposé en plus. */
export type Service = { id: string; titre: string; phrase: string; univers: readonly Univers[]; compris: boolean }

/** Les services et solutions (domaine, section 6.1 ; la liste définitive est à confirmer par l’assureur). */
export const SERVICES: readonly Service[] = [
  {
    id: 'assistance',
    titre: 'Assistance',
    phrase: 'Une aide à domicile, un rapatriement, un soutien après un accident ou un décès',
    univers: ['sante', 'prevoyance'],
    compris: true,
  },
  {
    id: 'teleconsultation',
    titre: 'Téléconsultation',
    phrase: 'Un médecin à distance, pour vos salariés en déplacement',
    univers: ['sante'],
    compris: true,
  },
  {
    id: 'devis',
    titre: 'Analyse de devis',
    phrase: 'Un avis sur un devis dentaire, optique ou auditif avant d’accepter',
    univers: ['sante'],
    compris: true,
  },
  {
    id: 'fonds-social',
    titre: 'Fonds social et solidarité',
    phrase: 'Des aides individuelles, au titre du degré élevé de solidarité',
    univers: ['sante', 'prevoyance'],
    compris: true,
  },
  {
    id: 'prevention',
    titre: 'Prévention routiers',
    phrase: 'Le programme «\u00a0Transportez-vous bien\u00a0»\u00a0: sommeil, alimentation, dos',
    univers: ['sante', 'prevoyance'],
    compris: true,
  },
  {
    id: 'surcomplementaire',
    titre: 'Surcomplémentaire santé',
    phrase: 'Un niveau de remboursement de plus, au choix de chaque salarié',
    univers: ['sante'],
    compris: false,
  },
  {
    id: 'mensualisation',
    titre: 'Garantie mensualisation',
    phrase: 'Le remboursement du maintien de salaire, puis des indemnités journalières',
    univers: ['prevoyance'],
    compris: false,
  },
  {
    id: 'sante-entreprise',
    titre: 'Une couverture santé pour l’entreprise',
    phrase: 'Le régime de la branche transport, pour tous vos salariés',
    univers: ['sante'],
    compris: false,
  },
  {
    id: 'prevoyance-entreprise',
    titre: 'Une couverture prévoyance pour l’entreprise',
    phrase: 'Décès, invalidité, incapacité\u00a0: le régime de la branche et ses compléments',
    univers: ['prevoyance'],
    compris: false,
  },
]

const ADHESIONS: Readonly<Record<string, Univers>> = { 'sante-entreprise': 'sante', 'prevoyance-entreprise': 'prevoyance' }

/** Ce que les contrats de l’entreprise comprennent, et ce qui pourrait enrichir sa couverture. */
export function servicesOf(couverture: readonly Univers[]): { compris: Service[]; proposes: Service[] } {
  const covered = (service: Service) => service.univers.some((u) => couverture.includes(u))
  const adhesion = (service: Service) => ADHESIONS[service.id]
  return {
    compris: SERVICES.filter((s) => s.compris && covered(s)),
    proposes: SERVICES.filter((s) => !s.compris).filter((s) => {
      const univers = adhesion(s)
      return univers ? !couverture.includes(univers) : covered(s)
    }),
  }
}
