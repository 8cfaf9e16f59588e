import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { ETAT_NOMS } from '@/lib/demandes/noms'
import { ROLE_NOMS } from '@/lib/access/roles'
import type { Db } from '@/lib/data/prisma'
import type { Context } from '@/lib/acts/record'
import { formatDay, formatTime } from '@/lib/ground/date'
import { notFound, refused } from '@/lib/ground/errors'
import { messageId } from '../fil/message-id'
import { type DemandeTenue, holdDemande, type Plume } from '../fil/write'
import type { EtatInterne } from '../rules'
import { type ActeGestion, nextEtat } from '../transitions'

/** Une demande verrouillée pour un acte de la gestion, et l’état où il la mène. */
export type Tenue = { demande: DemandeTenue; vers: EtatInterne; contexte: Context; plume: Plume }

/**
 * Verrouille une demande pour cet acte. Seul qui la suit agit dessus, ou un superviseur ; la prendre et la rouvrir sont à tous.
 * @throws `notFound` (inconnue, brouillon) ; `refused` avec son état présent et qui la suit.
 */
export async function holdForActe(actor: Actor, db: Db, numero: string, acte: ActeGestion): Promise<Tenue> {
  if (!actor.gestion) throw notFound()
  const demande = await holdDemande(db, { numero })
  if (!demande) throw notFound()
  const { etat, gestionnaireId, gestionnaireNom } = demande
  const sienne = gestionnaireId === actor.utilisateur.id || actor.gestion === 'superviseur'
  const vers = nextEtat(acte, etat)
  const depuis = await since(db, demande)
  if (!vers)
    throw refused(
      acte === 'prendre' && gestionnaireNom && etat !== 'cloturee'
        ? `Cette demande est déjà suivie par ${gestionnaireNom}, depuis le ${depuis}.`
        : `Cette demande est « ${etat === 'brouillon' ? 'Brouillon' : ETAT_NOMS[etat].un} » depuis le ${depuis}${gestionnaireNom ? `, suivie par ${gestionnaireNom}` : ''} : cet acte n’y est plus possible. Rechargez la page.`,
    )
  if (!sienne && acte !== 'prendre' && acte !== 'rouvrir')
    throw refused(`Cette demande est suivie par ${gestionnaireNom ?? 'un autre gestionnaire'} : lui seul peut agir, ou un superviseur.`)
  return { demande, vers, contexte: { siren: demande.siren, compteId: demande.compteId }, plume: staffPlume(actor) }
}

async function since(db: Db, { id, siren }: DemandeTenue): Promise<string> {
  const { etatLe } = await db.demande.findFirstOrThrow({ where: { id, siren }, select: { etatLe: true } })
  return `${formatDay(etatLe)} à ${formatTime(etatLe)}`
}

/** Qui écrit, du côté de la gestion. */
export const staffPlume = ({ utilisateur, gestion }: Actor): Plume => ({
  auteurId: utilisateur.id,
  auteurNom: `${utilisateur.prenom} ${utilisateur.nom}`,
  auteurRole: ROLE_NOMS[gestion ?? 'gestionnaire'][utilisateur.civilite],
  pourLeCompteDe: null,
})

/**
 * La même pour un acte qui écrit un message : `null` quand il est déjà écrit, le même formulaire étant arrivé deux fois. Jugé sous le verrou.
 * @param contenu ce que l’acte porte, et qui le distingue d’un autre du même formulaire.
 */
export async function holdForMessage(
  actor: Actor,
  db: Db,
  { numero, acte, cle }: { numero: string; acte: ActeGestion; cle: string },
  ...contenu: readonly string[]
): Promise<(Tenue & { id: string }) | null> {
  if (!actor.gestion) throw notFound()
  const demande = await holdDemande(db, { numero })
  if (!demande) throw notFound()
  const id = messageId({ demandeId: demande.id, auteurId: actor.utilisateur.id, cle }, acte, ...contenu)
  if ((await db.message.count({ where: { id, demandeId: demande.id, siren: demande.siren } })) > 0) return null
  return { ...(await holdForActe(actor, db, numero, acte)), id }
}
