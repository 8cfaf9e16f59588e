import 'server-only'
import { atelier } from '@/lib/atelier/atelier'
import type { EnvoiLu } from './queries'

/**
 * L’accusé de réception en PDF, écrit hors de ce processus.
 * @returns le fichier entier.
 * @throws `saturation` quand trop d’accusés attendent ; une panne quand il n’a pas pu être écrit dans les bornes de l’atelier.
 */
export async function makeRecu(envoi: EnvoiLu): Promise<Uint8Array<ArrayBuffer>> {
  const issue = await atelier('accuses').run<EnvoiLu, Uint8Array>('lib/demandes/envoi/write-recu.ts', envoi)
  if ('echec' in issue && issue.echec === 'occupe') throw Object.assign(new Error('Trop d’accusés à la fois.'), { kind: 'saturation' })
  if ('echec' in issue) throw new Error(`L’accusé n’a pas été écrit : ${issue.echec}.`)
  return new Uint8Array(issue.rendu)
}
