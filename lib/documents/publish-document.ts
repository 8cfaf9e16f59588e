import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db, Prisma } from '@/lib/data/prisma'
import { publishedId } from '@/lib/demandes/fil/message-id'
import { refused } from '@/lib/ground/errors'
import { formatNumber, plural } from '@/lib/ground/number'
import type { FichierPublie } from '@/lib/publication/receive-file'
import { listVises, type Vise } from './cible'
import type { PublierDocumentForm } from './schema'

/** Un document publié ; `deja` : le même formulaire est revenu, le fichier rangé est de trop. */
export type DocumentPublie = { id: string; entreprises: number; deja: boolean }

/**
 * Publie un document aux entreprises que vise sa cible. Il est figé, et chacune a sa ligne, donc son « non lu » ; une personne qui en suit plusieurs n’en
 * est prévenue qu’une fois. Le même formulaire, avec le même fichier, deux fois n’en fait qu’un.
 * @throws `refused` quand l’essai à blanc n’en comptait pas autant : on relit avant de publier à plus, ou à moins.
 */
export async function publishDocumentIn(
  db: Db,
  visit: Visit<'gestion:traiter'>,
  { cle, attendues, ...input }: PublierDocumentForm,
  fichier: FichierPublie,
): Promise<DocumentPublie> {
  const { portee, cible, univers, nature, titre, phrase } = input
  const auteur = visit.actor.utilisateur
  const id = publishedId({ auteurId: auteur.id, cle }, portee, cible, univers, nature, titre, phrase, fichier.sha256)
  // Deux fois au même instant, le second attend le premier.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`
  if (await db.document.findUnique({ where: { id }, select: { id: true } }))
    return { id, entreprises: await db.documentAdresse.count({ where: { documentId: id } }), deja: true }
  const vises = await listVises(visit.actor, db, { portee, cible, univers })
  if (vises.length !== attendues)
    throw refused(
      `L’essai à blanc comptait ${plural(attendues, 'entreprise')}, il y en a maintenant ${formatNumber(vises.length)}\u00a0: rien n’est publié. Reprenez l’essai, puis publiez.`,
    )
  const [seule] = vises
  return acteIn(
    db,
    visit,
    async () => (vises.length === 1 && seule ? { siren: seule.siren, univers } : {}),
    async ({ note }) => {
      const publie = { publiePar: auteur.id, publieParNom: nameOf(auteur) }
      await writeDocumentIn(db, { id, univers, nature, titre, phrase, portee, cible, ...fichier, ...publie }, vises)
      await note('document.publie', { documentId: id, entreprises: vises.length })
      return { id, entreprises: vises.length, deja: false }
    },
  )
}

/** Écrit un document et une ligne par entreprise visée, dans la transaction ouverte ; l’événement est à qui publie. */
export async function writeDocumentIn(db: Db, document: Prisma.DocumentCreateInput, vises: readonly Vise[]): Promise<void> {
  await db.document.create({ data: document, select: { id: true } })
  const { id: documentId, univers } = document
  await db.documentAdresse.createMany({ data: vises.map(({ siren, contratReference }) => ({ documentId, siren, univers, contratReference })) })
}

export const publishDocument = command(publishDocumentIn)
