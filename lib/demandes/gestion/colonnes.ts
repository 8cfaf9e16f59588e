/** Les colonnes que la bannette peut montrer après l’objet, dans l’ordre ; à part des schémas, le navigateur les charge. */
export const COLONNES_BANNETTE = ['entreprise', 'univers', 'canal', 'etat', 'age', 'recue', 'activite', 'gestionnaire'] as const
export type ColonneBannette = (typeof COLONNES_BANNETTE)[number]

/** Celles qu’elle montre à qui n’a rien choisi. */
export const COLONNES_ORDINAIRES: readonly ColonneBannette[] = ['entreprise', 'etat', 'age', 'gestionnaire']

/** Le choix en un mot pour l’adresse ; rien quand c’est l’ordinaire. */
export const colonnesParam = (colonnes: readonly ColonneBannette[]): string | undefined =>
  colonnes.join() === COLONNES_ORDINAIRES.join() ? undefined : colonnes.join() || 'aucune'
