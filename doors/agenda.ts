import 'server-only'
import { detailOf, lecteurOf } from '@/lib/echeances/phrases'
import { writeIcs } from '@/lib/echeances/ics'
import { datesOf } from '@/lib/echeances/rules'
import { addDays, isoDay } from '@/lib/ground/date'
import { maintenant } from '@/lib/ground/clock'
import { env } from '@/lib/ground/env'
import { isDatabaseDown } from '@/lib/ground/errors'
import { readAgenda } from '@/lib/identite/agenda'
import { answer, SANS_CACHE } from './answers'

/** Ce qu’un agenda montre : un mois derrière, un peu plus d’un an devant. */
export const FENETRE = { avant: 31, apres: 400 } as const

const FORME = /^([\w-]{43})(?:\.ics)?$/
const absent = () => answer({ message: 'Introuvable.' }, 404)

/**
 * L’agenda abonné d’une entreprise, ouvert à qui en a l’adresse secrète. Inconnue, révoquée ou perdue de vue, elle répond pareil.
 */
export async function giveAgenda(request: Request, { params }: { params: Promise<{ jeton: string }> }): Promise<Response> {
  const jeton = FORME.exec((await params).jeton)?.[1]
  if (!jeton) return absent()
  try {
    const lu = await readAgenda(jeton, lecteurOf(request.headers.get('user-agent')))
    if (!lu) return absent()
    const ici = isoDay(maintenant())
    const vue = { retraite: lu.univers.includes('retraite'), trimestriel: lu.trimestriel }
    const dates = datesOf(addDays(ici, -FENETRE.avant), addDays(ici, FENETRE.apres), lu, vue)
    const texte = writeIcs({
      nom: `Échéances ${lu.raisonSociale}`,
      siren: lu.siren,
      domaine: new URL(env().APP_URL).hostname,
      dates: dates.map((une) => ({ ...une, detail: detailOf(une, lu) })),
      quand: maintenant(),
    })
    return new Response(texte, {
      headers: {
        ...SANS_CACHE,
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="echeances.ics"',
        'x-robots-tag': 'noindex',
      },
    })
  } catch (erreur) {
    if (isDatabaseDown(erreur)) return answer({ message: 'Le portail revient dans un instant.' }, 503, { 'retry-after': '60' })
    throw erreur
  }
}
