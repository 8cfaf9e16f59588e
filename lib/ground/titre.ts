/** Le titre d’un onglet : ce que montre la page, puis où l’on est (`marque.lieu.client`, `marque.nom`). À part de la marque : le navigateur ne charge qu’elle. */
export const titleOf = (titre: string): string => `${titre} – Espace client entreprise Carcept Prev`
