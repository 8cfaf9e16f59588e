import 'server-only'
import type { Visit } from '@/lib/access/visit'
import type { FaitClient } from '@/lib/delegations/schema'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { Decidee } from '@/lib/identite/answer-delegation'
import type { Changee } from '@/lib/identite/change-delegation'
import { changeCollegue, type FaitCollegue, inviteCollegue, type PlaceDonnee } from '@/lib/identite/collegues'
import type { ExpertDeclare, PreparationVisee } from '@/lib/identite/declare-expert'
import type { Personne } from '@/lib/identite/inviter'

/** La page du client, qui dit ce que le cabinet vient de faire. */
export const toClient =
  (fait: FaitClient) =>
  ({ delegationId }: Decidee): Outcome => ({ vers: routes.client(delegationId, fait) })

/** La seconde étape, où se disent les droits. */
export const toDroits = ({ compteId, preparationId }: PreparationVisee): Outcome => ({ vers: routes.habiliterExpert(compteId, preparationId) })

/** La fiche, qui dit que le cabinet est déclaré. */
export const toDeclare = ({ compteId, delegationId }: ExpertDeclare): Outcome => ({ vers: routes.expert(compteId, delegationId, 'declare') })

/** La fiche, qui dit ce que l’on vient d’en faire. */
export const toExpert = ({ compteId, delegationId, suite }: Changee): Outcome => ({ vers: routes.expert(compteId, delegationId, suite) })

type PlaceSaisie = { place: 'responsable' | 'tous' | 'choisis'; client: readonly string[] }

/** La place d’un collègue, telle que la commande la lit. */
const placeOf = ({ place, client: comptes }: PlaceSaisie): PlaceDonnee => ({
  role: place === 'responsable' ? 'responsable' : 'collegue',
  portee: place === 'choisis' ? 'manuelle' : 'portefeuille',
  comptes,
})

/** Invite un collègue d’après ce que le formulaire dit de sa place. */
export const inviteHere = (
  visit: Visit<'cabinet:administrer', null>,
  { place, client, ...personne }: Personne & PlaceSaisie,
): Promise<FaitCollegue> => inviteCollegue(visit, { ...personne, place: placeOf({ place, client }) })

/** Change un collègue d’après ce que le formulaire dit de sa place. */
export const changeHere = (
  visit: Visit<'cabinet:administrer', null>,
  { membre, ...saisie }: { membre: string } & PlaceSaisie,
): Promise<FaitCollegue> => changeCollegue(visit, { membre, place: placeOf(saisie) })

/** La liste des collègues, qui dit ce que l’on vient de faire. */
export const toCollegues = ({ suite }: FaitCollegue): Outcome => ({ vers: routes.collegues(suite) })
