/** `burst` d’affilée, puis `perSecond` ; `kept` : combien de noms on retient, les plus anciens s’oublient. */
export type Rate = { burst: number; perSecond: number; kept?: number }

/** Compte une requête sous ce nom. @returns combien de secondes attendre, ou `0` quand elle passe ; refusée, elle ne compte pas. */
export type Count = (name: string) => number

/** Une allure par nom, en mémoire bornée et en temps constant : un nom est l’instant où il aurait tout retrouvé. */
export function createRate({ burst, perSecond, kept = 20_000 }: Rate, now: () => number = () => performance.now()): Count {
  const step = 1000 / perSecond
  const ready = new Map<string, number>()
  return (name) => {
    const at = now()
    const next = Math.max(ready.get(name) ?? 0, at) + step
    const late = next - at - burst * step
    if (late > 0.001) return Math.ceil(late / 1000)
    ready.delete(name)
    for (const [oldest, until] of ready) {
      if (until > at && ready.size < kept) break
      ready.delete(oldest)
    }
    ready.set(name, next)
    return 0
  }
}
