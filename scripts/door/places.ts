import { networkOf } from '../../lib/ground/network.ts'

/** Qui demande une place : l’adresse crue, et la session que porte un cookie authentique (`null` : un inconnu). */
export type Caller = { address: string; session: string | null }

/**
 * Les parts d’un plafond. `strangers` : ce que les inconnus peuvent prendre à eux tous, le reste est gardé aux personnes connectées ;
 * puis ce que prend au plus une adresse d’inconnus, une session, et une adresse de personnes connectées (une entreprise derrière un seul relais).
 */
export type Shares = { total: number; strangers: number; perStranger: number; perSession: number; perAddress: number }

/** Prend une place et rend de quoi la quitter (une fois suffit, les suivantes ne font rien) ; `null` quand il n’y en a plus pour lui. */
export type TakePlace = (caller: Caller) => (() => void) | null

/** Les parts ordinaires de ce plafond : les trois quarts aux inconnus, un tiers à une adresse, un quart à une session, les deux tiers à une entreprise. */
export const sharesOf = (total: number): Shares => ({
  total,
  strangers: Math.max(1, Math.floor(total * 0.75)),
  perStranger: Math.ceil(total / 3),
  perSession: Math.ceil(total / 4),
  perAddress: Math.ceil((total * 2) / 3),
})

/** Des places à partager : aucune adresse ne les prend toutes, et il en reste toujours pour qui est connecté. */
export function createPlaces({ total, strangers, perStranger, perSession, perAddress }: Shares): TakePlace {
  const taken = new Map<string, number>()
  const count = (key: string) => taken.get(key) ?? 0
  const add = (key: string, by: 1 | -1) => {
    const left = count(key) + by
    if (left === 0) taken.delete(key)
    else taken.set(key, left)
  }
  return ({ address, session }) => {
    const network = networkOf(address)
    const limits: [string, number][] =
      session === null
        ? [
            ['tous', total],
            ['inconnus', strangers],
            [`inconnus ${network}`, perStranger],
          ]
        : [
            ['tous', total],
            [`session ${session}`, perSession],
            [`connectés ${network}`, perAddress],
          ]
    if (limits.some(([key, limit]) => count(key) >= limit)) return null
    for (const [key] of limits) add(key, 1)
    let left = false
    return () => {
      if (left) return
      left = true
      for (const [key] of limits) add(key, -1)
    }
  }
}
