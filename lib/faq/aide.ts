/** Les pages d’où l’on ouvre l’aide : le mot que porte l’adresse, et les chemins qui y mènent. Le premier qui convient l’emporte. */
const PAGES = [
  ['certification', /^\/inscription\/certification/],
  ['questions-secretes', /^\/inscription\/questions-secretes/],
  ['inscription', /^\/inscription/],
  ['acces-oublie', /^\/(identifiant|mot-de-passe)-oublie/],
  ['connexion', /^\/(connexion|net-entreprises|invitation)/],
  ['arret', /^\/e\/\d+\/(demarches\/|brouillons\/)/],
  ['demarches', /^\/e\/\d+\/demarches$/],
  ['demandes', /^(\/e\/\d+)?\/demandes/],
  ['courriers', /^(\/e\/\d+)?\/courriers/],
  ['documents', /^\/e\/\d+\/(documents|bibliotheque)/],
  ['contrats', /^\/e\/\d+\/contrats/],
  ['dsn', /^\/e\/\d+\/dsn/],
  ['offres', /^\/e\/\d+\/offres/],
  ['retraite', /^\/e\/\d+\/retraite/],
  ['univers', /^\/e\/\d+\/(sante|prevoyance)/],
  ['entreprises', /^\/comptes\/[^/]+\/entreprises/],
  ['utilisateurs', /^\/comptes\/[^/]+\/utilisateurs/],
  ['clients', /^\/clients/],
  ['notifications', /^\/notifications/],
  ['profil', /^\/profil/],
  ['accueil', /^\/(accueil|e\/\d+)$/],
] as const

/** Le mot d’une page dans l’adresse de l’aide. */
export type PageAide = (typeof PAGES)[number][0]

export const PAGES_AIDE: readonly PageAide[] = PAGES.map(([page]) => page)

/** La page d’où vient ce chemin ; `undefined` quand l’aide n’en dit rien de plus. */
export const pageOfAide = (chemin: string | undefined): PageAide | undefined => {
  const ici = chemin?.split('?')[0] ?? ''
  return PAGES.find(([, motif]) => motif.test(ici))?.[0]
}
