import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { moveIn, writeLineIn, writeMessageIn } from '../fil/write'
import { holdForMessage } from './hold'
import type { RouvrirForm } from './schema'

/** Rouvre une demande traitée, au nom de qui la rouvre, en disant au client pourquoi. */
export const reopenDemande = (actor: Actor, { numero, cle, corps }: z.output<typeof RouvrirForm>): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const fait = { vers: routes.gestionDemande(numero, 'rouvrir') }
    const tenue = await holdForMessage(actor, db, { numero, acte: 'rouvrir', cle }, corps)
    if (!tenue) return fait
    const { id, demande, vers, contexte, plume } = tenue
    await writeMessageIn(db, demande, { ...plume, id, cote: 'gestion', corps })
    await writeLineIn(db, demande, `Demande rouverte par ${plume.auteurNom}.`)
    await record(db, actor, 'demande.rouverte', { demandeId: demande.id, par: 'gestion' }, contexte)
    const suivie = { gestionnaireId: actor.utilisateur.id, gestionnaireNom: plume.auteurNom }
    await moveIn(db, demande, vers, { ...suivie, rouvertures: { increment: 1 }, traiteeLe: null, issue: null })
    return fait
  })
