import type { Raws } from '@/lib/demarches/define'
import type { Refus, Sample } from '@/lib/demarches/exemple'

const RAWS: Raws = { message: 'À partir de quand suis-je couvert ?', certification: 'oui' }

export const SAMPLES: Readonly<Record<string, Sample>> = { question: { raws: RAWS, pieces: [] } }
export const REFUS: Readonly<Record<string, Refus>> = { 'un message trop court': { de: 'question', plus: { message: 'Allô' }, champ: 'message' } }
export const AVIS: Readonly<Record<string, Refus>> = {}
export const raconter = (): Raws => RAWS
