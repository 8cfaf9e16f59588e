const ESPACES = /[\s\u00a0\u202f]/g

const EUROS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })

/** « 1 234,56 € » : espace fine dans le nombre, insécable avant le signe. */
export const formatMoney = (centimes: number): string => EUROS.format(centimes / 100)

/** Un montant tapé (« 1 234,56 », « 1234.5 », « 1.234,56 € ») en centimes ; `null` quand ce n’en est pas un. */
export function parseMoney(texte: string): number | null {
  const nu = texte.replace(ESPACES, '').replace(/€$/, '')
  const uni = /^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?$/.test(nu) ? nu.replaceAll('.', '') : nu
  const parts = /^(-?)([0-9]{1,10})(?:[.,]([0-9]{1,2}))?$/.exec(uni)
  if (!parts) return null
  const centimes = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'))
  return parts[1] && centimes ? -centimes : centimes
}
