import 'server-only'
import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { env } from '@/lib/ground/env'
import { refused } from '@/lib/ground/errors'
import { type Fichier, getFichier } from './queries'
import { canOpen, disposition } from './rules'
import { type Rangement, readStored } from './store'

/** Un fichier gardé, et ce qu’il doit être. */
export type AOuvrir = Pick<Fichier, 'cle' | 'cleChiffree' | 'nom' | 'taille' | 'type' | 'sha256'>

/** Ce qu’une adresse de téléchargement remet : des octets à mesure, jamais ouverts dans la page. */
export type Remise = { disposition: string; type: string; taille: number; octets: AsyncGenerator<Buffer> }

/**
 * Un fichier que cette personne peut ouvrir maintenant.
 * @throws `notFound` ; `refused` tant que l’antivirus ne l’a pas dit sain.
 */
export async function findFichier(actor: Actor, db: Db, { id }: { id: string }): Promise<Fichier> {
  const fichier = await getFichier(actor, db, id)
  if (canOpen(fichier, { id: actor.utilisateur.id, gestion: actor.gestion !== null }, isWithoutAntivirus())) return fichier
  throw refused(
    fichier.analyse === 'infectee'
      ? 'L’antivirus a écarté ce fichier\u00a0: il ne s’ouvre plus. Demandez-en un autre à la personne qui l’a déposé.'
      : fichier.analyse === 'erreur'
        ? 'L’antivirus n’a pas pu analyser ce fichier. Il recommencera\u00a0: réessayez dans une heure, ou demandez un autre fichier.'
        : 'Ce fichier est en cours d’analyse. Il s’ouvrira dès que l’antivirus aura répondu\u00a0: réessayez dans quelques minutes.',
  )
}

/** Vrai quand ce portail n’a pas d’antivirus et l’assume. */
export function isWithoutAntivirus(): boolean {
  const { DEMO, ANTIVIRUS, CLAMAV_HOST } = env()
  return !CLAMAV_HOST && (DEMO || ANTIVIRUS === 'aucun')
}

/**
 * Ouvre un fichier : relu une fois en entier pour vérifier ses sceaux et son empreinte, puis déchiffré à mesure. Rien d’un fichier
 * altéré ne part, et la mémoire n’en tient qu’une tranche.
 * @param parti dit que plus personne n’attend : la lecture s’arrête là.
 * @throws quand il a été altéré, ou que `parti`.
 */
export async function openFichier(fichier: AOuvrir, parti?: AbortSignal): Promise<Remise> {
  const empreinte = createHash('sha256')
  for await (const tranche of readStored(fichier)) {
    parti?.throwIfAborted()
    empreinte.update(tranche)
  }
  if (empreinte.digest('hex') !== fichier.sha256) throw new Error('Le fichier gardé n’est pas celui qui a été reçu.')
  return { disposition: disposition(fichier.nom), type: fichier.type, taille: fichier.taille, octets: readStored(fichier) }
}

/** L’image d’une page, en entier : elle est petite. @throws quand elle a été altérée. */
export async function openApercu(gardee: Rangement): Promise<Uint8Array<ArrayBuffer>> {
  const tranches: Buffer[] = []
  for await (const tranche of readStored(gardee)) tranches.push(tranche)
  return new Uint8Array(Buffer.concat(tranches))
}
