/**
 * Les mutants que rien ne peut tuer, avec la raison : ce qu’ils changent ne change rien. La clé est celle de `keyOf` ; une qui ne sert plus est dite.
 */
export const EXPLIQUES: Readonly<Record<string, string>> = {
  'lib/access/can.ts | seule la seconde condition | place.siren !== undefined && a.sirens.includes(place.siren) → a.sirens.includes(place.siren)':
    'Aucun titre ne tient une entreprise sans numéro : la première condition ne sert qu’au compilateur.',
  "lib/accueil/queries.ts | seule la première condition | titre?.voie === 'membre' && can(actor, 'utilisateur:lister', { compte: titre.compteId }) → titre?.voie === 'membre'":
    'Les deux rôles d’un membre tiennent « utilisateur:lister » : le droit est redemandé pour le jour où l’un ne le tiendrait plus.',
}
