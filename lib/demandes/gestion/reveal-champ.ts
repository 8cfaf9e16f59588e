import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import { unseal } from '@/lib/data/champ'
import type { Db } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'
import { acteDeLecture, type Visee } from '../acte'
import { empreinteOfValue } from '../envoi/empreinte'
import { Contenu } from '../envoi/schema'
import { sayScelle } from './dire-scelle'

/** Une valeur scellée, montrée : son champ, et son texte en clair. */
export type Revele = { champ: string; texte: string }

/**
 * Montre en clair une valeur scellée du dernier envoi (numéro de sécurité sociale, IBAN) et l’inscrit au journal dans la même transaction : la base ne
 * rend la valeur que contre l’événement qui dit l’avoir montrée (`valeur_revelee`).
 * @throws `notFound` quand la demande n’a pas cette valeur.
 */
export const revealIn = (db: Db, visit: Visit<'gestion:traiter', Visee>, { champ }: { champ: string }): Promise<Revele> =>
  acteDeLecture(db, visit, async ({ objet: { id: demandeId }, note }) => {
    const envoi = await db.envoi.findFirst({ where: { demandeId }, orderBy: { rang: 'desc' }, select: { id: true, contenu: true } })
    const lignes = envoi ? Contenu.parse(envoi.contenu).etapes.flatMap((etape) => etape.lignes) : []
    const ligne = lignes.find((une) => une.champ === champ)
    if (!envoi || !ligne || !(ligne.genre === 'nir' || ligne.genre === 'iban') || !ligne.valeur) throw notFound()
    const trace = await note('valeur.revelee', { demandeId, envoiId: envoi.id, champ })
    const [rendue] = await db.$queryRaw<{ scelle: string | null }[]>`SELECT valeur_revelee(${trace}::uuid) AS scelle`
    const valeur: unknown = rendue?.scelle ? JSON.parse(unseal(rendue.scelle)) : null
    if (valeur === null || empreinteOfValue(ligne.genre, valeur) !== ligne.valeur.empreinte)
      throw new Error(`La valeur scellée « ${champ} » de l’envoi ${envoi.id} n’est plus celle qui a été envoyée.`)
    return { champ, texte: sayScelle(valeur) }
  })
export const revealChamp = command(revealIn)
