/** Un nom lu : lui-même, `#xx` compris, et où il commence et finit. */
export type Vu = { nom: string; debut: number; fin: number }

/** Des noms à chercher ; `premiers` dit quels octets peuvent en commencer un. */
export type Lexique = { premiers: Uint8Array; noms: ReadonlyMap<number, string> }

const LONG = 16
const BARRE = 0x2f
const DIESE = 0x23

/** Les signes d’un nom qui nous concerne : tout autre le finit, même écrit `#00`, car des lecteurs s’y arrêtent. */
const SIGNES = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-')

function tableOf(signes: string): Uint8Array {
  const table = new Uint8Array(256)
  for (const octet of Buffer.from(signes, 'latin1')) table[octet] = 1
  return table
}

/**
 * Prépare une recherche.
 * @param noms de 1 à 16 signes chacun.
 * @throws quand deux noms ont la même somme.
 */
export function lexique(...noms: readonly string[]): Lexique {
  const sommes = new Map(noms.map((nom) => [[...Buffer.from(nom, 'latin1')].reduce(mix, 0), nom]))
  if (sommes.size < new Set(noms).size || noms.some((nom) => nom.length > LONG)) throw new Error('Deux noms de même somme, ou un nom trop long.')
  return { premiers: tableOf(`#${noms.map((nom) => nom[0]).join('')}`), noms: sommes }
}

const mix = (somme: number, octet: number): number => (Math.imul(somme, 31) + octet) | 0

/**
 * Les noms d’un PDF qui sont du lexique, où qu’ils soient : dictionnaire, texte, commentaire ou flux. Chaque octet est lu une fois et rien
 * n’est recopié : un fichier fait pour être lent ne l’est pas plus qu’un autre.
 * @param see appelé dans l’ordre du fichier ; `true` arrête la lecture.
 * @returns vrai quand `see` l’a arrêtée.
 */
export function eachName(octets: Uint8Array, { premiers, noms }: Lexique, see: (vu: Vu) => boolean | undefined, de = 0, a = octets.length): boolean {
  for (let debut = de; debut < a; debut++) {
    if (octets[debut] !== BARRE || premiers[octets[debut + 1] ?? 0] !== 1) continue
    let somme = 0
    let lus = 0
    let fin = debut + 1
    for (; fin < a; lus++) {
      const brut = octets[fin] ?? 0
      const octet = brut === DIESE ? escaped(octets, fin) : brut
      if (SIGNES[octet] !== 1) break
      if (lus < LONG) somme = mix(somme, octet)
      fin += brut === DIESE ? 3 : 1
    }
    const nom = lus <= LONG ? noms.get(somme) : undefined
    // Deux noms peuvent avoir la même somme : on relit celui-ci.
    if (nom !== undefined && nameAt(octets, debut).nom === nom && see({ nom, debut, fin })) return true
    debut = fin - 1
  }
  return false
}

/** L’octet écrit `#xx` ici ; 0, qui finit un nom, quand ce n’en est pas un. */
function escaped(octets: Uint8Array, ici: number): number {
  return hex(octets[ici + 1]) * 16 + hex(octets[ici + 2]) || 0
}

const hex = (octet = 0): number => {
  const chiffre = octet >= 0x30 && octet <= 0x39 ? octet - 0x30 : (octet | 0x20) - 0x57
  return chiffre >= 0 && chiffre <= 15 && (octet <= 0x39 || chiffre >= 10) ? chiffre : Number.NaN
}

/** Le nom écrit ici, quel qu’il soit, coupé à 16 signes : pour qui lit un dictionnaire entrée par entrée. */
export function nameAt(octets: Uint8Array, barre: number): { nom: string; fin: number } {
  let nom = ''
  let fin = barre + 1
  for (; fin < octets.length; ) {
    const brut = octets[fin] ?? 0
    const octet = brut === DIESE ? escaped(octets, fin) : brut
    if (SIGNES[octet] !== 1) break
    if (nom.length <= LONG) nom += String.fromCharCode(octet)
    fin += brut === DIESE ? 3 : 1
  }
  return { nom, fin }
}
