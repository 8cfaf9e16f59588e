import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../../../scripts/paths.ts'
import { PEOPLE } from '../../../prisma/seed/cast.ts'
import { compteId, membreId } from '../../../prisma/seed/writers.ts'
import { sql, type Who } from '../../support/journey.ts'

/** Une page du portail : son adresse écrite comme son dossier, qui l’ouvre, ce que valent ses crochets. */
export type Visite = { nom: string; chemin: string; qui: Who; statut: number }

const DURAND = '900000019'

/** Les pages qui ne font que renvoyer ailleurs, et celles que Next appelle lui-même : un parcours les couvre. */
const SANS_ECRAN = new Set(['/introuvable', '/[...chemin]', '/demo/courriels/[id]'])

/** Chaque page trouvée dans `app/`, plus les écrans qu’une adresse seule ne dit pas : onglets, recherches vides, refus, autres personnes. */
export const VISITES: readonly Visite[] = [
  ...routesOnDisk().map((chemin) => ({ nom: chemin, chemin, qui: personOf(chemin), statut: chemin.endsWith('/[jeton]') ? 404 : 200 })),
  { nom: 'l’accueil de 303 entreprises', chemin: '/accueil', qui: 'karim', statut: 200 },
  { nom: 'l’accueil, rien trouvé', chemin: '/accueil?q=zzzz&entreprise=zzzz', qui: 'claire', statut: 200 },
  { nom: 'l’accueil pour le compte de', chemin: `/e/${DURAND}`, qui: 'karim', statut: 200 },
  { nom: 'l’accueil d’un collaborateur', chemin: `/e/${DURAND}`, qui: 'marc', statut: 200 },
  { nom: 'l’accueil sans la santé', chemin: '/e/900000027', qui: 'claire', statut: 200 },
  { nom: 'un univers non couvert', chemin: '/e/900000027/sante', qui: 'claire', statut: 200 },
  { nom: 'mes demandes, à compléter', chemin: '/demandes?onglet=a-completer', qui: 'claire', statut: 200 },
  { nom: 'mes demandes, filtrées', chemin: '/demandes?statut=en_attente&statut=annulee&depuis=12', qui: 'claire', statut: 200 },
  { nom: 'la recherche, trouvée', chemin: '/recherche?q=durand', qui: 'claire', statut: 200 },
  { nom: 'la recherche, rien trouvé', chemin: '/recherche?q=zzzz&avis=nir', qui: 'claire', statut: 200 },
  { nom: 'mes demandes, cherchées', chemin: '/demandes?salarie=aucun&nom=haddad&du=2026-01-01&avis=iban', qui: 'claire', statut: 200 },
  { nom: 'tout ce qui attend une entreprise', chemin: `/e/${DURAND}?voir=tout`, qui: 'claire', statut: 200 },
  { nom: 'mes demandes de 303 entreprises, page 2', chemin: '/demandes?page=2', qui: 'karim', statut: 200 },
  { nom: 'mes demandes, rien trouvé', chemin: `/e/${DURAND}/demandes?q=zzzz&statut=traitee`, qui: 'claire', statut: 200 },
  { nom: 'une demande en attente', chemin: '/e/[siren]/demandes/[attente]', qui: 'claire', statut: 200 },
  { nom: 'les établissements', chemin: `/comptes/[compte]/entreprises/${DURAND}?onglet=etablissements`, qui: 'claire', statut: 200 },
  { nom: 'un client à accepter', chemin: '/clients/[attente]', qui: 'karim', statut: 200 },
  { nom: 'mes clients, en cours', chemin: '/clients?onglet=cours', qui: 'karim', statut: 200 },
  { nom: 'mes clients, terminés', chemin: '/clients?onglet=historique', qui: 'karim', statut: 200 },
  { nom: 'ajouter une entreprise, SIREN faux', chemin: '/comptes/[compte]/entreprises/ajouter?siren=12', qui: 'claire', statut: 200 },
  { nom: 'ajouter une entreprise, trouvée', chemin: '/comptes/[compte]/entreprises/ajouter?siren=900000068', qui: 'claire', statut: 200 },
  {
    nom: 'ajouter une entreprise, certification',
    chemin: '/comptes/[compte]/entreprises/ajouter?siren=900000068&lue=oui',
    qui: 'claire',
    statut: 200,
  },
  {
    nom: 'les entreprises couvertes en santé',
    chemin: '/comptes/[compte]/entreprises?univers=sante&tri=demandes&sens=desc',
    qui: 'claire',
    statut: 200,
  },
  { nom: 'le journal, lectures', chemin: '/comptes/[compte]/journal?famille=lectures', qui: 'claire', statut: 200 },
  { nom: 'les experts-comptables', chemin: '/comptes/[compte]/utilisateurs?onglet=experts-comptables', qui: 'claire', statut: 200 },
  { nom: 'les utilisateurs, vus par un collaborateur', chemin: '/comptes/[compte]/utilisateurs', qui: 'marc', statut: 200 },
  { nom: 'les utilisateurs, un statut', chemin: '/comptes/[compte]/utilisateurs?statut=autres', qui: 'claire', statut: 200 },
  { nom: 'la fiche d’un utilisateur, à modifier', chemin: '/comptes/[compte]/utilisateurs/[personne]?modifier=oui', qui: 'claire', statut: 200 },
  { nom: 'les habilitations d’un utilisateur', chemin: '/comptes/[compte]/utilisateurs/[personne]?onglet=habilitations', qui: 'claire', statut: 200 },
  { nom: 'la bannette du superviseur', chemin: '/gestion', qui: 'luc', statut: 200 },
  { nom: 'un courrier à écrire', chemin: `/gestion/courriers/nouveau?siren=${DURAND}&modele=attestation`, qui: 'sophie', statut: 200 },
  { nom: 'un courrier à joindre', chemin: `/gestion/courriers/nouveau?siren=${DURAND}&forme=pdf`, qui: 'sophie', statut: 200 },
  { nom: 'un essai à blanc', chemin: '/gestion/documents/nouveau?portee=famille&cible=TRM-SANTE&univers=sante', qui: 'sophie', statut: 200 },
  { nom: 'mes courriers, filtrés', chemin: '/courriers?univers=sante&depuis=12&q=avenant', qui: 'claire', statut: 200 },
  { nom: 'la bibliothèque, cherchée', chemin: `/e/${DURAND}/bibliotheque?q=portabilite`, qui: 'claire', statut: 200 },
  { nom: 'la bannette, closes', chemin: '/gestion?etat=cloturee', qui: 'sophie', statut: 200 },
  { nom: 'l’aide, depuis mes demandes', chemin: '/faq?page=demandes&merci=statuts', qui: 'claire', statut: 200 },
  { nom: 'l’aide, une recherche', chemin: '/faq?q=arrêt', qui: null, statut: 200 },
  { nom: 'une page inconnue', chemin: '/nulle-part', qui: 'claire', statut: 404 },
  { nom: 'l’entreprise d’un autre', chemin: '/e/900000050', qui: 'claire', statut: 404 },
]

