import type { Univers } from '@/lib/ground/univers'
import type { EtatDelegation } from './transitions'

/** Un client du cabinet, tel que sa page le montre : ce qu’il confie, par qui, pour quelles entreprises, jusqu’à quand. */
export type ClientLu = {
  id: string
  etat: EtatDelegation
  etatLe: Date
  motif: string | null
  portee: 'portefeuille' | 'manuelle'
  univers: Univers[]
  lectureSeule: boolean
  lecture: Univers[]
  du: Date
  au: Date | null
  demandeeLe: Date
  repondreAvant: Date
  correctionLe: Date | null
  correction: string | null
  compteNom: string
  cabinet: { siren: string; raisonSociale: string }
  par: { nom: string; email: string; civilite: 'madame' | 'monsieur' } | null
  entreprises: number
  /** Les premières, à nommer ; aucune quand elle a pris fin. */
  plaques: { siren: string; couleur: number; nom: string }[]
  /** Les collègues à qui le confier en l’acceptant : ceux qui n’ont qu’une partie des clients ; les autres l’ont d’office, et se comptent. */
  collegues: { aChoisir: readonly { id: string; nom: string; confie: boolean }[]; dOffice: number }
}

/** Ce qu’une personne fait dans son cabinet. */
export type Place = { role: 'responsable' | 'collegue'; portee: 'portefeuille' | 'manuelle'; clients: number }

type Personne = { id: string; prenom: string; nom: string; email: string }

/** Les personnes d’un cabinet, et celles qui y sont invitées. */
export type Collegues = {
  membres: (Personne & Place & { moi: boolean })[]
  invitations: (Personne & Place & { expireLe: Date; expiree: boolean })[]
}

/** Un client que l’on peut confier : le compte, et son nom. */
export type ClientAConfier = { id: string; nom: string }

/** Un collègue, et les comptes qui lui sont confiés. */
export type Collegue = Personne & Omit<Place, 'clients'> & { moi: boolean; comptes: string[] }
