import 'server-only'
import { expectOutside } from '@/lib/data/nesting'
import { env } from '@/lib/ground/env'
import { type Annuaire, type Constat, guardService } from './annuaire'
import { ADRESSES, insee, rechercheEntreprises } from './sources'

// Sur globalThis : l’assembleur peut charger ce module deux fois, et il n’y a qu’une mémoire et qu’un disjoncteur.
const KEY = Symbol.for('portail.annuaire')
const place = globalThis as unknown as { [key: symbol]: Annuaire | undefined }

/**
 * Ce que l’annuaire public dit de ce SIREN. N’arrête jamais rien : muet, ou absent de la configuration, il ne sait pas.
 * @param patienceMs combien l’attendre, quand on peut s’en passer ; l’appel continue, et sa réponse est gardée.
 * @throws dans une transaction : elle l’attendrait avec lui.
 */
export async function consultAnnuaire(siren: string, patienceMs?: number): Promise<Constat> {
  expectOutside('L’annuaire')
  const { ANNUAIRE: choix, ANNUAIRE_URL, INSEE_CLE } = env()
  if (choix === 'aucun') return { suite: 'indisponible' }
  place[KEY] ??= guardService(choix === 'insee' ? insee(INSEE_CLE ?? '', ANNUAIRE_URL ?? ADRESSES.insee) : rechercheEntreprises(ANNUAIRE_URL))
  const demande = place[KEY].consult(siren)
  if (patienceMs === undefined) return demande
  let limite: NodeJS.Timeout | undefined
  const lasse = new Promise<Constat>((resolve) => {
    limite = setTimeout(() => resolve({ suite: 'indisponible' }), patienceMs)
  })
  return Promise.race([demande, lasse]).finally(() => clearTimeout(limite))
}
