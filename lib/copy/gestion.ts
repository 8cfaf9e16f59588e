import { readSuite } from '@/lib/copy/message'
import type { ColonneBannette } from '@/lib/demandes/gestion/colonnes'
import type { ECHEANCES, TRIS_BANNETTE } from '@/lib/demandes/gestion/schema'
import { plural } from '@/lib/ground/number'
import type { ActeGestion } from '@/lib/demandes/transitions'

/** L’ordre de la bannette, en mots. */
export const TRI_NOMS = {
  age: 'La plus ancienne d’abord',
  echeance: 'L’échéance la plus proche',
  activite: 'La dernière activité',
} as const satisfies Record<(typeof TRIS_BANNETTE)[number], string>

/** L’échéance que l’on filtre, en mots. */
export const ECHEANCE_NOMS = { retard: 'En retard', semaine: 'Sous 7 jours' } as const satisfies Record<(typeof ECHEANCES)[number], string>

/** Les colonnes de la bannette, en mots. */
export const COLONNE_NOMS = {
  entreprise: 'Entreprise',
  univers: 'Univers',
  canal: 'Arrivée',
  etat: 'État',
  age: 'Âge',
  recue: 'Reçue le',
  activite: 'Dernière activité',
  gestionnaire: 'Gestionnaire',
} as const satisfies Record<ColonneBannette, string>

/** Ce qu’une prise en charge de plusieurs demandes vient de faire ; vide quand rien n’a été pris ni tenté. */
export const readPrises = ({ prises, restees }: { prises: number; restees: number }): string[] => [
  ...(prises > 0 ? [`Vous suivez maintenant ${plural(prises, 'demande')} de plus.`] : []),
  ...(restees > 0 ? [`${plural(restees, 'demande choisie n’était', 'demandes choisies n’étaient')} plus à prendre\u00a0: rien n’y a changé.`] : []),
]

/** Ce qu’un acte vient de faire. */
const FAITS = {
  prendre: 'Vous suivez maintenant cette demande.',
  demander_pieces: 'Les pièces sont demandées\u00a0: le client est prévenu.',
  demander_correction: 'La correction est demandée\u00a0: le client est prévenu.',
  annuler_correction: 'La correction est annulée\u00a0: elle n’est plus attendue.',
  repondre: 'Votre réponse est envoyée\u00a0: le client est prévenu.',
  valider_piece: 'La pièce est validée.',
  refuser_piece: 'La pièce est refusée\u00a0: le client est prévenu, avec votre motif.',
  cloturer: 'La demande est close\u00a0: le client est prévenu.',
  rouvrir: 'La demande est rouverte\u00a0: vous la suivez.',
  transferer: 'La demande est confiée à votre collègue, qui la suit.',
  renvoyer: 'La demande est transmise au centre\u00a0: elle y est à prendre.',
  noter: 'La note est gardée. La gestion seule la lit.',
  enregistrer: 'La demande est enregistrée\u00a0: l’entreprise la voit dans « Mes demandes ».',
} as const satisfies Record<ActeGestion | 'enregistrer' | 'noter', string>

/** Relit ce que dit l’adresse d’un dossier : ce qui est fait, ou ce qu’il faut corriger. */
export function readActe(code: string | undefined): { bon: boolean; phrase: string } | null {
  if (code !== undefined && code in FAITS) return { bon: true, phrase: FAITS[code as keyof typeof FAITS] }
  return readSuite(code)
}
