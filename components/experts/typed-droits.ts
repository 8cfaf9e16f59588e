import { readEnd, readUnivers } from '@/lib/delegations/droits-saisis'
import type { Reglee } from '@/lib/delegations/changes'
import type { Droits } from '@/components/habilitations/rights-fields'
import { UNIVERS, type Univers } from '@/lib/ground/univers'

const picked = (donnees: FormData, nom: string): Univers[] => {
  const lus = donnees.getAll(nom).map(String)
  return UNIVERS.filter((un) => lus.includes(un))
}
const text = (donnees: FormData, nom: string): string => String(donnees.get(nom) ?? '').trim()

/** Ce que le formulaire dit en ce moment ; une date qui n’en est pas une laisse celle d’avant. */
export function typedDroits(form: HTMLFormElement, { portee, sirens }: Droits, aujourdhui: string, avant: Date | null): Omit<Reglee, 'contact'> {
  const donnees = new FormData(form)
  const saisis = { consulter: picked(donnees, 'consulter'), declarer: picked(donnees, 'declarer') }
  const date = { 'au.jour': text(donnees, 'au.jour'), 'au.mois': text(donnees, 'au.mois'), 'au.annee': text(donnees, 'au.annee') }
  const au = readEnd(date, aujourdhui)
  return {
    portee: portee ?? 'manuelle',
    sirens: portee === 'manuelle' ? [...sirens].sort() : [],
    ...readUnivers(saisis),
    au: typeof au === 'string' ? avant : au,
  }
}
