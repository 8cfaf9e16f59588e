/** Prend une place sous ce nom et rend de quoi la quitter ; `null` quand il n’y en a pas pour lui. `evict` : ce qui se fait si elle lui est reprise. */
export type Wait = (name: string, evict: () => void) => (() => void) | null

/**
 * Des places que l’on peut reprendre : un corps qui arrive, une connexion, une attente. Quand toutes sont prises, qui en tient le plus rend la plus
 * ancienne des siennes à qui en tient moins : un nouveau venu en a toujours une, tant qu’un autre en tient deux.
 * @param shares `total`, et `each` ce que tient au plus un même nom.
 */
export function createWaits({ total, each }: { total: number; each: number }): Wait {
  const held = new Map<string, Set<() => void>>()
  let taken = 0
  const leave = (name: string, evict: () => void): boolean => {
    const own = held.get(name)
    if (!own?.delete(evict)) return false
    if (own.size === 0) held.delete(name)
    taken--
    return true
  }
  return (name, given) => {
    const own = held.get(name)?.size ?? 0
    if (own >= each) return null
    if (taken >= total) {
      const [heaviest, theirs] = [...held].reduce((most, one) => (one[1].size > most[1].size ? one : most))
      const [oldest] = theirs
      if (!oldest || theirs.size <= own + 1) return null
      leave(heaviest, oldest)
      oldest()
    }
    const evict = () => given()
    held.set(name, (held.get(name) ?? new Set()).add(evict))
    taken++
    return () => void leave(name, evict)
  }
}
