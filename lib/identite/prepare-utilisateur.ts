import 'server-only'
import { notFound, invalid } from '@/lib/ground/errors'
import type { PreparationVisee } from '@/lib/utilisateurs/rules'
import { doubleOf } from './adresse-invitee'
import { type Habilite, inviteIn, type Personne } from './inviter'
import { type Administre, onCompte } from './acte-compte'

/** Ce que dit la première étape ; `preparation` : celle que l’on reprend. */
type Saisie = Personne & { fonction: string; preparation?: string | undefined }

/**
 * Garde la première étape de « Ajouter un utilisateur », le temps de la seconde : à qui l’écrit, un jour au plus.
 * @throws `invalid` quand l’adresse est déjà celle d’un membre du compte, ou qu’une invitation y attend ; rien n’est dit des autres comptes.
 */
export const prepareUtilisateur = (
  visit: Administre,
  { preparation, civilite, nom, prenom, telephone, email, fonction }: Saisie,
): Promise<PreparationVisee> =>
  onCompte(visit, async ({ db, actor: { utilisateur }, objet: { compteId } }) => {
    const { phrase } = await doubleOf(db, { compteId, par: utilisateur.email, email, genre: 'utilisateur' })
    if (phrase) throw invalid({ email: phrase })
    const personne = { civilite, nom, prenom, telephone, email, fonction }
    const sienne = { compteId, auteurId: utilisateur.id, genre: 'utilisateur' as const }
    if (preparation !== undefined) {
      const { count } = await db.preparation.updateMany({ where: { id: preparation, ...sienne }, data: personne })
      if (count > 0) return { compteId, preparationId: preparation }
    }
    const { id } = await db.preparation.create({ data: { ...sienne, ...personne }, select: { id: true } })
    return { compteId, preparationId: id }
  })

/**
 * La seconde étape : l’invitation part, avec son rôle et ses entreprises, et la première ne se garde plus.
 * @returns l’invitation, et à qui elle est.
 * @throws comme `inviteUtilisateur` ; `notFound` quand la première étape n’est plus là.
 */
export const invitePrepared = (visit: Administre<PreparationVisee>, habilite: Habilite): Promise<{ compteId: string; invitationId: string }> =>
  onCompte(visit, async (ici) => {
    const { db, actor, objet } = ici
    const lue = await db.preparation.findFirst({
      where: { id: objet.preparationId, compteId: objet.compteId, auteurId: actor.utilisateur.id, genre: 'utilisateur' },
      select: { civilite: true, nom: true, prenom: true, telephone: true, email: true, fonction: true },
    })
    if (!lue) throw notFound()
    const { invitationId } = await inviteIn(ici, { ...lue, fonction: lue.fonction ?? '' }, habilite)
    await db.preparation.deleteMany({ where: { id: objet.preparationId } })
    return { compteId: objet.compteId, invitationId }
  })
