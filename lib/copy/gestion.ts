import { readSuite } from '@/lib/copy/message'
import type { TRIS_BANNETTE } from '@/lib/demandes/gestion/schema'
import type { ActeGestion } from '@/lib/demandes/transitions'

/** L’ordre de la bannette, en mots. */
export const TRI_NOMS = {
  age: 'La plus ancienne d’abord',
  echeance: 'L’échéance la plus proche',
  activite: 'La dernière activité',
} as const satisfies Record<(typeof TRIS_BANNETTE)[number], string>

/** Ce qu’un acte vient de faire. */
const FAITS = {
  prendre: 'Vous suivez maintenant cette demande.',
  demander_pieces: 'Les pièces sont demandées : le client est prévenu.',
  repondre: 'Votre réponse est envoyée : le client est prévenu.',
  valider_piece: 'La pièce est validée.',
  refuser_piece: 'La pièce est refusée : le client est prévenu, avec votre motif.',
  cloturer: 'La demande est close : le client est prévenu.',
  rouvrir: 'La demande est rouverte : vous la suivez.',
  enregistrer: 'La demande est enregistrée : l’entreprise la voit dans « Mes demandes ».',
} as const satisfies Record<ActeGestion | 'enregistrer', string>

/** Relit ce que dit l’adresse d’un dossier : ce qui est fait, ou ce qu’il faut corriger. */
export function readActe(code: string | undefined): { bon: boolean; phrase: string } | null {
  if (code !== undefined && code in FAITS) return { bon: true, phrase: FAITS[code as keyof typeof FAITS] }
  return readSuite(code)
}
