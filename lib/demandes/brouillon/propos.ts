import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { anomaliesOf, courriersOf } from '@/lib/data/reach'
import { checkContact } from '@/lib/demarches/contact/rules'
import { formatDate, formatMonth } from '@/lib/ground/date'
import { de } from '@/lib/ground/elision'
import { notFound } from '@/lib/ground/errors'
import type { Univers } from '@/lib/ground/univers'
import { SERVICES } from '@/lib/offres/catalogue'
import { familleOf } from '@/lib/ground/familles-dsn'
import { isTue } from '@/lib/ground/rubriques-tues'

/** Ce dont l’adresse dit que l’on veut parler. */
export type Propos = { courrier?: string | undefined; offre?: string | undefined; anomalie?: string | undefined }

/**
 * Ce qu’il remplit d’un formulaire de contact : l’objet, et le début du message ; `texte` le redit avant de commencer. `univers` : celui de ce dont on parle,
 * `null` quand il n’en a pas un seul.
 */
export type Dit = { objet: string; message: string; texte: string; univers: Univers | null }

/**
 * Le courrier auquel on répond, l’anomalie que l’on conteste, ou l’offre pour laquelle on veut être rappelé. Ce qu’ils disent ne passe jamais par l’adresse.
 * @throws `notFound` quand le courrier ou l’anomalie ne se lit pas.
 */
export async function readPropos(actor: Actor, db: Db, siren: string, { courrier, offre, anomalie }: Propos): Promise<Dit | null> {
  if (courrier !== undefined) {
    const lu = await db.courrier.findFirst({
      where: { AND: [{ id: courrier, siren }, courriersOf(actor, 'courrier:lire', siren)] },
      select: { numero: true, objet: true, publieLe: true, contratReference: true, univers: true },
    })
    if (!lu) throw notFound()
    const { numero, objet, publieLe, contratReference, univers } = lu
    const nom = `${numero ? `${numero}, ` : ''}«\u00a0${objet}\u00a0», du ${formatDate(publieLe)}`
    const contrat = contratReference ? `, contrat ${contratReference}` : ''
    return {
      objet: 'espace/suites/courrier',
      message: `À propos de votre courrier ${nom}${contrat}\u00a0:\n\n`,
      texte: `Votre courrier ${nom}`,
      univers,
    }
  }
  if (anomalie !== undefined) return readAnomalie(actor, db, siren, anomalie)
  const service = SERVICES.find(({ id }) => id === offre)
  if (!service) return null
  const [seul, ...autres] = service.univers
  return {
    objet: 'espace/suites/rappel',
    message: `Merci de me rappeler au sujet de «\u00a0${service.titre}\u00a0».`,
    texte: `Être rappelé au sujet de «\u00a0${service.titre}\u00a0»`,
    univers: seul && autres.length === 0 ? seul : null,
  }
}

/** L’anomalie que l’on conteste : sa ligne, mot pour mot, sans le salarié. */
async function readAnomalie(actor: Actor, db: Db, siren: string, repere: string): Promise<Dit> {
  const [retourId = '', rang = ''] = repere.split('.')
  const lue = await db.anomalieDsn.findFirst({
    where: { AND: [{ retourId, rang: Number(rang), siren }, anomaliesOf(actor, 'dsn:lire', siren)] },
    select: { code: true, mois: true, siret: true, rubrique: true, valeur: true, attendu: true, contratReference: true, univers: true },
  })
  if (!lue) throw notFound()
  const { code, mois, siret, rubrique, valeur, attendu, contratReference, univers } = lue
  const famille = familleOf(code)
  const nom = `${famille ? `«\u00a0${famille.titre}\u00a0», ` : ''}code ${code}, DSN ${de(formatMonth(mois))}`
  const ou = `Rubrique ${rubrique}, établissement ${siret}${contratReference ? `, contrat ${contratReference}` : ''}.`
  const valeurs = `Valeur trouvée\u00a0: ${valeur ?? 'rien'}. Valeur attendue\u00a0: ${attendu.join(', ') || 'autre chose'}.`
  const dites = isTue(rubrique) || checkContact({ message: valeurs }).length > 0 ? '' : `${valeurs}\n`
  return {
    objet: famille ? 'dsn/crm/contester' : 'dsn/crm/anomalie',
    message: `À propos de l’anomalie ${nom}\u00a0:\n${ou}\n${dites}\n`,
    texte: `L’anomalie ${nom}`,
    univers,
  }
}
