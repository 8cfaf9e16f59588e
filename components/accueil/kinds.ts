import type { IconName } from '@/components/ui/icon'
import type { TypeAFaire } from '@/lib/a-faire/filtres'

/** L’icône de chaque nature de chose à faire. */
export const KIND_ICONS = {
  piece: 'file-up',
  correction: 'pencil',
  message: 'messages-square',
  courrier: 'mail',
  brouillon: 'file-pen-line',
  delegation: 'handshake',
  document: 'book-open',
  anomalie: 'triangle-alert',
  fiche: 'file-cog',
  echeance: 'calendar-days',
} as const satisfies Record<TypeAFaire, IconName>
