import type { ROLE_NOMS } from '../../lib/access/roles.ts'
import type { Univers } from '../../lib/ground/univers'
import type { EtatInterne } from '../../lib/demandes/rules.ts'
import type { Clock } from './clock.ts'

/** Qui écrit, et à quel titre. */
export type Writer = {
  id: string
  nom: string
  role: keyof typeof ROLE_NOMS
  civilite: 'madame' | 'monsieur'
  membreId?: string
  delegationId?: string
  pourLeCompteDe?: string
}

/** Quand : tant de jours avant aujourd’hui à telle heure, ou il y a tant de minutes. */
export type When = readonly [jours: number, heure: string] | { minutes: number }

/** Un tour du fil : ce que quelqu’un écrit, ou ce qu’il fait. Les lignes du portail n’y sont pas : elles viennent des événements. */
export type Turn = { de: Writer; quand: When } & ({ texte: string; acte?: 'demander' | 'clore' } | { acte: 'prendre' } | { acte: 'annuler' })

/** Une pièce, et où elle en est à la fin. `echeance`, en jours depuis aujourd’hui : la gestion l’a demandée ; sinon elle est jointe d’elle-même. */
export type PieceStory = {
  libelle: string
  pourquoi?: string
  etat: 'demandee' | 'recue' | 'refusee' | 'validee'
  motif?: string
  echeance?: number
  fichier?: readonly [nom: string, ko: number]
}

/** Une demande racontée : ses gestes s’en déduisent (`gestesOf`). */
export type Story = {
  cle: string
  siren: string
  compteId: string
  auteur: Writer
  gestionnaire?: Writer
  demarche: string
  /** D’un message du formulaire de contact : le chemin de son motif, et ce qui y est écrit. Sans motif, la question est venue par téléphone. */
  motif?: readonly [domaine: string, theme: string, motif: string]
  message?: string
  univers: Univers
  /** Son nom ; d’une démarche en ligne, il vient de ce qui est répondu. */
  objet: string
  /** Où ses gestes la mènent. */
  etat: EtatInterne
  creee: When
  envoyee?: When
  issue?: 'acceptee' | 'refusee' | 'sans_suite' | 'transferee' | 'annulee'
  etape?: string
  /** Le jour où un brouillon s’efface, depuis aujourd’hui : il a été touché pour la dernière fois d’autant plus tôt. */
  expire?: number
  /** Sa dernière nouvelle n’est pas encore lue de qui la suit. */
  nonLue?: true
  fil?: readonly Turn[]
  pieces?: readonly PieceStory[]
}

/** L’instant d’un moment raconté. */
export const instantOf = (clock: Clock, quand: When): Date => ('minutes' in quand ? clock.ago(quand.minutes) : clock.moment(...quand))
