/** Un service de retraite, hors du portail. `verifieLe` : le mois où l’adresse a été relue, `AAAA-MM`. */
export type LienRetraite = { id: string; titre: string; phrase: string; href: string; site: string; verifieLe: string }

// Aucune adresse n’est inventée : quand la page exacte n’est pas connue, le lien mène à l’accueil du service.
const VERIFIE = '2026-11'
const agirc = (chemin: string) => `https://www.agirc-arrco.fr${chemin}`

/** Les services que l’on rejoint depuis son tableau de bord Agirc-Arrco. */
export const SERVICES_RETRAITE: readonly LienRetraite[] = [
  {
    id: 'adhesion',
    titre: 'Conditions d’adhésion',
    phrase: 'Vos conditions d’adhésion Agirc-Arrco, établissement par établissement.',
    href: agirc('/entreprises/mes-services/entreprises-vous-informer'),
    site: 'agirc-arrco.fr',
    verifieLe: VERIFIE,
  },
  {
    id: 'amr',
    titre: 'Avis de mise en recouvrement',
    phrase: 'Les sommes restées dues, et comment les régler ou les contester.',
    href: agirc('/entreprises/mes-services/entreprises-vous-informer'),
    site: 'agirc-arrco.fr',
    verifieLe: VERIFIE,
  },
  {
    id: 'fiabilisation',
    titre: 'Fiabiliser vos DSN',
    phrase: 'Le service DSN-FIAB\u00a0: diagnostic salarié par salarié, et rappel par un conseiller.',
    href: agirc('/entreprises/mes-services/dsn-fiab/faq-dsn-fiab'),
    site: 'agirc-arrco.fr',
    verifieLe: VERIFIE,
  },
]

/** Les liens de la page « Retraite », dans l’ordre de la présentation (domaine, section 5). */
export const LIENS_RETRAITE: readonly LienRetraite[] = [
  {
    id: 'codification',
    titre: 'Aide à la codification DSN Retraite',
    phrase: 'Paramétrer les données de vos salariés dans le logiciel de paie, pour la DSN destinée à l’Agirc-Arrco.',
    href: agirc('/entreprises'),
    site: 'agirc-arrco.fr',
    verifieLe: VERIFIE,
  },
  {
    id: 'declaration',
    titre: 'Date limite de déclaration',
    phrase: 'Le calendrier des déclarations, publié par net-entreprises.fr.',
    href: 'https://www.net-entreprises.fr/',
    site: 'net-entreprises.fr',
    verifieLe: VERIFIE,
  },
  {
    id: 'paiement',
    titre: 'Date limite de paiement',
    phrase:
      'Les modalités des cotisations de retraite complémentaire\u00a0: paiement le 25 au plus tard, chaque mois\u202f; chaque trimestre possible jusqu’à 9 salariés.',
    href: agirc('/profil/entreprises/page/26'),
    site: 'agirc-arrco.fr',
    verifieLe: VERIFIE,
  },
  {
    id: 'payer',
    titre: 'Payer en ligne',
    phrase: 'Cotizen\u00a0: toutes vos cotisations de retraite complémentaire sur une seule plateforme, par carte ou prélèvement SEPA.',
    href: 'https://www.cotizen.fr',
    site: 'cotizen.fr',
    verifieLe: VERIFIE,
  },
  {
    id: 'salaries',
    titre: 'Informations et conseils pour mes salariés',
    phrase: 'De quoi aider vos salariés à préparer leur départ à la retraite.',
    href: agirc('/'),
    site: 'agirc-arrco.fr',
    verifieLe: VERIFIE,
  },
  {
    id: 'action-sociale',
    titre: 'Action sociale pour mes salariés',
    phrase: 'Les solutions de l’Action sociale Retraite pour vos salariés.',
    href: agirc('/'),
    site: 'agirc-arrco.fr',
    verifieLe: VERIFIE,
  },
]
