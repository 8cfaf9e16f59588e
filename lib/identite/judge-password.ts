import 'server-only'
import { atelier } from '@/lib/atelier/atelier'
import { FORCE_MIN, type Personne, weaknessOf, wordsOf } from '@/lib/mot-de-passe/rules'

/**
 * Ce qui empêche de prendre ce mot de passe : nos règles, puis zxcvbn avec les mots de la personne et ses listes de mots de passe courants (security A2).
 * @param personne ce que l’on sait d’elle, SIREN compris : ce que tout le monde essaierait.
 * @returns une phrase, ou `null` quand il convient.
 */
export async function judgePassword(motDePasse: string, personne: Personne): Promise<string | null> {
  const connus = wordsOf(personne)
  const faiblesse = weaknessOf(motDePasse, connus)
  if (faiblesse) return faiblesse
  const mots = ['carcept', 'prevoyance', ...connus.flatMap((connu) => connu.toLowerCase().split(/[@.\s-]+/)).filter((mot) => mot.length >= 3)]
  const issue = await atelier('mots').run<{ connus: string[] }, number>(
    'lib/identite/score-password.ts',
    { connus: mots },
    Buffer.from(motDePasse, 'utf8'),
  )
  if ('echec' in issue)
    return issue.echec === 'delai'
      ? 'Ce mot de passe est trop répétitif pour être jugé\u00a0: choisissez plutôt quelques mots sans rapport entre eux.'
      : 'Le portail est trop occupé pour juger ce mot de passe\u00a0: réessayez dans une minute.'
  return issue.rendu >= FORCE_MIN ? null : 'Ce mot de passe se devine\u00a0: choisissez plutôt quelques mots sans rapport entre eux.'
}
