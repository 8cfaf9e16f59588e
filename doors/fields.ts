import { FIELD_LIMITS } from '@/lib/ground/field-limits'

/**
 * Ce que porte un formulaire, ou une adresse après « ? », en un seul passage ; un nom répété devient une liste, un fichier est laissé (il passe par
 * `upload`). `null` : trop de noms ou de valeurs.
 */
export function readEntries(entrees: Iterable<[string, string | File]>): Record<string, string | string[]> | null {
  const lus = new Map<string, string[]>()
  let valeurs = 0
  for (const [nom, valeur] of entrees) {
    if (nom.startsWith('$ACTION')) continue
    if (++valeurs > FIELD_LIMITS.values) return null
    if (typeof valeur !== 'string') continue
    const deja = lus.get(nom)
    if (deja) deja.push(valeur)
    else if (lus.size === FIELD_LIMITS.names) return null
    else lus.set(nom, [valeur])
  }
  return Object.fromEntries([...lus].map(([nom, liste]) => [nom, liste.length === 1 ? (liste[0] ?? '') : liste]))
}
