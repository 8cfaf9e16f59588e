import type { KindOf } from '../kind'
import { refuse } from '../saisie'

/** Les pièces vivent dans leur table : le champ ne porte que leur place dans l’étape. */
export const pieces: KindOf<'pieces'> = {
  read: () => '',
  isEmpty: () => true,
  understand: () => refuse('Déposez les pièces avec le bouton «\u00a0Ajouter un fichier\u00a0».'),
  toText: () => '',
}
