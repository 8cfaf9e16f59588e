import { notFound } from '@/lib/ground/errors'
import type { Banner } from './banner'

/**
 * L’entreprise de la page : `page()` l’a déjà lue pour une adresse qui porte un SIREN.
 * @throws `notFound` quand l’adresse n’en porte pas.
 */
export function ensureEntreprise(entreprise: Banner | null): Banner {
  if (!entreprise) throw notFound()
  return entreprise
}
