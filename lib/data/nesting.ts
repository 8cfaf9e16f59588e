import { AsyncLocalStorage } from 'node:async_hooks'
import { withInstant } from '@/lib/ground/clock'

const place = globalThis as unknown as { [cle: symbol]: AsyncLocalStorage<string> | undefined }
const CLE = Symbol.for('portail.transaction')
place[CLE] ??= new AsyncLocalStorage<string>()
const enCours = place[CLE]

/**
 * Ouvre une transaction qui ne peut en contenir une autre : deux transactions imbriquées prennent deux connexions
 * et bloquent le portail dès que le groupe est plein.
 * @throws une erreur quand une transaction est déjà ouverte.
 */
export function alone<T>(nom: string, run: () => Promise<T>): Promise<T> {
  const autre = enCours.getStore()
  if (autre) throw new Error(`${nom} ne peut pas s’ouvrir dans ${autre} : passez « db » à l’étape intérieure.`)
  return enCours.run(nom, () => withInstant(run))
}

/**
 * Refuse d’attendre un service du dehors dans une transaction : lent, il y tiendrait une des quelques connexions, et sept pages d’une personne prendraient
 * la base à tous.
 * @throws une erreur quand une transaction est ouverte.
 */
export function expectOutside(nom: string): void {
  const ici = enCours.getStore()
  if (ici) throw new Error(`${nom} ne s’attend pas dans ${ici} : demandez-le une fois la transaction fermée (« dehors » d’une page).`)
}
