/** Ce que seul un vrai portail donne : l’une de ces variables posée, on n’invente pas de monde autour. */
const CONFIGURATION = [
  'APP_URL',
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_SYSTEME_URL',
  'AUTH_SECRET',
  'PASSWORD_PEPPER',
  'CHAMP_KEK',
  'SMTP_URL',
  'RESEND_API_KEY',
  'MAIL_EXPEDITEUR',
] as const

/**
 * Vrai pour une démonstration : demandée (`DEMO=oui`), ou parce que rien n’est configuré. Tout le reste est la production, et c’est ici que cela se décide.
 * @param source les variables, celles des fichiers `.env*` comprises.
 */
export function isDemonstration(source: Record<string, string | undefined>): boolean {
  if (source.DEMO) return source.DEMO === 'oui'
  return source.NODE_ENV !== 'production' && CONFIGURATION.every((nom) => !source[nom])
}