/** Les adresses des pages, telles que les dossiers de `app/` les disent. */
export function routesOnDisk(): string[] {
  const app = inProject('app')
  return readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'page.tsx')
    .map(
      (entry) =>
        `/${join(entry.parentPath).slice(app.length + 1)}`
          .split('/')
          .filter((part) => !part.startsWith('('))
          .join('/') || '/',
    )
    .filter((chemin) => !SANS_ECRAN.has(chemin))
    .sort()
}

function personOf(chemin: string): Who {
  if (chemin.endsWith('/connexion')) return null
  if (/^\/gestion\/(?:echecs|liens|bibliotheque)/.test(chemin)) return 'luc'
  if (chemin.startsWith('/gestion')) return 'sophie'
  if (chemin.startsWith('/clients') || chemin.startsWith('/inscription/certification')) return 'karim'
  if (chemin.startsWith('/inscription/questions')) return 'claire'
  return /^\/(e|comptes|accueil|anomalies-dsn|demandes|courriers|documents|notifications|presentation|profil)(\/|$)/.test(chemin) ? 'claire' : null
}

/** Ce que vaut un crochet. Une page nouvelle dont le crochet n’est pas ici fait échouer son essai, avec son nom. */
const CROCHETS: Readonly<Record<string, (chemin: string) => Promise<string> | string>> = {
  '[siren]': () => DURAND,
  // Un lien qui n’ouvre plus rien ; celui qui ouvre est au parcours de l’invitation.
  '[jeton]': () => 'A'.repeat(43),
  '[compte]': () => compteId('durand'),
  '[personne]': () => membreId('durand', 'marc'),
  '[reference]': () => 'TRM-NC-0000123',
  '[slug]': () => 'arret-de-travail',
  '[etape]': () => 'salaires',
  '[version]': () => '2',
  '[service]': () => 'avis-mise-en-recouvrement',
  'demandes/[numero]': () =>
    one('SELECT numero AS id FROM demande WHERE siren = $1 AND statut = $2 AND objet LIKE $3', [DURAND, 'traitee', 'Reprise%']),
  'demandes/[attente]': () =>
    one('SELECT numero AS id FROM demande WHERE siren = $1 AND statut = $2 AND objet LIKE $3', [DURAND, 'en_attente', '%Haddad']),
  'brouillons/[id]': () => one('SELECT id FROM demande WHERE siren = $1 AND statut = $2 AND objet LIKE $3', [DURAND, 'a_finaliser', '%Attal']),
  '[preparation]': (chemin) => (chemin.includes('/utilisateurs/') ? prepared() : preparation()),
  '[membre]': () => one('SELECT m.id FROM membre_cabinet m JOIN utilisateur u ON u.id = m.utilisateur_id WHERE u.email = $1', [PEOPLE.karim.email]),
  'experts-comptables/[delegation]': () => one('SELECT id FROM delegation WHERE compte_id = $1', [compteId('durand')]),
  'clients/[attente]': () => one("SELECT id FROM delegation WHERE etat = 'en_attente' AND compte_id = $1", [compteId('petit')]),
  'clients/[delegation]': () => one("SELECT id FROM delegation WHERE etat = 'acceptee' AND compte_id = $1", [compteId('durand')]),
  'courriers/[id]': () => one('SELECT id FROM courrier WHERE siren = $1 ORDER BY publie_le LIMIT 1', [DURAND]),
}

