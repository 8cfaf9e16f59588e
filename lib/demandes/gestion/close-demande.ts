import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { ISSUE_NOMS } from '@/lib/demandes/noms'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { moveIn, writeLineIn, writeMessageIn } from '../fil/write'
import { holdForMessage } from './hold'
import type { CloreForm } from './schema'

/** Clôt une demande, avec son issue et le message qui la dit au client. */
export const closeDemande = (actor: Actor, { numero, cle, issue, corps }: z.output<typeof CloreForm>): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const fait = { vers: routes.gestionDemande(numero, 'cloturer') }
    const tenue = await holdForMessage(actor, db, { numero, acte: 'cloturer', cle }, issue, corps)
    if (!tenue) return fait
    const { id, demande, vers, contexte, plume } = tenue
    await writeMessageIn(db, demande, { ...plume, id, cote: 'gestion', corps })
    await writeLineIn(db, demande, `Statut : Traitée, ${ISSUE_NOMS[issue].toLocaleLowerCase('fr')}.`)
    await record(db, actor, 'demande.cloturee', { demandeId: demande.id, messageId: id, issue }, contexte)
    // Ce qui manquait n’est plus attendu : rouverte, la demande ne montre pas un emplacement qui refuse tout.
    await db.piece.updateMany({
      where: { demandeId: demande.id, siren: demande.siren, etat: { in: ['demandee', 'refusee'] } },
      data: { etat: 'abandonnee' },
    })
    await moveIn(db, demande, vers, { issue, traiteeLe: maintenant(), echeanceLe: null })
    return fait
  })
