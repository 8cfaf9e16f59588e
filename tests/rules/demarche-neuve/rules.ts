import type { Answers, Defaut } from '@/lib/demarches/define'

/** Un message dit quelque chose. */
export const checkContact = (r: Answers): Defaut[] =>
  typeof r.message === 'string' && r.message.length < 10
    ? [{ champ: 'message', message: `Ce message compte ${r.message.length} signes. Dites votre question en une phrase.` }]
    : []
