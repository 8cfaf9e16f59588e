/** Une valeur scellée, en clair et par groupes : un numéro de sécurité sociale et sa clé, un numéro provisoire, un IBAN. */
export function sayScelle(valeur: unknown): string {
  if (typeof valeur === 'string') return valeur.replace(/(.{4})(?=.)/g, '$1\u00a0')
  const { type, numero, cle } = (valeur ?? {}) as { type?: unknown; numero?: unknown; cle?: unknown }
  if (typeof numero !== 'string') return 'Non connu'
  if (type !== 'nir') return numero
  return `${numero.replace(/^(.)(..)(..)(..)(...)(...)$/, '$1\u00a0$2\u00a0$3\u00a0$4\u00a0$5\u00a0$6')}, clé\u00a0${String(cle ?? '')}`
}
