/// <reference types="vite/types/importMeta.d.ts" />
import { describe, expect, it } from 'vitest'
import { OUVERTES, PORTES } from '@/app/portes'

type Definition = { right: string; gestion?: string; locate?: string; univers?: readonly string[] }

/**
 * Le droit que demande chaque porte et l’objet sur lequel elle le juge, écrits à la main. Un droit plus faible, un objet qui n’est plus trouvé se voient
 * ici ; que la porte les tienne, la matrice le prouve.
 */
const DROITS: Record<string, string> = {
  '/accueil page': 'portefeuille:voir',
  '/clients page': 'cabinet:voir',
  '/clients/collegues page': 'cabinet:administrer',
  '/clients/collegues inviter': 'cabinet:administrer',
  '/clients/collegues annuler': 'cabinet:administrer',
  '/clients/collegues/[membre] page': 'cabinet:administrer',
  '/clients/collegues/[membre] changer': 'cabinet:administrer',
  '/clients/collegues/[membre] retirer': 'cabinet:administrer',
  '/clients/[delegation] page': 'cabinet:voir sur client',
  '/clients/[delegation] accepter': 'cabinet:administrer sur client',
  '/clients/[delegation] refuser': 'cabinet:administrer sur client',
  '/clients/[delegation] corriger': 'cabinet:administrer sur client',
  '/clients/[delegation]/renoncer page': 'cabinet:administrer sur client',
  '/clients/[delegation]/renoncer renoncer': 'cabinet:administrer sur client',
  '/comptes/[compte]/entreprises/[siren] page': 'compte:voir sur fiche',
  '/comptes/[compte]/entreprises/[siren]/supprimer page': 'compte:administrer sur fiche',
  '/comptes/[compte]/entreprises/[siren]/supprimer supprimer': 'compte:administrer sur fiche',
  '/comptes/[compte]/entreprises page': 'compte:voir sur compte',
  '/comptes/[compte]/entreprises/ajouter page': 'compte:administrer sur compte',
  '/comptes/[compte]/entreprises/ajouter ajouter': 'compte:administrer sur compte',
  '/comptes/[compte]/experts-comptables/ajouter page': 'compte:administrer sur compte',
  '/comptes/[compte]/experts-comptables/ajouter preparer': 'compte:administrer sur compte',
  '/comptes/[compte]/experts-comptables/ajouter/[preparation] page': 'compte:administrer sur preparationExpert',
  '/comptes/[compte]/experts-comptables/ajouter/[preparation] declarer': 'compte:administrer sur preparationExpert',
  '/comptes/[compte]/experts-comptables/[delegation] page': 'utilisateur:lister sur delegation',
  '/comptes/[compte]/experts-comptables/[delegation] relancer': 'compte:administrer sur delegation',
  '/comptes/[compte]/experts-comptables/[delegation]/modifier page': 'compte:administrer sur delegation',
  '/comptes/[compte]/experts-comptables/[delegation]/modifier modifier': 'compte:administrer sur delegation',
  '/comptes/[compte]/experts-comptables/[delegation]/supprimer page': 'compte:administrer sur delegation',
  '/comptes/[compte]/experts-comptables/[delegation]/supprimer annuler': 'compte:administrer sur delegation',
  '/comptes/[compte]/experts-comptables/[delegation]/supprimer revoquer': 'compte:administrer sur delegation',
  '/comptes/[compte]/journal page': 'compte:administrer sur compte',
  '/comptes/[compte]/securite page': 'compte:administrer sur compte',
  '/comptes/[compte]/securite regler': 'compte:administrer sur compte',
  '/comptes/[compte]/utilisateurs page': 'utilisateur:lister sur compte',
  '/comptes/[compte]/utilisateurs renvoyer': 'compte:administrer sur personne',
  '/comptes/[compte]/utilisateurs montrer': 'compte:administrer sur personne',
  '/comptes/[compte]/utilisateurs/ajouter page': 'compte:administrer sur compte',
  '/comptes/[compte]/utilisateurs/ajouter continuer': 'compte:administrer sur compte',
  '/comptes/[compte]/utilisateurs/ajouter/[preparation] page': 'compte:administrer sur preparation',
  '/comptes/[compte]/utilisateurs/ajouter/[preparation] valider': 'compte:administrer sur preparation',
  '/comptes/[compte]/utilisateurs/[personne] page': 'compte:administrer sur personne',
  '/comptes/[compte]/utilisateurs/[personne] enregistrer': 'compte:administrer sur personne',
  '/comptes/[compte]/utilisateurs/[personne] habiliter': 'compte:administrer sur personne',
  '/comptes/[compte]/utilisateurs/[personne]/supprimer page': 'compte:administrer sur personne',
  '/comptes/[compte]/utilisateurs/[personne]/supprimer supprimer': 'compte:administrer sur personne',
  '/contact page': 'portefeuille:voir',
  '/comptes/[compte]/voir-comme commencer': 'compte:administrer sur compte',
  '/courriers page': 'portefeuille:voir',
  '/demandes page': 'portefeuille:voir',
  '/anomalies-dsn page': 'portefeuille:voir',
  '/documents page': 'portefeuille:voir',
  '/e/[siren]/bibliotheque page': 'document:lire sur entreprise couvre sante, prevoyance',
  '/e/[siren]/brouillons/[id]/[etape] page': 'demande:deposer sur brouillon',
  '/e/[siren]/brouillons/[id] page': 'demande:deposer sur brouillon',
  '/e/[siren]/brouillons/[id] enregistrer': 'demande:deposer sur brouillon',
  '/brouillons page': 'portefeuille:voir',
  '/brouillons restaurer': 'demande:deposer sur brouillonJete',
  '/e/[siren]/brouillons/[id] confier': 'utilisateur:lister sur brouillonDuCompte',
  '/e/[siren]/brouillons/[id] envoyer': 'demande:deposer sur brouillon',
  '/e/[siren]/brouillons/[id]/recapitulatif page': 'demande:deposer sur brouillon',
  '/e/[siren]/contrats/[reference] page': 'contrat:lire sur contrat',
  '/e/[siren]/contrats page': 'contrat:lire sur entreprise couvre sante, prevoyance',
  '/e/[siren]/courriers/[id] page': 'courrier:lire sur courrier',
  '/e/[siren]/courriers page': 'courrier:lire sur entreprise',
  '/e/[siren]/demandes/[numero] page': 'demande:lire sur demande',
  '/e/[siren]/demandes/[numero] annuler': 'demande:repondre sur demande',
  '/e/[siren]/demandes/[numero]/correction page': 'demande:repondre sur demande',
  '/e/[siren]/demandes/[numero]/correction corriger': 'demande:repondre sur demande',
  '/e/[siren]/demandes/[numero]/envoyee page': 'demande:lire sur demande',
  '/e/[siren]/demandes page': 'demande:lire sur entreprise',
  '/e/[siren]/demarches/[slug] page': 'demande:deposer sur demarche',
  '/e/[siren]/demarches/[slug] commencer': 'demande:deposer sur demarche',
  '/e/[siren]/demarches/[slug] supprimer': 'demande:deposer sur brouillon',
  '/e/[siren]/demarches page': 'demande:deposer sur entreprise',
  '/e/[siren]/documents page': 'document:lire sur entreprise couvre sante, prevoyance',
  '/e/[siren] page': 'entreprise:voir sur entreprise',
  '/e/[siren]/dsn page': 'dsn:lire sur entreprise couvre sante, prevoyance',
  '/e/[siren]/dsn/comptes-rendus page': 'dsn:lire sur entreprise couvre sante, prevoyance',
  '/e/[siren]/dsn/comptes-rendus corriger': 'dsn:noter sur causeDsn',
  '/api/gestion/retours-dsn POST': 'gestion:traiter',
  '/gestion/retours-dsn page': 'gestion:traiter',
  '/e/[siren]/dsn/fiches/[version] page': 'dsn:lire sur ficheDsn',
  '/e/[siren]/dsn/fiches/[version] noter': 'dsn:noter sur changementFiche',
  '/api/fiches-dsn/[siren]/[version]/pdf GET': 'dsn:lire sur ficheDsn',
  '/api/fiches-dsn/[siren]/[version]/xml GET': 'dsn:lire sur ficheDsn',
  '/api/gestion/fiches-dsn POST': 'gestion:traiter',
  '/gestion/fiches-dsn page': 'gestion:traiter',
  '/e/[siren]/offres page': 'entreprise:voir sur entreprise',
  '/e/[siren]/echeances page': 'entreprise:voir sur entreprise',
  '/e/[siren]/echeances ouvrir': 'entreprise:voir sur entreprise',
  '/e/[siren]/echeances revoquer': 'entreprise:voir sur entreprise',
  '/e/[siren]/prevoyance page': 'entreprise:voir sur entreprise couvre prevoyance',
  '/e/[siren]/retraite page': 'entreprise:voir sur entreprise couvre retraite',
  '/e/[siren]/retraite/[service] page': 'entreprise:voir sur entreprise couvre retraite',
  '/e/[siren]/sante page': 'entreprise:voir sur entreprise couvre sante',
  '/inscription/certification page': 'compte:creer',
  '/inscription/certification certifier': 'compte:creer',
  '/inscription/certification/sans-numero page': 'compte:creer',
  '/inscription/certification/trop-d-essais page': 'compte:creer',
  '/inscription/certification/trop-d-essais ecrire': 'compte:creer',
  '/inscription/certification prouver': 'compte:creer',
  '/inscription/certification/entreprise-fermee page': 'compte:creer',
  '/inscription/questions-secretes page': 'profil:modifier',
  '/inscription/questions-secretes choisir': 'profil:modifier',
  '/inscription/questions-secretes remettre': 'profil:modifier',
  '/invitation/[jeton] rejoindre': 'invitation:accepter',
  '/notifications page': 'portefeuille:voir',
  '/notifications marquer': 'portefeuille:voir',
  '/notifications toutLire': 'portefeuille:voir',
  '/notifications/preferences page': 'profil:modifier',
  '/notifications/preferences regler': 'profil:modifier',
  '/notifications/preferences taire': 'entreprise:voir sur entreprise',
  '/presentation page': 'portefeuille:voir',
  '/presentation voir': 'portefeuille:voir',
  '/recherche page': 'portefeuille:voir',
  '/profil page': 'profil:voir',
  '/profil fermer': 'profil:proteger',
  '/profil/second-facteur page': 'profil:proteger',
  '/profil/second-facteur activer': 'profil:proteger',
  '/profil/second-facteur renouveler': 'profil:proteger',
  '/profil/second-facteur retirer': 'profil:modifier',
  '/profil/adresse page': 'profil:modifier',
  '/profil/adresse demander': 'profil:modifier',
  '/profil/adresse renoncer': 'profil:modifier',
  '/profil/fermer page': 'profil:modifier',
  '/profil/fermer fermer': 'profil:modifier',
  '/profil/identite page': 'profil:modifier',
  '/profil/identite enregistrer': 'profil:modifier',
  '/profil/mot-de-passe page': 'profil:proteger',
  '/profil/mot-de-passe changer': 'profil:proteger',
  '/profil/net-entreprises page': 'profil:modifier',
  '/profil/net-entreprises delier': 'profil:modifier',
  '/profil/questions-secretes page': 'profil:modifier',
  '/profil/questions-secretes changer': 'profil:modifier',
  '/api/brouillons/[id]/avant GET': 'demande:deposer sur brouillon',
  '/api/brouillons/[id]/champs PUT': 'demande:deposer sur brouillon',
  '/api/brouillons/[id]/pieces POST': 'demande:deposer sur brouillonOuvert',
  '/api/brouillons/[id]/pieces PUT': 'demande:deposer sur brouillonOuvert',
  '/api/bibliotheque/[id] GET': 'portefeuille:voir ou gestion:traiter',
  '/api/courriers/[siren]/[id] GET': 'courrier:lire ou gestion:traiter sur courrier',
  '/api/documents/[siren]/[id] GET': 'document:lire ou gestion:traiter sur document',
  '/api/gestion/bibliotheque POST': 'gestion:superviser',
  '/api/gestion/courriers POST': 'gestion:traiter',
  '/api/gestion/documents POST': 'gestion:traiter',
  '/gestion/bibliotheque page': 'gestion:superviser',
  '/gestion/bibliotheque retirer': 'gestion:superviser',
  '/gestion/courriers page': 'gestion:traiter',
  '/gestion/courriers/[id] page': 'gestion:traiter sur courrier',
  '/gestion/courriers/nouveau page': 'gestion:traiter',
  '/gestion/courriers/nouveau publier': 'gestion:traiter',
  '/gestion/documents page': 'gestion:traiter',
  '/gestion/documents/nouveau page': 'gestion:traiter',
  '/api/demandes/[numero]/message-en-cours PUT': 'demande:repondre sur demande',
  '/api/demandes/[numero]/messages POST': 'demande:repondre sur demande',
  '/api/demandes/[numero]/pieces/[piece] POST': 'demande:repondre sur demande',
  '/api/comptes/[compte]/entreprises GET': 'compte:administrer sur compte',
  '/api/demandes/[numero]/fil GET': 'demande:lire sur demande',
  '/api/demandes/[numero]/recu GET': 'demande:lire sur demande',
  '/api/direct GET': 'portefeuille:voir',
  '/api/gestion/direct GET': 'gestion:traiter',
  '/api/entreprises GET': 'portefeuille:voir',
  '/api/exports/a-faire GET': 'portefeuille:voir',
  '/api/exports/demandes/[siren] GET': 'demande:lire sur entreprise',
  '/api/exports/journal/[compte] GET': 'compte:administrer sur compte',
  '/api/exports/demandes GET': 'portefeuille:voir',
  '/api/gestion/demandes/[numero]/message-en-cours PUT': 'gestion:traiter sur demande',
  '/api/gestion/demandes/[numero]/messages POST': 'gestion:traiter sur demande',
  '/api/gestion/pieces/[id]/pages/[page] GET': 'gestion:traiter sur fichier',
  '/api/pieces/[id] GET': 'demande:lire ou gestion:traiter sur fichier',
  '/api/pieces/[id] DELETE': 'demande:deposer sur piece',
  '/api/pieces/[id] POST': 'demande:deposer sur piece',
  '/api/profil/donnees GET': 'profil:voir',
  '/api/recherche POST': 'portefeuille:voir',
  '/api/saisies/cle GET': 'portefeuille:voir',
  '/api/session GET': 'session:fermer',
  '/deconnexion POST': 'session:fermer',
  '/gestion/certifications page': 'gestion:traiter',
  '/gestion/certifications rouvrir': 'gestion:traiter',
  '/gestion/demandes/[numero] page': 'gestion:traiter sur demande',
  '/gestion/demandes/[numero] prendre': 'gestion:traiter sur demande',
  '/gestion/demandes/[numero] noter': 'gestion:traiter sur demande',
  '/gestion/demandes/[numero] transferer': 'gestion:traiter sur demande',
  '/gestion/demandes/[numero] demander': 'gestion:traiter sur demande',
  '/gestion/demandes/[numero] corriger': 'gestion:traiter sur demande',
  '/gestion/demandes/[numero] renoncer': 'gestion:traiter sur demande',
  '/gestion/demandes/[numero] juger': 'gestion:traiter sur demande',
  '/gestion/demandes/[numero] clore': 'gestion:traiter sur demande',
  '/gestion/demandes/[numero] rouvrir': 'gestion:traiter sur demande',
  '/gestion/demandes/[numero] reveler': 'gestion:traiter sur demande',
  '/gestion page': 'gestion:traiter',
  '/gestion prendre': 'gestion:traiter',
  '/gestion/enregistrer page': 'gestion:traiter',
  '/gestion/enregistrer enregistrer': 'gestion:traiter',
  '/gestion/liens page': 'gestion:superviser',
  '/gestion/echecs page': 'gestion:superviser',
  '/gestion/echecs renvoyer': 'gestion:superviser',
  '/gestion/echecs reprendre': 'gestion:superviser',
}

