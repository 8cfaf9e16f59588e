import type { Periode, StatutDit, TriDemandes } from '@/lib/demandes/tris'

/** Les cinq statuts, mot pour mot ceux que la présentation du service annonce ; et ce qui est clos sans avoir été traité. */
export const STATUT_NOMS = {
  a_finaliser: 'À finaliser',
  envoyee: 'Envoyée',
  en_attente: 'En attente',
  en_cours: 'En cours',
  traitee: 'Traitée',
  annulee: 'Annulée',
} as const satisfies Record<StatutDit, string>

/** Ce que le statut veut dire pour la personne, maintenant. */
export const STATUT_SENS = {
  a_finaliser: 'Commencée et enregistrée\u00a0: il reste à la finaliser et à l’envoyer.',
  envoyee: 'Nous l’avons bien reçue. Un gestionnaire la prend en charge, vous n’avez rien à faire.',
  en_attente: 'Un gestionnaire l’a étudiée et attend un retour de votre part.',
  en_cours: 'Un gestionnaire s’en occupe, vous n’avez rien à faire.',
  traitee: 'Elle est traitée et close.',
  annulee: 'Elle a été annulée avant d’être prise en charge.',
} as const satisfies Record<StatutDit, string>

export const PIECE_ETATS = {
  demandee: { mot: 'Attendue', classe: 'tag tag--wait' },
  recue: { mot: 'Reçue', classe: 'tag' },
  refusee: { mot: 'Refusée', classe: 'tag border-danger text-danger' },
  validee: { mot: 'Validée', classe: 'tag border-ok text-ok' },
  remplacee: { mot: 'Remplacée', classe: 'tag' },
  abandonnee: { mot: 'Plus attendue', classe: 'tag' },
} as const satisfies Record<'demandee' | 'recue' | 'refusee' | 'validee' | 'remplacee' | 'abandonnee', { mot: string; classe: string }>

/** D’où vient une réponse déjà remplie. */
export const SOURCE_NOMS: Readonly<Record<string, string>> = {
  saisie: '',
  compte: 'repris de votre compte',
  contrat: 'repris de votre contrat',
  demande: 'repris d’une demande',
  dsn: 'repris de votre DSN',
}

/** La période du dernier échange, en mots. */
export const PERIODE_NOMS = { '1': 'depuis un mois', '3': 'depuis 3\u00a0mois', '12': 'depuis 12\u00a0mois' } as const satisfies Record<
  Periode,
  string
>

/** Ce par quoi « Mes demandes » se trie, en mots. */
export const TRI_DEMANDES_NOMS = {
  activite: 'Dernier échange',
  demande: 'Objet',
  entreprise: 'Entreprise',
  statut: 'Statut',
  numero: 'Numéro',
} as const satisfies Record<TriDemandes, string>
