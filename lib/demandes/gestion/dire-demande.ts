import { formatDay } from '@/lib/ground/date'

/** Ce que dit une issue qui se suffit ; les autres demandent une raison, que seul le gestionnaire connaît. */
const CLOTURES: Readonly<Record<string, string>> = {
  acceptee: 'est acceptée. Nous faisons le nécessaire\u00a0; si une information vous manque, répondez à ce message.',
  transferee: 'est transférée au service compétent, qui vous répondra directement.',
}

/** Le message qui clôt une demande, proposé d’après son issue ; vide quand il faut dire pourquoi. Le gestionnaire peut le changer. */
export function sayCloture({ issue, objet, signature }: { issue: string; objet: string; signature: string }): string {
  const phrase = Object.hasOwn(CLOTURES, issue) ? CLOTURES[issue] : undefined
  return phrase ? ['Bonjour,', `Votre demande «\u00a0${objet}\u00a0» ${phrase}`, signature].join('\n\n') : ''
}

type Demandees = { objet: string; pieces: readonly { libelle: string; pourquoi: string | null }[]; echeance: string; signature: string }

/** « mercredi 9 décembre 2026 » pour « 2026-12-09 ». */
export const sayEcheance = (iso: string): string => `${formatDay(new Date(`${iso}T12:00:00Z`))} ${iso.slice(0, 4)}`

/** Le message qui demande des pièces, d’après elles : ce qui manque, pourquoi, et pour quand. Le gestionnaire peut le changer. */
export function sayDemandeDePieces({ objet, pieces, echeance, signature }: Demandees): string {
  const lignes = pieces.map(({ libelle, pourquoi }) => `–\u00a0${libelle}${pourquoi ? `\u00a0: ${pourquoi}` : ''}`)
  return [
    'Bonjour,',
    `Il me manque, pour «\u00a0${objet}\u00a0»\u00a0:\n${lignes.join('\n')}`,
    `Merci de ${pieces.length > 1 ? 'les' : 'la'} déposer avant le ${sayEcheance(echeance)}.`,
    signature,
  ].join('\n\n')
}
