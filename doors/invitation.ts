import 'server-only'
import type { z } from 'zod'
import type { Visit } from '@/lib/access/visit'
import { noteFailedInvitation } from '@/lib/acts/refusals'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { clientIp } from '@/lib/ground/store'
import { declineInvitation } from '@/lib/identite/decline-invitation'
import { acceptInvitation } from '@/lib/identite/invitation'
import { hasQuestions } from '@/lib/identite/questions-secretes'
import { createInvited, joinInvited } from '@/lib/identite/rejoindre'
import type { AccesInviteForm, InvitationForm, InvitationParams } from '@/lib/identite/schema'
import { signInClient } from './sign-in'
import { twice } from './twice'

/** Ouvre l’accès d’une personne invitée dans l’équipe de gestion, puis la mène à sa connexion : elle y prouve ce qu’elle vient de choisir. */
export async function openAccess(saisie: z.output<typeof InvitationForm>): Promise<Outcome> {
  await acceptInvitation({ jeton: saisie.jeton, motDePasse: twice(saisie), code: saisie.code }, clientIp())
  return { vers: routes.connexionGestion() }
}

/** Crée l’accès d’une personne invitée par un client, la fait entrer, et la mène à ses questions secrètes. */
export async function createAccess(saisie: z.output<typeof AccesInviteForm>): Promise<Outcome> {
  const motDePasse = twice(saisie)
  const { identifiant } = await createInvited({ jeton: saisie.jeton, motDePasse }, clientIp())
  return signInClient({ identifiant, motDePasse, retour: routes.questionsSecretes() })
}

/** Accepte une invitation avec la session de l’adresse invitée. @returns vrai quand les questions secrètes restent à choisir. */
export async function join(visit: Visit<'invitation:accepter', null>, { jeton }: { jeton: string }): Promise<boolean> {
  await joinInvited(visit, { jeton }, clientIp())
  return !(await hasQuestions(visit.actor.utilisateur.id))
}

/** L’invitation acceptée : dans l’espace, par les questions secrètes si elles manquent. */
export const afterJoin = (sansQuestions: boolean): Outcome => ({ vers: sansQuestions ? routes.questionsSecretes() : routes.accueil() })

/** Refuse l’invitation : sa page le dit. */
export async function decline({ jeton }: z.output<typeof InvitationParams>): Promise<Outcome> {
  await declineInvitation({ jeton }, clientIp())
  return { vers: routes.invitation(jeton) }
}

/** Un lien que personne n’a envoyé, ouvert : le journal le sait. */
export const missedInvitation = (jeton: string): void => noteFailedInvitation({ jeton, ip: clientIp(), raison: 'inconnue' })
