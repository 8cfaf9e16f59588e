import type { IconName } from '@/components/ui/icon'
import type { ServiceRetraiteId } from '@/lib/ground/adresses-retraite'

/** L’icône de chaque service de retraite. */
export const ICONES_RETRAITE: Readonly<Record<ServiceRetraiteId, IconName>> = {
  'conditions-adhesion': 'file-text',
  'avis-mise-en-recouvrement': 'file-clock',
  'fiabilisation-dsn': 'list-checks',
  'codification-dsn': 'file-cog',
  'date-limite-declaration': 'calendar-days',
  'date-limite-paiement': 'calendar-days',
  'payer-en-ligne': 'wallet',
  'informations-salaries': 'users',
  'action-sociale': 'hand-coins',
}