/** L’adresse vraie d’une page, crochets remplis par le monde de démonstration. */
export async function addressOf(chemin: string): Promise<string> {
  const [adresse = '', ...recherche] = chemin.split(/(?=\?)/)
  const parts = adresse.split('/')
  const filled = parts.map((part, rang) => (/\[.+\]/.test(part) ? (CROCHETS[`${parts[rang - 1]}/${part}`] ?? CROCHETS[part])?.(chemin) : part))
  const values = await Promise.all(filled)
  const missing = parts.filter((_, rang) => values[rang] === undefined)
  if (missing.length > 0) throw new Error(`Aucun exemple pour ${missing.join(', ')} dans ${chemin} : ajoutez-le dans tests/e2e/parcours/pages.ts.`)
  return values.join('/') + recherche.join('')
}

/** Ce que Claire a commencé de dire de quelqu’un. */
async function prepared(): Promise<string> {
  return one(
    `INSERT INTO preparation (id, compte_id, auteur_id, genre, civilite, nom, prenom, telephone, email, fonction)
     SELECT gen_random_uuid(), $1, id, 'utilisateur', 'monsieur', 'Bernard', 'Lucas', '+33639980046', 'lucas.bernard@exemple.fr', 'Assistant de paie'
     FROM utilisateur WHERE email = $2 RETURNING id`,
    [compteId('durand'), PEOPLE.claire.email],
  )
}

/** La première étape d’une déclaration, que Claire vient de garder. */
const preparation = () =>
  one(
    `INSERT INTO preparation (id, compte_id, auteur_id, genre, civilite, nom, prenom, telephone, email, cabinet_siren, cabinet_nom)
    SELECT gen_random_uuid(), $1, id, 'expert_comptable', 'madame', 'Benali', 'Nadia', '+33639980046', 'n@exemple.fr', '900000548', 'Cabinet Fictif Expertise'
    FROM utilisateur WHERE email = $2 RETURNING id`,
    [compteId('durand'), PEOPLE.claire.email],
  )

async function one(text: string, values: unknown[]): Promise<string> {
  const [row] = await sql<{ id: string }>(text, values)
  if (!row) throw new Error(`Le monde n’a pas de ligne pour : ${text} (${values.join(', ')})`)
  return row.id
}
