import 'server-only'
import { judge, type Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { DERNIERE } from '@/lib/copy/comptes'
import { deleteIn } from '@/lib/demandes/brouillon/erase-brouillon'
import { brouillonById } from '@/lib/demandes/locate'
import { maintenant } from '@/lib/ground/clock'
import { invalid, notFound, refused } from '@/lib/ground/errors'
import { plural } from '@/lib/ground/number'

/** Une entreprise d’un compte, telle qu’une visite la vise. */
type EntrepriseVisee = { compteId: string; siren: string }

/** L’entreprise qui vient de quitter le compte. */
export type Detachee = { compteId: string; siren: string }

/**
 * Détache une entreprise d’un compte : rien n’est effacé que ses brouillons, et l’accès de chacun à elle par ce compte prend fin. Rattachée plus tard, elle
 * ne rend pas les droits donnés un à un.
 * @throws `refused` pour la dernière ; `invalid` quand des brouillons restent et qu’on n’a pas dit de les abandonner ; `notFound` quand elle n’y est plus.
 */
export const detachIn = (db: Db, visit: Visit<'compte:administrer', EntrepriseVisee>, { brouillons }: { brouillons?: 'abandonner' | undefined }) =>
  acteIn(db, visit, load(visit.objet), async ({ actor, objet: { compteId, siren, autres }, note }): Promise<Detachee> => {
    if (autres === 0) throw refused(DERNIERE)
    const restent = await db.demande.findMany({ where: { compteId, siren, statut: 'a_finaliser', jeteLe: null }, select: { id: true } })
    if (restent.length > 0 && brouillons !== 'abandonner')
      throw invalid({ brouillons: `Cochez cette case pour abandonner ${plural(restent.length, 'brouillon')}, ou envoyez-les d’abord.` })
    for (const { id } of restent) {
      const vise = await brouillonById(actor, db, { id, siren })
      if (vise) await deleteIn(db, judge(actor, 'demande:deposer', vise))
    }
    const fin = maintenant()
    const par = actor.utilisateur.id
    await db.habilitation.updateMany({ where: { compteId, siren, retireeLe: null }, data: { retireeLe: fin } })
    await db.rattachement.updateMany({ where: { compteId, siren, detacheLe: null }, data: { detacheLe: fin, detachePar: par } })
    await note('entreprise.detachee', { utilisateurId: par, compteId, brouillons: restent.length })
    return { compteId, siren }
  })
export const detachEntreprise = command(detachIn)

/** L’entreprise tenue avec toutes celles du compte : deux qui partent ensemble n’en laissent pas zéro. */
const load =
  ({ compteId, siren }: EntrepriseVisee) =>
  async (db: Db) => {
    const tenues = await db.$queryRaw<{ siren: string }[]>`
      SELECT siren FROM rattachement WHERE compte_id = ${compteId}::uuid AND detache_le IS NULL ORDER BY id FOR UPDATE`
    if (!tenues.some((une) => une.siren === siren)) throw notFound()
    return { compteId, siren, autres: tenues.length - 1 }
  }
