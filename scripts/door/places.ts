import { neighbourhoodOf } from '../../lib/ground/network.ts'

/** Qui demande une place : l’adresse crue, et la session que porte un cookie authentique (`null` : un inconnu). */
export type Caller = { address: string; session: string | null }

/**
 * Les parts d’un plafond. `strangers` : ce que les inconnus peuvent prendre à eux tous, le reste est gardé aux personnes connectées ;
 * puis ce que prend au plus une adresse d’inconnus, une session, et une adresse de personnes connectées (une entreprise derrière un seul relais).
 */
export type Shares = { total: number; strangers: number; perStranger: number; perSession: number; perAddress: number }

/** Quitte une place : une fois suffit, les suivantes ne font rien. */
export type Leave = () => void

/**
 * `take` prend une place et rend de quoi la quitter ; sinon dit si celui qui la demande a déjà toute sa part, ou si les autres les ont toutes.
 * `held` : combien il en tient.
 */
export type Places = { take(caller: Caller): Leave | 'sa part' | 'complet'; held(caller: Caller): number }

/** Le nom sous lequel on compte : la personne, ou le voisinage d’un inconnu. */
export const nameOf = ({ address, session }: Caller): string => (session === null ? `inconnus ${neighbourhoodOf(address)}` : `session ${session}`)

/** Les parts ordinaires de ce plafond : les trois quarts aux inconnus, un tiers à une adresse, les deux tiers à une entreprise. À une personne, quelques-unes :
 * cinquante de ses pages rendues ensemble feraient attendre tout le monde, à leur tour elles ne gênent qu’elle. */
export const sharesOf = (total: number): Shares => ({
  total,
  strangers: Math.max(1, Math.floor(total * 0.75)),
  perStranger: Math.ceil(total / 3),
  perSession: Math.max(4, Math.ceil(total / 16)),
  perAddress: Math.ceil((total * 2) / 3),
})

/** Des places à partager : aucun voisinage ne les prend toutes, et il en reste toujours pour qui est connecté. */
export function createPlaces({ total, strangers, perStranger, perSession, perAddress }: Shares): Places {
  const taken = new Map<string, number>()
  const count = (key: string) => taken.get(key) ?? 0
  const add = (key: string, by: 1 | -1) => {
    const left = count(key) + by
    if (left === 0) taken.delete(key)
    else taken.set(key, left)
  }
  const full = (limits: [string, number][]) => limits.some(([key, limit]) => count(key) >= limit)
  return {
    held: (caller) => count(nameOf(caller)),
    take(caller) {
      const stranger = caller.session === null
      const own: [string, number][] = stranger
        ? [[nameOf(caller), perStranger]]
        : [
            [nameOf(caller), perSession],
            [`connectés ${neighbourhoodOf(caller.address)}`, perAddress],
          ]
      const common: [string, number][] = [['tous', total], ...(stranger ? [['inconnus', strangers] as [string, number]] : [])]
      if (full(own)) return 'sa part'
      if (full(common)) return 'complet'
      const keys = [...own, ...common].map(([key]) => key)
      for (const key of keys) add(key, 1)
      let left = false
      return () => {
        if (left) return
        left = true
        for (const key of keys) add(key, -1)
      }
    },
  }
}
