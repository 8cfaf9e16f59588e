import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { systemDb } from '@/lib/data/as-system'

/** Qui chaque invitation du compte invitait, par son identifiant : le rôle système seul les lit, la visite prouve qu’on administre ce compte. */
export async function readInvites({ objet: { compteId } }: Visit<'compte:administrer', { compteId: string }>): Promise<Record<string, string>> {
  const lues = await systemDb('connexion').invitation.findMany({ where: { compteId }, select: { id: true, prenom: true, nom: true } })
  return Object.fromEntries(lues.map(({ id, prenom, nom }) => [id, `${prenom} ${nom}`]))
}
