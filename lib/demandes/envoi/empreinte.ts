import 'server-only'
import { keyed, sha256 } from '@/lib/data/champ'
import { canonical } from '@/lib/ground/canonical'

/**
 * L’empreinte d’un envoi : SHA-256 de son contenu en JSON, clés rangées. Elle couvre tout : une valeur scellée y est par son empreinte à clé, un
 * fichier par son SHA-256. Qui n’a que le contenu peut la refaire.
 */
export const empreinteOf = (contenu: unknown): string => sha256(JSON.stringify(canonical(contenu)))

/** L’empreinte à clé d’une valeur sensible comprise : la même quelle que soit la façon de la taper. */
export const empreinteOfValue = (genre: string, value: unknown): string => keyed(`envoi.${genre}`, JSON.stringify(canonical(value)))
