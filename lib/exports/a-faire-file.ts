import { A_FAIRE, TYPE_NOMS } from '@/lib/a-faire/phrases'
import { toCsv } from '@/lib/ground/csv'
import { formatIso } from '@/lib/ground/date'
import { formatNumber } from '@/lib/ground/number'
import type { ListeAFaire } from '@/lib/a-faire/queries'
import { type AFaire, countChoses } from '@/lib/a-faire/rules'

const COLONNES = {
  Échéance: ({ echeance }) => (echeance ? formatIso(echeance) : ''),
  Entreprise: ({ raisonSociale }) => raisonSociale,
  SIREN: ({ siren }) => siren,
  Nature: ({ type }) => TYPE_NOMS[type],
  'À faire': (chose) => A_FAIRE[chose.type](chose).titre,
  Précisions: (chose) => A_FAIRE[chose.type](chose).detail,
  Numéro: ({ type, repere }) => (type === 'piece' || type === 'correction' || type === 'message' ? repere : ''),
} as const satisfies Record<string, (chose: AFaire) => string | null>

/** Le fichier CSV de « À faire ». Ce qui n’y tient pas est dit à sa dernière ligne. */
export async function aFaireFile({ lignes, retenues }: ListeAFaire) {
  const total = countChoses(retenues)
  const note =
    total > lignes.length
      ? `Fichier arrêté aux ${formatNumber(lignes.length)} premières choses sur ${formatNumber(total)}\u00a0: choisissez un client ou une nature pour avoir les autres.`
      : undefined
  return { nom: 'a-faire.csv', type: 'text/csv; charset=utf-8', octets: toCsv(COLONNES, lignes, note) }
}
