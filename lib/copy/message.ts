import { REFUS_PIECE } from '@/lib/copy/piece'
import type { SuiteEnvoi } from '@/lib/demandes/fil/suite'
import type { RefusMessage } from '@/lib/demandes/fil/texte'
import { REFUS, type Refus } from '@/lib/demandes/pieces/rules'

/** Pourquoi un message n’est pas parti, et quoi faire. */
const REFUS_MESSAGE = {
  message_vide: 'Votre message est vide. Écrivez ce que vous voulez nous dire, ou joignez un document.',
  message_long: 'Votre message dépasse 20\u00a0000\u00a0signes. Raccourcissez-le, ou joignez-en une partie dans un PDF.',
} as const satisfies Record<RefusMessage, string>

const SUITES = {
  envoye: 'Votre message est envoyé. Un gestionnaire le lira.',
  rouverte: 'Votre message est envoyé. La demande avait été close entre-temps\u00a0: il l’a rouverte.',
  liee: 'La demande d’origine est close depuis plus de 60\u00a0jours\u00a0: votre message a ouvert celle-ci, qui lui est liée.',
  piece: 'Votre pièce est déposée. Un gestionnaire la contrôle.',
  piece_deja: 'Cette pièce était déjà déposée\u00a0: elle n’a pas été envoyée deux fois.',
  annulee: 'Votre demande est annulée.',
  corrigee: 'Votre correction est envoyée. Votre premier envoi est gardé à côté.',
} as const satisfies Partial<Record<SuiteEnvoi, string>>

const EMPECHEMENTS = {
  piece_prise:
    'Cette pièce vient d’être déposée, d’un autre onglet ou par une autre personne. Si votre fichier est différent, joignez-le à un message.',
  piece_fermee: 'Cette pièce n’est plus attendue. Si votre fichier est utile, joignez-le à un message.',
} as const satisfies Partial<Record<SuiteEnvoi, string>>

/** Relit ce que dit l’adresse : ce qui a réussi, ou ce qu’il faut corriger. Le reste est tu. */
export function readSuite(code: string | undefined): { bon: boolean; phrase: string } | null {
  if (code === undefined) return null
  if (code in SUITES) return { bon: true, phrase: SUITES[code as keyof typeof SUITES] }
  if (code in EMPECHEMENTS) return { bon: false, phrase: EMPECHEMENTS[code as keyof typeof EMPECHEMENTS] }
  if (code in REFUS_MESSAGE) return { bon: false, phrase: REFUS_MESSAGE[code as RefusMessage] }
  const refus: Refus | undefined = REFUS.find((r) => r === code)
  if (refus === 'absent') return { bon: false, phrase: REFUS_PIECE[refus] }
  return refus ? { bon: false, phrase: `${REFUS_PIECE[refus]} Votre texte est gardé\u00a0; choisissez de nouveau vos fichiers.` } : null
}
