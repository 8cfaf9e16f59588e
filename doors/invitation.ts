import 'server-only'
import type { z } from 'zod'
import { invalid } from '@/lib/ground/errors'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { currentRequest } from '@/lib/ground/store'
import { acceptInvitation } from '@/lib/identite/invitation'
import type { InvitationForm } from '@/lib/identite/schema'

/** Ouvre l’accès d’une personne invitée, puis la mène à sa connexion : elle y prouve ce qu’elle vient de choisir. */
export async function openAccess({ confirmation, ...saisie }: z.output<typeof InvitationForm>): Promise<Outcome> {
  if (confirmation !== saisie.motDePasse) throw invalid({ confirmation: 'Les deux mots de passe ne sont pas les mêmes\u00a0: retapez-les.' })
  await acceptInvitation(saisie, currentRequest()?.clientIp ?? 'inconnue')
  return { vers: routes.connexionGestion() }
}
