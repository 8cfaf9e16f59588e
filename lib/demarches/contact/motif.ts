import type { Univers } from '@/lib/ground/univers'
import type { DOMAINES } from '../define'

/**
 * Un motif de contact. `formulaire` : la démarche dédiée, proposée d’abord dès qu’elle existe en ligne. `questions` : les entrées de l’aide qui peuvent y
 * répondre, avant celles du thème. `mots` : ce que l’on tape pour le trouver. `delai` : quand on y répond, s’il a le sien.
 */
export type Motif = {
  code: string
  libelle: string
  mots: string
  formulaire?: string
  questions?: readonly string[]
}

/** Un thème. `demandes` : les démarches dont une demande en cours parle déjà de ce sujet. */
export type Theme = { code: string; libelle: string; questions: readonly string[]; demandes: readonly string[]; motifs: readonly Motif[] }

/** Un domaine. `univers` : il faut être couvert dans l’un d’eux ; la demande est du seul, s’il n’y en a qu’un. `place` : son domaine au catalogue. */
export type Domaine = {
  code: string
  libelle: string
  univers: readonly Univers[]
  place: keyof typeof DOMAINES
  delai?: string
  themes: readonly Theme[]
}
