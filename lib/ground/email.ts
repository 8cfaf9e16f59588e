/** L’adresse telle qu’on la compare : NFKC d’abord (un @ pleine chasse ne doit pas passer), puis minuscules. */
export const normalizeEmail = (saisie: string): string => saisie.normalize('NFKC').trim().toLowerCase()
