/**
 * Les mutants que rien ne peut tuer, avec la raison : ce qu’ils changent ne change rien. La clé est celle de `keyOf` ; une qui ne sert plus est dite.
 */
export const EXPLIQUES: Readonly<Record<string, string>> = {}
