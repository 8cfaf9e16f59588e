import { z } from 'zod'
import { normalizeText } from '@/lib/ground/unicode'

/**
 * Un texte sûr pour un en-tête (objet, nom) ou une ligne : sans saut de ligne, sans caractère de contrôle ni signe invisible
 * qui retournerait le sens de lecture, et borné.
 */
export const headerText = (texte: string, max = 150): string =>
  normalizeText(texte.toWellFormed())
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, max)
    .toWellFormed()

const Address = z
  .string()
  .max(254)
  .regex(/^[\x21-\x7e]+$/)
  .regex(/^[^()<>,;:"\\[\]]+$/)
  .refine((adresse) => adresse.split('@').length === 2)
  .pipe(z.email())

/**
 * L’adresse, si un serveur de courrier ne peut la lire que d’une façon : ASCII, une seule arobase, ni commentaire ni guillemets.
 * @returns `null` quand elle se lirait autrement (« a@b.fr (x)@autre.fr », arobase pleine chasse).
 */
export function mailAddress(adresse: string): string | null {
  const lue = Address.safeParse(adresse)
  return lue.success ? lue.data : null
}
