import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import { invalid } from '@/lib/ground/errors'
import { faultsOf, sirensOf } from '@/lib/habilitations/schema'
import { type DroitsLus, type DroitsSaisis, readEnd, readUnivers } from './droits-saisis'

/** Lit ces droits. @throws `invalid`, champ par champ. */
export function readDroits(saisis: DroitsSaisis): DroitsLus {
  const fautes = faultsOf(saisis)
  const lus = readUnivers(saisis)
  if (lus.univers.length === 0) fautes.consulter = 'Cochez au moins un univers\u00a0: sans lui, le cabinet ne verrait rien.'
  const au = readEnd(saisis, isoDay(maintenant()))
  if (typeof au === 'string') fautes['au.jour'] = au
  if (Object.keys(fautes).length > 0 || typeof au === 'string') throw invalid(fautes)
  const portee = saisis.portee ?? 'manuelle'
  return { portee, sirens: portee === 'manuelle' ? sirensOf(saisis) : [], ...lus, au }
}
