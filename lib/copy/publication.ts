import type { Nature, Portee } from '@/lib/documents/schema'

/** Le nom de chaque champ d’un courrier à publier, sur son formulaire et sur la page d’un refus. */
export const COURRIER_LABELS = {
  siren: 'SIREN de l’entreprise',
  sujet: 'À propos de',
  attention: 'À l’attention de',
  objet: 'Objet',
  reponseLe: 'Réponse souhaitée avant le',
  corps: 'Texte du courrier',
} as const

/** De même, d’un document. */
export const DOCUMENT_LABELS = {
  portee: 'Publié à',
  cible: 'Cible',
  univers: 'Univers',
  attendues: 'Entreprises comptées',
  nature: 'Nature du document',
  titre: 'Titre',
  phrase: 'En une phrase',
} as const

/** De même, d’un modèle de la bibliothèque. */
export const MODELE_LABELS = { chaine: 'Modèle', nature: 'Nature', titre: 'Titre', phrase: 'À quoi il sert', univers: 'Univers' } as const

/** Ce qu’un document est, en mots. */
export const NATURE_NOMS = {
  notice: 'Notice d’information',
  conditions: 'Conditions générales ou particulières',
  certificat: 'Certificat d’adhésion',
  avenant: 'Avenant',
  attestation: 'Attestation',
  guide: 'Guide',
  information: 'Information',
} as const satisfies Record<Nature, string>

/** À qui un document est publié, en mots. */
export const PORTEE_NOMS = {
  entreprise: 'Une entreprise',
  contrat: 'Un contrat',
  famille: 'Toutes les entreprises d’une famille de contrats',
} as const satisfies Record<Portee, string>
