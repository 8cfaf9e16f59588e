import 'server-only'
import { atelier, type Issue } from '@/lib/atelier/atelier'
import { neighbourhoodOf } from '@/lib/ground/network'
import { clientIp } from '@/lib/ground/store'
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
  const issue = await inTurn(neighbourhoodOf(clientIp()), () =>
    atelier('mots').run<{ connus: string[] }, number>('lib/identite/score-password.ts', { connus: mots }, Buffer.from(motDePasse, 'utf8')),
  )
  if ('echec' in issue)
    return issue.echec === 'delai'
      ? 'Ce mot de passe est trop répétitif pour être jugé\u00a0: choisissez plutôt quelques mots sans rapport entre eux.'
      : 'Le portail est trop occupé pour juger ce mot de passe\u00a0: réessayez dans une minute.'
  return issue.rendu >= FORCE_MIN ? null : 'Ce mot de passe se devine\u00a0: choisissez plutôt quelques mots sans rapport entre eux.'
}

/** Combien d’un voisinage attendent leur tour. */
const ATTENTE = 12
const files = new Map<string, { fin: Promise<unknown>; combien: number }>()

/**
 * Un voisinage fait juger un mot de passe à la fois, dans l’ordre : certains demandent des secondes, et une adresse seule prendrait l’atelier à tous.
 * @returns `occupe` quand trop des siens attendent déjà.
 */
async function inTurn<Rendu>(voisinage: string, work: () => Promise<Issue<Rendu>>): Promise<Issue<Rendu>> {
  const file = files.get(voisinage) ?? { fin: Promise.resolve(), combien: 0 }
  if (file.combien > ATTENTE) return { echec: 'occupe' }
  file.combien++
  files.set(voisinage, file)
  const tour = file.fin.then(work)
  file.fin = tour.catch(() => undefined)
  try {
    return await tour
  } finally {
    if (--file.combien === 0) files.delete(voisinage)
  }
}
