import 'server-only'
import { z } from 'zod'
import { systemDb } from '@/lib/data/as-system'
import { env } from '@/lib/ground/env'
import { notFound } from '@/lib/ground/errors'
import { pageOf, PageSearch } from '@/lib/ground/pages'
import { openLinks } from '@/lib/identite/jeton'
import { headerText } from './header-text'

export const CourrielParams = z.object({ id: z.uuid() })

const LIGNE = { id: true, destinataire: true, sujet: true, etat: true, creeLe: true, erreur: true } as const

export const CourrielsSearch = z.object({ page: PageSearch })
const TAILLE_BOITE = 100

/**
 * Une page de la boîte locale, le dernier courriel en tête, quel que soit son destinataire. Démonstration seulement.
 * @throws `notFound` ailleurs.
 */
export async function listDemoCourriels(page: number) {
  const ici = pageOf(await box().courriel.count(), page, TAILLE_BOITE)
  const courriels = await box().courriel.findMany({
    orderBy: [{ creeLe: 'desc' }, { id: 'desc' }],
    take: TAILLE_BOITE,
    skip: (ici.page - 1) * TAILLE_BOITE,
    select: LIGNE,
  })
  return { courriels, ici }
}
export type LigneCourriel = Awaited<ReturnType<typeof listDemoCourriels>>['courriels'][number]

/**
 * Un courriel de la boîte locale.
 * @throws `notFound` quand il n’existe pas, ou hors démonstration.
 */
export async function getDemoCourriel(id: string) {
  const courriel = await box().courriel.findUnique({ where: { id }, select: { ...LIGNE, messageId: true, texte: true, html: true } })
  if (!courriel) throw notFound()
  return { ...courriel, texte: openLinks(courriel.texte), html: openLinks(courriel.html) }
}
export type CourrielLu = Awaited<ReturnType<typeof getDemoCourriel>>

/** Le courriel au format des messageries (RFC 5322), ses deux formes comprises : une messagerie l’ouvre tel qu’il serait arrivé. */
export function toEml({ destinataire, sujet, messageId, creeLe, texte, html }: CourrielLu): string {
  const bord = 'courriel-de-demonstration'
  const part = (type: string, corps: string) =>
    `--${bord}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${fold(corps)}\r\n`
  const entetes = [
    `From: Carcept Prev <${env().MAIL_EXPEDITEUR}>`,
    `To: ${headerText(destinataire, 254)}`,
    `Subject: ${encoded(headerText(sujet))}`,
    `Date: ${creeLe.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${headerText(messageId, 254)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${bord}"`,
  ]
  return `${entetes.join('\r\n')}\r\n\r\n${part('text/plain', texte)}${part('text/html', html)}--${bord}--\r\n`
}

const fold = (corps: string): string =>
  (
    Buffer.from(corps)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n')

/** Un mot encodé ne dépasse pas 75 signes (RFC 2047, 2) : douze caractères en tiennent toujours un. */
const encoded = (sujet: string): string =>
  (sujet.match(/.{1,12}/gsu) ?? []).map((mot) => `=?UTF-8?B?${Buffer.from(mot).toString('base64')}?=`).join('\r\n ')

function box() {
  if (!env().DEMO) throw notFound()
  return systemDb('monde de démonstration')
}
