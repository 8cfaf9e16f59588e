/**
 * Le réseau d’une adresse IP : elle-même en IPv4, ses 64 premiers bits en IPv6, car un seul abonné tient tout un /64.
 * @returns un texte qui ne sert qu’à compter.
 */
export function networkOf(ip: string): string {
  if (!ip.includes(':') || /^::ffff:\d+(\.\d+){3}$/i.test(ip)) return ip.replace(/^::ffff:/i, '')
  const [tete = '', queue] = ip.toLowerCase().split('%')[0]?.split('::') ?? []
  const debut = tete === '' ? [] : tete.split(':')
  const fin = queue ? queue.split(':') : []
  const blocs = queue === undefined ? debut : [...debut, ...Array<string>(Math.max(0, 8 - debut.length - fin.length)).fill('0'), ...fin]
  return `${blocs
    .slice(0, 4)
    .map((bloc) => bloc.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
