import { toCsv } from '@/lib/ground/csv'
import { formatIso, formatTime, isoDay } from '@/lib/ground/date'
import { formatNumber } from '@/lib/ground/number'
import { withSceaux } from '@/lib/jobs/check-journal'
import type { LigneDite } from '@/lib/journal/dire'
import type { Sceau } from '@/lib/journal/sceau'

const SCEAUX = { intact: 'Intact', attend: 'À sceller', faux: 'Retouché' } as const satisfies Record<Sceau, string>

const COLONNES = {
  Jour: ({ quand }) => formatIso(isoDay(quand)),
  Heure: ({ quand }) => formatTime(quand),
  Qui: ({ qui }) => qui,
  'À quel titre': ({ titre }) => titre,
  'Ce qui s’est passé': ({ quoi }) => quoi,
  Entreprise: ({ entreprise }) => entreprise,
  SIREN: ({ siren }) => siren,
  Demande: ({ numero }) => numero,
  Sceau: ({ sceau }) => SCEAUX[sceau],
} as const satisfies Record<string, (l: LigneDite & { sceau: Sceau }) => string | null>

/** Le fichier CSV du journal d’un compte, chaque ligne avec son sceau. Ce qui n’y tient pas est dit à sa dernière ligne. */
export async function journalFile({ lignes, total }: { lignes: readonly LigneDite[]; total: number }) {
  const note =
    total > lignes.length
      ? `Fichier arrêté aux ${formatNumber(lignes.length)} derniers événements sur ${formatNumber(total)}\u00a0: choisissez des dates pour avoir les autres.`
      : undefined
  return { nom: 'journal-des-acces.csv', type: 'text/csv; charset=utf-8', octets: toCsv(COLONNES, await withSceaux(lignes), note) }
}
