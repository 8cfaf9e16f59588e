import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import type { Outcome } from '@/lib/ground/form-state'
import { notFound, refused } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import { nextEtat } from '../transitions'
import { contextFor, plumeOf, titleFor } from './plume'
import { holdDemande, moveIn, writeLineIn } from './write'

/**
 * Annule une demande que personne n’a encore prise en charge.
 * @throws `notFound` ; `refused` quand elle est prise, ou qu’aucun titre ne le permet.
 */
export const cancelDemande = (actor: Actor, { siren, numero }: { siren: string; numero: string }): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const demande = await holdDemande(db, { AND: [{ numero, siren }, demandesOf(actor, 'demande:lire', siren)] })
    if (!demande) throw notFound()
    const titre = titleFor(actor, 'demande:repondre', siren, demande.univers)
    if (!titre) throw refused('Vous pouvez lire cette demande, pas l’annuler.')
    const vers = nextEtat('annuler', demande.etat)
    if (!vers) throw refused('Cette demande vient d’être prise en charge : elle ne s’annule plus. Dites-le au gestionnaire dans un message.')
    await record(db, actor, 'demande.annulee', { demandeId: demande.id }, contextFor(siren, titre))
    await writeLineIn(db, demande, `Demande annulée par ${plumeOf(actor, titre).auteurNom}.`)
    await moveIn(db, demande, vers, { traiteeLe: maintenant(), issue: 'annulee' })
    return { vers: `${routes.demande(siren, numero)}?envoi=annulee` }
  })
