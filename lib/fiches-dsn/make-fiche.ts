import 'server-only'
import { atelier } from '@/lib/atelier/atelier'
import type { FichePapier } from './render-fiche'

/**
 * La fiche en PDF, écrite hors de ce processus.
 * @returns le fichier entier.
 * @throws `saturation` quand trop de documents attendent ; une panne quand il n’a pas pu être écrit dans les bornes de l’atelier.
 */
export async function makeFiche(fiche: FichePapier): Promise<Uint8Array<ArrayBuffer>> {
  const issue = await atelier('accuses').run<FichePapier, Uint8Array>('lib/fiches-dsn/write-fiche.ts', fiche)
  if ('echec' in issue && issue.echec === 'occupe') throw Object.assign(new Error('Trop de fiches à la fois.'), { kind: 'saturation' })
  if ('echec' in issue) throw new Error(`La fiche n’a pas été écrite : ${issue.echec}.`)
  return new Uint8Array(issue.rendu)
}
