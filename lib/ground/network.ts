import { isIPv6 } from 'node:net'

/** Le réseau d’une adresse : elle-même en IPv4 ; en IPv6 sa moitié gauche (/64), car un seul abonné tient toutes celles de droite. */
export function networkOf(given: string): string {
  const address = given.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const middle = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...middle, ...right]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')
}

/**
 * Le voisinage d’une adresse : son /24 en IPv4, son réseau en IPv6. La porte du serveur compte un voisinage d’inconnus une seule fois, car qui tient une
 * adresse en tient souvent les voisines. Les freins de la connexion, eux, restent à l’adresse : ils ne doivent pas retenir des voisins.
 */
export const neighbourhoodOf = (address: string): string => networkOf(address).replace(/^(\d+\.\d+\.\d+)\.\d+$/, '$1.*')
