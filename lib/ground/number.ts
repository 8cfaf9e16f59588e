/** « 900 000 019 », espaces insécables. */
export const formatSiren = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0')

/** « 900 000 019 00012 ». */
export const formatSiret = (siret: string): string => `${formatSiren(siret.slice(0, 9))}\u00a0${siret.slice(9)}`

const NOMBRE = new Intl.NumberFormat('fr-FR')

/** « 1 234 », espace fine insécable. */
export const formatNumber = (nombre: number): string => NOMBRE.format(nombre)

/** « 1 demande », « 3 demandes » : zéro et un au singulier, comme en français. */
export const plural = (nombre: number, un: string, plusieurs = `${un}s`): string => `${formatNumber(nombre)}\u00a0${nombre < 2 ? un : plusieurs}`
