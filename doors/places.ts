import type { Lieu } from '@/lib/access/titre'

const ofSiren = ({ siren }: { siren?: string }): Lieu | null => (siren === undefined ? null : { siren })
const ofCompte = ({ compte }: { compte: string }): { compteId: string } => ({ compteId: compte })
const nowhere = (): null => null

/** Le lieu que disent les mots d’une adresse ou d’un formulaire, avant toute lecture, par le nom de l’objet que la porte vise ; `null` : aucun. */
export const PLACES = {
  entreprise: ({ siren }: { siren: string }): { siren: string } => ({ siren }),
  demarche: ofSiren,
  demande: ofSiren,
  brouillon: ofSiren,
  brouillonJete: ofSiren,
  brouillonDuCompte: ofCompte,
  contrat: ofSiren,
  courrier: ofSiren,
  document: ofSiren,
  ficheDsn: ofSiren,
  changementFiche: ofSiren,
  causeDsn: ofSiren,
  brouillonOuvert: nowhere,
  piece: nowhere,
  fichier: nowhere,
  compte: ofCompte,
  fiche: ofCompte,
  personne: ofCompte,
  preparation: ofCompte,
  client: nowhere,
  delegation: ofCompte,
  preparationExpert: ofCompte,
} as const

/** Le nom d’un objet que sait trouver une porte. */
export type Located = keyof typeof PLACES

/** Le lieu que disent ces mots. @param input déjà mis en forme par la définition. */
export const placeOf = (nom: Located, input: unknown): Lieu | null => (PLACES[nom] as (input: unknown) => Lieu | null)(input)
