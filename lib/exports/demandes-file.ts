import { STATUT_NOMS } from '@/lib/copy/demande'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { toCsv } from '@/lib/ground/csv'
import { dateOnly, formatIso, formatTime, isoDay } from '@/lib/ground/date'
import { formatNumber } from '@/lib/ground/number'
import { ISSUE_NOMS } from '@/lib/demandes/noms'
import type { DemandeExportee } from '@/lib/demandes/queries'
import { saidStatut } from '@/lib/demandes/tris'

const jour = (date: Date | null): string => (date ? formatIso(dateOnly(date)) : '')
const moment = (date: Date): string => `${formatIso(isoDay(date))} ${formatTime(date)}`

const COLONNES = {
  Numéro: ({ numero }) => numero,
  Demande: ({ objet }) => objet,
  Entreprise: ({ raisonSociale }) => raisonSociale,
  SIREN: ({ siren }) => siren,
  Univers: ({ univers }) => UNIVERS_NOMS[univers],
  Démarche: ({ demarche }) => demarche,
  Statut: (d) => STATUT_NOMS[saidStatut(d)],
  Issue: ({ issue }) => (issue ? ISSUE_NOMS[issue] : ''),
  'Attendu de vous': ({ statut, agir, pieces, libelles }) => (statut !== 'en_attente' || !agir ? '' : pieces === 0 ? 'Une réponse' : libelles),
  'Avant le': (d) => (!d.agir ? '' : d.statut === 'en_attente' ? jour(d.echeance) : d.statut === 'a_finaliser' ? jour(d.expireLe) : ''),
  'Faite par': ({ auteurNom }) => auteurNom,
  'Suivie par': ({ gestionnaireNom }) => gestionnaireNom,
  'Envoyée le': ({ envoyeeLe }) => (envoyeeLe ? moment(envoyeeLe) : ''),
  'Dernier échange': ({ modifieLe }) => moment(modifieLe),
} as const satisfies Record<string, (d: DemandeExportee) => string | null>

/** Le fichier CSV de « Mes demandes ». Ce qui n’y tient pas est dit à sa dernière ligne. */
export async function demandesFile({ demandes, total }: { demandes: readonly DemandeExportee[]; total: number }) {
  const note =
    total > demandes.length
      ? `Fichier arrêté aux ${formatNumber(demandes.length)} premières demandes sur ${formatNumber(total)}\u00a0: choisissez une période ou un statut pour avoir les autres.`
      : undefined
  return { nom: 'mes-demandes.csv', type: 'text/csv; charset=utf-8', octets: toCsv(COLONNES, demandes, note) }
}