/** Les droits dont se sert une page pour offrir un acte. */
const OFFERTS: Record<string, string> = {
  'app/(espace)/profil/page.tsx': 'profil:modifier profil:modifier',
  'app/(espace)/clients/[delegation]/page.tsx': 'cabinet:administrer',
  'app/(espace)/clients/page.tsx': 'cabinet:administrer',
  'app/(espace)/contact/page.tsx': 'demande:deposer',
  'app/(espace)/comptes/[compte]/entreprises/[siren]/page.tsx': 'compte:administrer',
  'app/(espace)/comptes/[compte]/entreprises/page.tsx': 'compte:administrer',
  'app/(espace)/comptes/[compte]/experts-comptables/[delegation]/page.tsx': 'compte:administrer',
  'app/(espace)/comptes/[compte]/utilisateurs/page.tsx': 'compte:administrer',
  'app/(espace)/brouillons/page.tsx': 'utilisateur:lister',
  'app/(espace)/e/[siren]/brouillons/[id]/page.tsx': 'utilisateur:lister',
  'app/(espace)/e/[siren]/demarches/[slug]/page.tsx': 'utilisateur:lister',
  'app/(espace)/demandes/page.tsx': 'demande:deposer',
  'app/(espace)/e/[siren]/contrats/[reference]/page.tsx': 'demande:deposer dsn:lire document:lire',
  'app/(espace)/e/[siren]/dsn/comptes-rendus/page.tsx': 'dsn:noter demande:deposer',
  'app/(espace)/e/[siren]/dsn/fiches/[version]/page.tsx': 'dsn:noter demande:deposer',
  'app/(espace)/e/[siren]/demandes/[numero]/page.tsx': 'demande:repondre demande:deposer',
  'app/(espace)/e/[siren]/courriers/[id]/page.tsx': 'demande:deposer',
  'app/(espace)/e/[siren]/demandes/page.tsx': 'demande:deposer',
  'app/(espace)/e/[siren]/offres/page.tsx': 'demande:deposer',
  'app/(espace)/e/[siren]/page.tsx': 'demande:deposer',
  'app/(espace)/e/[siren]/prevoyance/page.tsx': 'demande:deposer',
  'app/(espace)/e/[siren]/sante/page.tsx': 'demande:deposer',
  'app/gestion/(bureau)/page.tsx': 'gestion:superviser',
}

