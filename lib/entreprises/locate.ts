import type { Actor } from '@/lib/access/actor'

/** L’entreprise d’un compte, si cette personne l’y atteint comme membre. */
export async function ficheOf(
  actor: Actor,
  _db: unknown,
  { compte, siren }: { compte: string; siren: string },
): Promise<{ compteId: string; siren: string } | null> {
  const atteinte = actor.acces.some((a) => a.voie === 'membre' && a.compteId === compte && a.sirens.includes(siren))
  return atteinte ? { compteId: compte, siren } : null
}
