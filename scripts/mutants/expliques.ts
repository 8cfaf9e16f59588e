/**
 * Les mutants que rien ne peut tuer, avec la raison : ce qu’ils changent ne change rien. La clé est celle de `keyOf` ; une qui ne sert plus est dite.
 */
export const EXPLIQUES: Readonly<Record<string, string>> = {
  'lib/access/can.ts | toujours la seconde branche | place.siren === undefined ? [] : accesOn(actor, place.siren) → accesOn(actor, place.siren)':
    'Aucun titre ne tient une entreprise sans numéro : la première condition ne sert qu’au compilateur.',
  "lib/access/titre.ts | seule la seconde condition | a.voie === 'membre' && a.compteId === lieu.compteId → a.compteId === lieu.compteId":
    'Le rôle d’un expert-comptable ne donne aucun droit de compte : la voie est redemandée pour le jour où il en donnerait un.',
  'lib/access/titre.ts | toujours la seconde branche | lieu.siren === undefined ? [] : accesOn(actor, lieu.siren).filter((a) => grants(a, right, lieu.univers)) → accesOn(actor, lieu.siren).filter((a) => grants(a, right, lieu.univers))':
    'Aucun titre ne tient une entreprise sans numéro : la première branche ne sert qu’au compilateur.',
  'lib/access/titre.ts | toujours la seconde branche | siren === undefined ? {} : { siren } → { siren }':
    'La base n’écrit pas plus ce qui est indéfini que ce qui est absent : le compilateur seul les distingue.',
  'lib/access/titre.ts | toujours la seconde branche | compteId === undefined ? {} : { compteId } → { compteId }':
    'La base n’écrit pas plus ce qui est indéfini que ce qui est absent : le compilateur seul les distingue.',
  'lib/access/visit.ts | seule la seconde condition | siren !== undefined && accesOn(actor, siren).some((a) => univers === undefined || a.univers.includes(univers)) → accesOn(actor, siren).some((a) => univers === undefined || a.univers.includes(univers))':
    'Aucun titre ne tient une entreprise sans numéro : la première condition ne sert qu’au compilateur.',
  "lib/demandes/acte.ts | seule la seconde condition | titre.voie === 'gestion' && titre.role === 'superviseur' → titre.role === 'superviseur'":
    'Seul un titre de la gestion a le rôle de superviseur : la voie ne sert qu’au compilateur.',
  "lib/demandes/brouillon/acte.ts | garde ôtée | titre.voie === 'gestion' || titre.voie === 'personne' || titre.voie === 'cabinet' → false":
    'Un droit d’entreprise ne s’exerce qu’à un titre de client : la garde ne sert qu’au compilateur.',
  'lib/demandes/locate.ts | toujours la seconde branche | siren === undefined ? {} : { siren } → { siren }':
    'Pour Prisma, une borne indéfinie n’en est pas une : c’est la première branche même.',
  "lib/accueil/queries.ts | seule la première condition | titre?.voie === 'membre' && can(actor, 'utilisateur:lister', { compte: titre.compteId }) → titre?.voie === 'membre'":
    'Les deux rôles d’un membre tiennent « utilisateur:lister » : le droit est redemandé pour le jour où l’un ne le tiendrait plus.',
}
