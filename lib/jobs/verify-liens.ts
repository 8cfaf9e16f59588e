import 'server-only'
import { record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'
import { callOut } from '@/lib/ground/call-out'
import { maintenant } from '@/lib/ground/clock'
import { env } from '@/lib/ground/env'
import { log } from '@/lib/ground/log'
import { adressesOf, type EtatLien } from '@/lib/retraite/sorties'

/** Ce que l’on suit d’une adresse qui en donne une autre, et ce qu’on l’attend. */
export const SUIVRE = { renvois: 3, delaiMs: 10_000 } as const

type Reponse = Omit<EtatLien, 'verifieLe'>

/**
 * Demande chaque adresse de retraite une fois, et garde ce qu’elle a répondu, avec l’heure.
 * @param hrefs celles de la configuration ; un essai donne les siennes.
 * @returns combien répondent, combien non.
 */
export async function verifyLiens(
  hrefs: readonly string[] = Object.values(adressesOf(env().RETRAITE_ADRESSES)).map(({ href }) => href),
): Promise<{ repondent: number; enDefaut: number }> {
  const lues: (Reponse & { href: string })[] = []
  for (const href of new Set(hrefs)) lues.push({ href, ...(await ask(href)) })
  const repondent = lues.filter(({ repond }) => repond).length
  const compte = { repondent, enDefaut: lues.length - repondent }
  await asSystem('travail', async (db) => {
    const verifieLe = maintenant()
    for (const { href, ...reponse } of lues)
      await db.lienExterne.upsert({ where: { href }, create: { href, ...reponse, verifieLe }, update: { ...reponse, verifieLe } })
    // Une adresse que la configuration ne nomme plus ne dit plus rien.
    await db.lienExterne.deleteMany({ where: { href: { notIn: lues.map(({ href }) => href) } } })
    await record(db, { systeme: true }, 'liens.verifies', compte)
  })
  return compte
}

/** Une adresse suivie jusqu’au bout : elle répond quand la fin du chemin est une page. */
async function ask(href: string): Promise<Reponse> {
  let ici = href
  try {
    for (let renvois = 0; renvois <= SUIVRE.renvois; renvois++) {
      const { status, headers } = await callOut(ici, { headers: AGENT, delaiMs: SUIVRE.delaiMs, entete: true })
      const vers = status >= 300 && status < 400 ? nextOf(ici, headers.get('location')) : null
      if (vers === null) return { repond: status >= 200 && status < 300, statut: status, mene: ici === href ? null : ici }
      ici = vers
    }
    return { repond: false, statut: null, mene: ici }
  } catch (erreur) {
    log.info({ err: erreur, href }, 'adresse de retraite muette')
    return { repond: false, statut: null, mene: null }
  }
}

const AGENT = { 'user-agent': 'espace-client-carcept-prev (verification des liens)', accept: 'text/html' }

/** L’adresse que donne un renvoi ; `null` quand il n’en donne pas, ou quitte le chiffrement. */
function nextOf(ici: string, location: string | null): string | null {
  const vers = location === null ? null : URL.parse(location, ici)
  return vers && vers.protocol === new URL(ici).protocol ? vers.href : null
}
