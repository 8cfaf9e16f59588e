import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { publishedId } from '@/lib/demandes/fil/message-id'
import { maintenant } from '@/lib/ground/clock'
import { notFound } from '@/lib/ground/errors'
import type { Univers } from '@/lib/ground/univers'
import type { FichierPublie } from '@/lib/publication/receive-file'
import type { PublierModeleForm } from './schema'

/** Une version publiée ; `deja` : le même formulaire est revenu, le fichier rangé est de trop. */
export type ModelePublie = { id: string; version: number; deja: boolean }

/**
 * Publie un modèle à la bibliothèque, ou une version de plus : la précédente reste à côté, telle qu’elle était. Le même formulaire deux fois n’en fait qu’une.
 * @throws `notFound` quand le modèle dont ce serait une version n’est pas là, ou est retiré.
 */
export async function publishModeleIn(
  db: Db,
  visit: Visit<'gestion:superviser'>,
  { cle, chaine, nature, titre, phrase, univers }: PublierModeleForm,
  fichier: FichierPublie,
): Promise<ModelePublie> {
  const auteur = visit.actor.utilisateur
  const siens: Univers[] = univers === 'tous' ? ['sante', 'prevoyance'] : [univers]
  const id = publishedId({ auteurId: auteur.id, cle }, chaine ?? '', nature, titre, phrase, univers, fichier.sha256)
  // Deux versions au même instant se suivent : leur rang n’est pris qu’une fois.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${chaine ?? id}, 0))`
  const deja = await db.modele.findUnique({ where: { id }, select: { version: true } })
  if (deja) return { id, version: deja.version, deja: true }
  return acteIn(
    db,
    visit,
    async () => ({}),
    async ({ note }) => {
      const derniere =
        chaine && (await db.modele.findFirst({ where: { chaine, retireLe: null }, orderBy: { version: 'desc' }, select: { version: true } }))
      if (chaine && !derniere) throw notFound()
      const version = derniere ? derniere.version + 1 : 1
      const publie = { publiePar: auteur.id, publieParNom: nameOf(auteur) }
      await db.modele.create({
        data: { id, chaine: chaine ?? id, version, nature, titre, phrase, univers: siens, ...fichier, ...publie },
        select: { id: true },
      })
      await note('modele.publie', { modeleId: id, version })
      return { id, version, deja: false }
    },
  )
}
export const publishModele = command(publishModeleIn)

/** Retire un modèle de la bibliothèque, toutes versions : il ne se montre ni ne se télécharge plus. Rien n’est effacé. @throws `notFound`. */
export const withdrawModeleIn = (db: Db, visit: Visit<'gestion:superviser'>, { id }: { id: string }): Promise<{ suite: 'retire' }> =>
  acteIn(
    db,
    visit,
    async () => ({}),
    async ({ note }) => {
      const modele = await db.modele.findFirst({ where: { id, retireLe: null }, select: { chaine: true } })
      if (!modele) throw notFound()
      await db.modele.updateMany({ where: { chaine: modele.chaine, retireLe: null }, data: { retireLe: maintenant() } })
      await note('modele.retire', { modeleId: id })
      return { suite: 'retire' }
    },
  )
export const withdrawModele = command(withdrawModeleIn)