const texteDe = import.meta.glob<string>(['/app/**/{page.tsx,actions.ts,route.ts,door.ts}', '/app/.well-known/*/route.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const textes = Object.entries(texteDe).map(([fichier, texte]) => [fichier.slice(1), texte] as const)
const adresseOf = (fichier: string): string => fichier.replace(/^app|\/\([^)]+\)|\/[^/]+$/g, '') || '/'
const definitions = Object.entries(PORTES).flatMap(([adresse, portes]) =>
  Object.entries(portes).map(([nom, definition]) => [`${adresse} ${nom}`, definition as Definition] as const),
)

describe('les portes', () => {
  it('demandent le droit écrit ici, sur l’objet écrit ici', () => {
    const lus = definitions.map(([nom, { right, gestion, locate, univers }]) => [
      nom,
      `${right}${gestion ? ` ou ${gestion}` : ''}${locate ? ` sur ${locate}` : ''}${univers ? ` couvre ${univers.join(', ')}` : ''}`,
    ])
    expect(Object.fromEntries(lus)).toEqual(DROITS)
  })

  it('ne demandent un droit d’entreprise ou de compte que sur un objet trouvé', () => {
    const sansObjet = definitions.filter(
      ([, { right, locate }]) => !locate && !/^(portefeuille|profil|session|gestion|invitation|cabinet|compte:creer)/.test(right),
    )
    expect(sansObjet).toEqual([])
  })

  it('sont celles du dossier app, dans les deux sens : chaque page, action et verbe a sa définition, chaque définition sa porte', () => {
    const lues = textes.flatMap(([fichier, texte]) => {
      if (/export default page\(/.test(texte)) return [[`${adresseOf(fichier)} page`, /export default page\((\S+?),/.exec(texte)?.[1]] as const]
      return [...texte.matchAll(/^export const (\w+) = (?:form|readJson|writeJson|post|file|download|upload|stream)\(\s*(\S+?),/gm)].map(
        ([, nom, definition]) => [`${adresseOf(fichier)} ${nom}`, definition] as const,
      )
    })
    expect(lues.map(([nom]) => nom).sort()).toEqual(definitions.map(([nom]) => nom).sort())
    for (const [nom, definition] of lues) expect(definition, nom).toBe(`door.${nom.split(' ')[1]}`)
  })

  it('ont leur définition à côté d’elles, qui n’importe que des formes : ni vue, ni base, ni commande', () => {
    const doors = textes.filter(([fichier]) => fichier.endsWith('/door.ts'))
    expect(doors.map(([fichier]) => adresseOf(fichier)).sort()).toEqual(Object.keys(PORTES).sort())
    for (const [fichier, texte] of doors)
      for (const [, origine = ''] of texte.matchAll(/^import .* from '([^']+)'/gm))
        expect(origine, fichier).toMatch(/^zod$|^@\/lib\/(?:[\w-]+\/)+(?:[\w-]*schema|pages)$/)
  })

  it('laissent ouvertes les seules adresses dites ouvertes', () => {
    const publiques = textes.flatMap(([fichier, texte]) => (/export default publicPage\(/.test(texte) ? [adresseOf(fichier)] : []))
    const routes = textes.flatMap(([fichier, texte]) =>
      fichier.endsWith('/route.ts') && !/door\./.test(texte) && !fichier.startsWith('app/api/sante') ? [adresseOf(fichier)] : [],
    )
    expect([...publiques, ...routes, '/introuvable'].sort()).toEqual([...OUVERTES].sort())
  })
})

it('chaque page n’offre un acte que d’après les droits écrits ici', () => {
  const lus = textes.flatMap(([fichier, texte]) => {
    if (!fichier.endsWith('/page.tsx')) return []
    const droits = [...texte.matchAll(/'([a-z]+:[a-z]+)'/g)].flatMap(([, droit = '']) => (droit === 'node:crypto' ? [] : [droit]))
    return droits.length === 0 ? [] : [[fichier, droits.join(' ')] as const]
  })
  expect(Object.fromEntries(lus)).toEqual(OFFERTS)
})
