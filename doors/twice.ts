import 'server-only'
import { invalid } from '@/lib/ground/errors'

/** Un mot de passe tapé deux fois le même, comparé avant tout travail. @throws `invalid` sinon. */
export function twice({ motDePasse, confirmation }: { motDePasse: string; confirmation: string }): string {
  if (confirmation !== motDePasse) throw invalid({ confirmation: 'Les deux mots de passe ne sont pas les mêmes\u00a0: retapez-les.' })
  return motDePasse
}
