/** Une adresse d’un autre site : où elle mène, d’où on la tient. `aVerifier` : la page exacte n’est pas connue, elle mène à la page parente connue. */
export type AdresseRetraite = { href: string; source: string; aVerifier?: true }

const agirc = (chemin: string) => `https://www.agirc-arrco.fr${chemin}`
const SERVICES = agirc('/entreprises/mes-services/entreprises-vous-informer')

/**
 * Où mène chaque service de retraite (domaine, section 5). Aucune adresse n’est inventée ; `RETRAITE_ADRESSES` en donne une autre, que l’exploitant a lue.
 */
export const ADRESSES_RETRAITE = {
  'conditions-adhesion': { href: SERVICES, source: 'agirc-arrco.fr, page «\u00a0Entreprises\u00a0: vous informer\u00a0»' },
  'avis-mise-en-recouvrement': { href: SERVICES, source: 'agirc-arrco.fr, page «\u00a0Entreprises\u00a0: vous informer\u00a0»' },
  'fiabilisation-dsn': { href: agirc('/entreprises/mes-services/dsn-fiab/faq-dsn-fiab'), source: 'agirc-arrco.fr, questions sur DSN-FIAB' },
  'codification-dsn': { href: agirc('/entreprises'), source: 'agirc-arrco.fr, accueil des entreprises', aVerifier: true },
  'date-limite-declaration': { href: 'https://www.net-entreprises.fr/', source: 'net-entreprises.fr, accueil', aVerifier: true },
  'date-limite-paiement': { href: agirc('/profil/entreprises/page/26'), source: 'agirc-arrco.fr, le paiement des cotisations' },
  'payer-en-ligne': { href: 'https://www.cotizen.fr', source: 'agirc-arrco.fr, présentation de Cotizen' },
  'informations-salaries': { href: agirc('/'), source: 'agirc-arrco.fr, accueil', aVerifier: true },
  'action-sociale': { href: agirc('/'), source: 'agirc-arrco.fr, accueil', aVerifier: true },
} as const satisfies Record<string, AdresseRetraite>

export type ServiceRetraiteId = keyof typeof ADRESSES_RETRAITE

/** Les services de retraite, dans l’ordre de la présentation : leurs noms sont aussi ceux de leurs pages. */
export const SERVICES_RETRAITE_IDS = Object.keys(ADRESSES_RETRAITE) as [ServiceRetraiteId, ...ServiceRetraiteId[]]

/** Le nom de ce que montre une adresse que plusieurs services partagent. */
export const PAGES_GENERALES: Readonly<Record<string, string>> = {
  [SERVICES]: 'Les services de l’Agirc-Arrco aux entreprises',
  [agirc('/')]: 'L’accueil de l’Agirc-Arrco',
}
