/**
 * Les mutants que rien ne peut tuer, avec la raison : ce qu’ils changent ne change rien. La clé est celle de `keyOf` ; une qui ne sert plus est dite.
 */
export const EXPLIQUES: Readonly<Record<string, string>> = {
  'lib/access/can.ts | seule la seconde condition | place.siren !== undefined && a.sirens.includes(place.siren) → a.sirens.includes(place.siren)':
    'Aucun titre ne tient une entreprise sans numéro : la première condition ne sert qu’au compilateur.',
  'lib/identite/session.ts | condition SQL ôtée | m.utilisateur_id = s.uid → true':
    'Ce qui est donné n’est lu que pour un titre retenu plus bas (x.titre = m.id), qui est déjà celui de la personne : cette condition ne fait qu’aller vite.',
  "lib/identite/session.ts | condition SQL ôtée | m.etat = 'ajoute' → true":
    'De même : un titre qui n’est pas « ajouté » n’est pas retenu plus bas, et ce qui lui fut donné n’est donc pas lu.',
  "lib/identite/session.ts | condition SQL ôtée | m.portee = 'manuelle' → true":
    'Un membre de tout le portefeuille a déjà toutes les entreprises rattachées : ce qui lui serait donné une à une n’y ajoute rien.',
  "lib/accueil/queries.ts | seule la première condition | titre?.voie === 'membre' && can(actor, 'utilisateur:lister', { compte: titre.compteId }) → titre?.voie === 'membre'":
    'Les deux rôles d’un membre tiennent « utilisateur:lister » : le droit est redemandé pour le jour où l’un ne le tiendrait plus.',
}
