import type { Univers } from '@/lib/ground/univers'

/** Un modèle ou une notice, le même pour toutes les entreprises. */
export type Modele = { id: string; titre: string; phrase: string; univers: readonly Univers[] }

/** La bibliothèque de documents : modèles et notices communs. */
export const MODELES: readonly Modele[] = [
  {
    id: 'attestation-salaire',
    titre: 'Modèle d’attestation de salaire',
    phrase: 'À joindre à une déclaration d’arrêt de travail',
    univers: ['prevoyance'],
  },
  { id: 'bulletin-affiliation', titre: 'Bulletin d’affiliation santé', phrase: 'À faire signer par le salarié', univers: ['sante'] },
  {
    id: 'demande-dispense',
    titre: 'Demande de dispense d’affiliation',
    phrase: 'Les cas de dispense et la déclaration du salarié',
    univers: ['sante'],
  },
  {
    id: 'information-portabilite',
    titre: 'Information du salarié sur la portabilité',
    phrase: 'À remettre à la rupture du contrat de travail',
    univers: ['sante', 'prevoyance'],
  },
  {
    id: 'designation-beneficiaires',
    titre: 'Désignation de bénéficiaires',
    phrase: 'Le salarié l’adresse lui-même au centre de gestion, sous pli fermé',
    univers: ['prevoyance'],
  },
  { id: 'mandat-sepa', titre: 'Mandat de prélèvement SEPA', phrase: 'Pour payer vos cotisations par prélèvement', univers: ['sante', 'prevoyance'] },
  {
    id: 'guide-dsn',
    titre: 'Guide du paramétrage DSN',
    phrase: 'Lire une fiche et la reporter dans le logiciel de paie',
    univers: ['sante', 'prevoyance'],
  },
]

/** Les modèles utiles à cette couverture. */
export const modelesOf = (couverture: readonly Univers[]): Modele[] => MODELES.filter((m) => m.univers.some((u) => couverture.includes(u)))
