// Les pages d’une entreprise qui existent pour toutes : la fiche d’un objet (numéro, brouillon, contrat), elle, n’appartient qu’à une.
const RUBRIQUES: ReadonlySet<string> = new Set([
  'sante',
  'prevoyance',
  'retraite',
  'contrats',
  'documents',
  'echeances',
  'offres',
  'bibliotheque',
  'dsn',
  'dsn/comptes-rendus',
  'dsn/controle',
  'demarches',
  'demandes',
  'courriers',
])

/**
 * La même page pour une autre entreprise : `/e/900000019/dsn` → `/e/900000027/dsn`. La page d’un objet mène à sa rubrique
 * (`/e/…/demandes/CP-…` → `/e/…/demandes`) ; tout le reste mène à l’accueil de l’entreprise.
 */
export function switchPath(pathname: string, siren: string): string {
  const accueil = `/e/${siren}`
  const reste = /^\/e\/\d{9}\/(.+?)\/?$/.exec(pathname)?.[1]
  if (!reste) return accueil
  if (RUBRIQUES.has(reste)) return `${accueil}/${reste}`
  const rubrique = reste.split('/')[0] ?? ''
  return RUBRIQUES.has(rubrique) ? `${accueil}/${rubrique}` : accueil
}
