import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { ISSUE_NOMS } from '@/lib/copy/demande'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/events/record'
import type { Outcome } from '@/lib/http/action'
import { routes } from '@/lib/http/routes'
import { moveIn, writeLineIn, writeMessageIn } from '../fil/write'
import { holdForMessage } from './hold'
import type { CloreForm } from './schema'

/** Clôt une demande, avec son issue et le message qui la dit au client. */
export const closeDemande = (actor: Actor, { numero, cle, issue, corps }: z.output<typeof CloreForm>): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const fait = { vers: routes.gestionDemande(numero, 'cloturer') }
    const tenue = await holdForMessage(actor, db, numero, 'cloturer', cle)
    if (!tenue) return fait
    const { demande, vers, contexte, plume } = tenue
    await writeMessageIn(db, demande, { ...plume, id: cle, cote: 'gestion', corps })
    await writeLineIn(db, demande, `Statut : Traitée, ${ISSUE_NOMS[issue].toLocaleLowerCase('fr')}.`)
    await record(db, actor, 'demande.cloturee', { demandeId: demande.id, messageId: cle, issue }, contexte)
    await moveIn(db, demande, vers, { issue, traiteeLe: new Date(), echeanceLe: null })
    return fait
  })
