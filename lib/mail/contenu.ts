/**
 * Ce que dit un courriel, avant toute mise en page. L’objet porte l’acte, le numéro et la raison sociale ; rien, ni dans l’objet
 * ni dans le corps, ne dit la santé d’une personne, un salaire, un NIR, un IBAN ou le texte d’un message : le lien y mène.
 */
export type Contenu = {
  sujet: string
  /** La ligne que la messagerie montre sous l’objet. */
  apercu: string
  titre: string
  paragraphes: readonly string[]
  /** `chemin` : la page du portail où mène cette ligne. */
  faits: readonly (readonly [libelle: string, valeur: string, chemin?: string])[]
  bouton: { libelle: string; chemin: string }
  /** « Pourquoi je reçois ce courriel » : la fin d’une phrase qui commence par « Vous ». */
  raison: string
}
