import { siretFrom } from '@/lib/entreprises/rules'
import type { Contexte, Raw, Raws } from './define'

/** Un brouillon entier : ce qui est tapé, et les emplacements de pièces qui ont un fichier. */
export type Sample = { raws: Raws; pieces: readonly string[] }

/** Ce qu’une règle refuse, ou dont elle avertit : l’exemple d’où l’on part, ce qui y change, et le champ qu’elle dit. */
export type Refus = { de: string; plus: Raws; champ: string; pieces?: readonly string[] }

/** Une demande du monde de démonstration : qui la dépose, pour quel salarié, quand. */
export type Recit = {
  declarant: string
  siren: string
  contrat: string
  prenoms: string
  nom: string
  nir: Raw
  cree: string
  /** D’un message : son motif, et ce qui y est écrit. */
  objet?: Raw
  message?: string
}

/** Ce que le `sample.ts` d’une démarche exporte : un exemple par branche, un refus par règle, un avis par avertissement, et le récit du monde de démonstration. */
export type Exemples = {
  SAMPLES: Readonly<Record<string, Sample>>
  REFUS: Readonly<Record<string, Refus>>
  AVIS: Readonly<Record<string, Refus>>
  raconter: (recit: Recit) => Raws
}

/** L’entreprise fictive des exemples, le 5 novembre 2026. */
export const SAMPLE_CONTEXTE: Contexte = {
  aujourdhui: '2026-11-05',
  siren: '900000019',
  raisonSociale: 'Transports Fictifs Durand',
  etablissements: [
    { siret: siretFrom('900000019', 1), libelle: 'Siège de Saint-Quentin-Fallavier' },
    { siret: siretFrom('900000019', 2), libelle: 'Agence de Vénissieux' },
  ],
  contrats: [
    { reference: 'TRM-NC-0000123', libelle: 'Prévoyance conventionnelle des non-cadres', univers: 'prevoyance', effetLe: '2017-01-01', finLe: null },
    { reference: 'TRM-CADRE-0000789', libelle: 'Prévoyance des cadres', univers: 'prevoyance', effetLe: '2019-01-01', finLe: null },
    { reference: 'TRM-SANTE-0000456', libelle: 'Frais de santé', univers: 'sante', effetLe: '2014-01-01', finLe: null },
  ],
  declarant: { prenom: 'Nadia', nom: 'Benali', email: 'nadia.benali@exemple.fr', telephone: '04 74 00 12 34' },
}

export { dateRaw as jour, periodRaw as periode } from './ecrire'
