import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { publishedId } from '@/lib/demandes/fil/message-id'
import { invalid } from '@/lib/ground/errors'
import type { FichierPublie } from '@/lib/publication/receive-file'
import { type CourrierCompose, composeCourrier } from './compose-courrier'
import { dayOf } from './jours'
import { drawNumeroCourrier } from './draw-numero'
import type { CourrierAPublier, PublierForm } from './schema'

/** Un courrier publié : le sien, ou celui d’avant quand le même formulaire est revenu. `deja` : le fichier rangé est de trop. */
export type CourrierPublie = { id: string; numero: string; deja: boolean }

/**
 * Publie un courrier à une entreprise : il prend son numéro, est figé tel quel, et qui l’atteint en est prévenu. Le même formulaire, avec le même
 * contenu, deux fois n’en fait qu’un.
 * @param fichier le PDF qui en tient lieu, ou qui l’accompagne ; sans lui, le texte.
 * @throws `invalide` comme `composeCourrier`, ou quand aucun compte ne suit l’entreprise.
 */
export async function publishIn(
  db: Db,
  visit: Visit<'gestion:traiter'>,
  { cle, ...input }: CourrierAPublier,
  fichier: FichierPublie | null = null,
): Promise<CourrierPublie> {
  const lettre = await composeCourrier(db, visit.actor, input)
  const { siren, univers, contratReference, destinataire, objet, corps, reponseLe } = lettre
  const auteurId = visit.actor.utilisateur.id
  const dits = [siren, univers, contratReference ?? '', destinataire, objet, corps, reponseLe ?? '', fichier?.sha256 ?? '']
  const id = publishedId({ auteurId, cle }, ...dits)
  // Deux fois au même instant, le second attend le premier et rend son numéro.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`
  const deja = await db.courrier.findUnique({ where: { id }, select: { numero: true } })
  if (deja?.numero) return { id, numero: deja.numero, deja: true }
  if ((await db.rattachement.count({ where: { siren, detacheLe: null } })) === 0)
    throw invalid({ siren: 'Aucun compte du portail ne suit cette entreprise\u00a0: personne ne le lirait. Écrivez-lui par la poste.' })
  return acteIn(
    db,
    visit,
    async () => ({ siren, univers }),
    async ({ note }) => {
      const numero = await drawNumeroCourrier(db)
      await db.courrier.create({
        data: { ...lettre, reponseLe: dayOf(reponseLe), id, numero, publiePar: auteurId, ...fichier },
        select: { id: true },
      })
      await note('courrier.publie', { courrierId: id, numero })
      return { id, numero, deja: false }
    },
  )
}
export const publishCourrier = command(publishIn)

/** Ce que rend le formulaire d’un courrier : l’aperçu de ce qui serait publié, ou le courrier publié. */
export type FaitCourrier = { suite: 'apercu'; lettre: CourrierCompose } | ({ suite: 'publie' } & CourrierPublie)

/** Montre le courrier tel qu’il serait publié, sans rien écrire, ou le publie. @throws comme `publishIn`. */
export async function writeIn(db: Db, visit: Visit<'gestion:traiter'>, { intention, ...input }: PublierForm): Promise<FaitCourrier> {
  if (intention === 'publier') return { suite: 'publie', ...(await publishIn(db, visit, input)) }
  return { suite: 'apercu', lettre: await composeCourrier(db, visit.actor, input) }
}
export const writeCourrier = command(writeIn)
