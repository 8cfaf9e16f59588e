import { env } from '@/lib/ground/env'
import { marque } from '@/lib/ground/marque'

const SIX_MOIS_MS = 182 * 86_400_000

/**
 * Le texte de `/.well-known/security.txt` (RFC 9116) : à qui signaler une faille, en quelle langue, et jusqu’à quand le croire.
 * @param maintenant l’instant de la demande : la date de fin en part, elle n’est donc jamais passée.
 */
export const securityText = (maintenant: Date): string =>
  [
    `Contact: ${marque.securite}`,
    `Expires: ${new Date(maintenant.getTime() + SIX_MOIS_MS).toISOString()}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${new URL('/.well-known/security.txt', env().APP_URL).href}`,
    '',
  ].join('\n')
