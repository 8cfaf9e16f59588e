import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { courriersOf } from '@/lib/data/reach'
import { formatDate } from '@/lib/ground/date'
import { notFound } from '@/lib/ground/errors'
import { SERVICES } from '@/lib/offres/catalogue'

/** Ce dont l’adresse dit que l’on veut parler. */
export type Propos = { courrier?: string | undefined; offre?: string | undefined }

/** Ce qu’il remplit d’un formulaire de contact : l’objet, et le début du message ; `texte` le redit avant de commencer. */
export type Dit = { objet: string; message: string; texte: string }

/**
 * Le courrier auquel on répond, ou l’offre pour laquelle on veut être rappelé. Ce qu’ils disent ne passe jamais par l’adresse.
 * @throws `notFound` quand le courrier ne se lit pas.
 */
export async function readPropos(actor: Actor, db: Db, siren: string, { courrier, offre }: Propos): Promise<Dit | null> {
  if (courrier !== undefined) {
    const lu = await db.courrier.findFirst({
      where: { AND: [{ id: courrier, siren }, courriersOf(actor, 'courrier:lire', siren)] },
      select: { numero: true, objet: true, publieLe: true, contratReference: true },
    })
    if (!lu) throw notFound()
    const { numero, objet, publieLe, contratReference } = lu
    const nom = `${numero ? `${numero}, ` : ''}«\u00a0${objet}\u00a0», du ${formatDate(publieLe)}`
    const contrat = contratReference ? `, contrat ${contratReference}` : ''
    return { objet: 'espace/suites/courrier', message: `À propos de votre courrier ${nom}${contrat}\u00a0:\n\n`, texte: `Votre courrier ${nom}` }
  }
  const service = SERVICES.find(({ id }) => id === offre)
  if (!service) return null
  return {
    objet: 'espace/suites/rappel',
    message: `Merci de me rappeler au sujet de «\u00a0${service.titre}\u00a0».`,
    texte: `Être rappelé au sujet de «\u00a0${service.titre}\u00a0»`,
  }
}
