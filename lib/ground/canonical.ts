/**
 * La même valeur, clés rangées : deux écritures d’un même contenu ont le même texte JSON, donc la même empreinte, quel que soit l’ordre où la base
 * rend les clés.
 */
export function canonical(valeur: unknown): unknown {
  if (Array.isArray(valeur)) return valeur.map(canonical)
  if (typeof valeur !== 'object' || valeur === null) return valeur
  return Object.fromEntries(
    Object.entries(valeur)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([cle, v]) => [cle, canonical(v)]),
  )
}
