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
