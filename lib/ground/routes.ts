import type { Univers } from '@/lib/ground/univers'

/** Les adresses du portail sont des fonctions : une adresse mal formée ne se compile pas. */
export const routes = {
  racine: () => '/',
  connexion: (retour?: string) => (retour ? `/connexion?retour=${encodeURIComponent(retour)}` : '/connexion'),
  connexionGestion: (retour?: string) => (retour ? `/gestion/connexion?retour=${encodeURIComponent(retour)}` : '/gestion/connexion'),
  invitation: (jeton: string) => `/invitation/${jeton}`,
  accueil: () => '/accueil',
  demandes: () => '/demandes',
  courriers: () => '/courriers',
  notifications: () => '/notifications',
  profil: () => '/profil',
  clients: () => '/clients',
  faq: () => '/faq',
  demoCourriels: () => '/demo/courriels',
  demoCourriel: (id: string) => `/demo/courriels/${id}`,
  demoCourrielBrut: (id: string) => `/demo/courriels/${id}/brut`,
  gestion: () => '/gestion',
  gestionDemande: (numero: string, fait?: string) => `/gestion/demandes/${numero}${fait ? `?fait=${fait}` : ''}`,
  gestionMessageEnCours: (numero: string) => `/api/gestion/demandes/${numero}/message-en-cours`,
  gestionMessages: (numero: string) => `/api/gestion/demandes/${numero}/messages`,
  gestionEnregistrer: () => '/gestion/enregistrer',
  gestionEchecs: (fait?: string) => (fait ? `/gestion/echecs?fait=${fait}` : '/gestion/echecs'),
  entreprise: (siren: string) => `/e/${siren}`,
  univers: (siren: string, univers: Univers) => `/e/${siren}/${univers}`,
  rubrique: (siren: string, rubrique: Rubrique) => `/e/${siren}/${rubrique}`,
  demande: (siren: string, numero: string) => `/e/${siren}/demandes/${numero}`,
  brouillon: (siren: string, id: string) => `/e/${siren}/brouillons/${id}`,
  demarche: (siren: string, slug: string, salarie?: string) => `/e/${siren}/demarches/${slug}${salarie ? `?salarie=${salarie}` : ''}`,
  etape: (siren: string, id: string, etape: string, ...dit: ('verifier' | 'enregistre' | 'retour')[]) =>
    `/e/${siren}/brouillons/${id}/${etape}${dit.length > 0 ? `?${dit.map((d) => `${d}=${d === 'retour' ? 'recapitulatif' : 'oui'}`).join('&')}` : ''}`,
  envoyee: (siren: string, numero: string) => `/e/${siren}/demandes/${numero}/envoyee`,
  filVivant: (numero: string, recherche: string) => `/api/demandes/${numero}/fil${recherche}`,
  messages: (numero: string) => `/api/demandes/${numero}/messages`,
  messageEnCours: (numero: string) => `/api/demandes/${numero}/message-en-cours`,
  pieceDuFil: (numero: string, piece: string) => `/api/demandes/${numero}/pieces/${piece}`,
  recu: (numero: string) => `/api/demandes/${numero}/recu`,
  courrier: (siren: string, id: string) => `/e/${siren}/courriers/${id}`,
  contrat: (siren: string, reference: string) => `/e/${siren}/contrats/${encodeURIComponent(reference)}`,
  entreprises: (compte: string) => `/comptes/${compte}/entreprises`,
  fiche: (compte: string, siren: string) => `/comptes/${compte}/entreprises/${siren}`,
  utilisateurs: (compte: string) => `/comptes/${compte}/utilisateurs`,
  experts: (compte: string) => `/comptes/${compte}/utilisateurs?onglet=experts-comptables`,
} as const

/** Les rubriques d’une entreprise, par leur nom dans l’adresse. */
export const RUBRIQUES = ['demarches', 'bibliotheque', 'demandes', 'courriers', 'dsn', 'documents', 'contrats', 'offres'] as const
export type Rubrique = (typeof RUBRIQUES)[number]
