import { isLoopback } from '../env.ts'

/** Vrai quand le cookie d’un portail à cette adresse peut être `Secure` : en https, ou sur la machine elle-même. */
export const isSecureAt = (appUrl: string): boolean => appUrl.startsWith('https://') || isLoopback(appUrl)

/** Le nom du cookie de session d’un portail à cette adresse. La porte du serveur le lit aussi, avant que le portail existe. */
export const cookieNameAt = (appUrl: string): string => (isSecureAt(appUrl) ? '__Host-session' : 'session')
