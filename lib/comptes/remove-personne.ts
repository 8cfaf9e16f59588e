import 'server-only'
import { nameOf } from '@/lib/access/titre'
import { judge } from '@/lib/access/visit'
import { handOverIn } from '@/lib/demandes/brouillon/hand-over'
import { brouillonById } from '@/lib/demandes/locate'
import { maintenant } from '@/lib/ground/clock'
import { invalid, notFound, refused } from '@/lib/ground/errors'
import { type PersonneVisee, saidIn } from '@/lib/utilisateurs/rules'
import { closeSessionsIn } from '@/lib/identite/close-sessions'
import { cancelIn } from '@/lib/identite/inviter'
import { type Administre, type SurCompte, onCompte } from '@/lib/identite/acte-compte'

/** Ce que l’on vient de retirer : une personne, ou une invitation. */
export type Retiree = { compteId: string; suite: 'retiree' | 'annulee' }

/**
 * Retire une personne du compte : son adhésion est désactivée, ses sessions se ferment, ses brouillons passent à qui l’on dit, ou restent jusqu’à leur
 * terme. Ce qu’elle a envoyé garde son nom. De qui n’est pas encore entré, l’invitation est annulée.
 * @throws `refused` pour soi-même ; `invalid` quand le collègue n’atteint pas toutes les entreprises des brouillons ; `notFound` quand elle n’en est plus.
 */
export const removePersonne = (visit: Administre<PersonneVisee>, { confier }: { confier?: string | undefined }): Promise<Retiree> =>
  onCompte(visit, async (ici) => {
    const { compteId, genre, id } = ici.objet
    if (genre === 'membre') await removeMembre(ici, confier)
    else await cancelIn(ici, id)
    return { compteId, suite: genre === 'membre' ? 'retiree' : 'annulee' }
  })

async function removeMembre(ici: SurCompte<PersonneVisee>, confier: string | undefined): Promise<void> {
  const { db, actor, objet, note } = ici
  const { compteId, id } = objet
  const membre = await db.membre.findFirst({ where: { id, compteId, etat: 'ajoute' }, select: { utilisateurId: true } })
  if (!membre) throw notFound()
  const { utilisateurId } = membre
  if (utilisateurId === actor.utilisateur.id)
    throw refused('Vous ne pouvez pas vous retirer vous-même\u00a0: demandez à un autre administrateur, ou fermez votre compte depuis votre profil.')
  const brouillons = confier === undefined ? 0 : await handOver(ici, utilisateurId, confier)
  const fin = maintenant()
  await db.membre.update({ where: { id }, data: { etat: 'desactive', etatLe: fin, etatPar: actor.utilisateur.id }, select: { id: true } })
  await db.habilitation.updateMany({ where: { membreId: id, retireeLe: null }, data: { retireeLe: fin } })
  await closeSessionsIn(db, utilisateurId, 'retrait')
  await note('membre.retire', { membreId: id, utilisateurId, confies: brouillons, ...(confier === undefined ? {} : { confieA: confier }) })
}

/** Confie les brouillons d’une personne à un collègue qui atteint toutes leurs entreprises. @returns combien. */
async function handOver({ db, actor, objet: { compteId } }: SurCompte<PersonneVisee>, utilisateurId: string, a: string): Promise<number> {
  const brouillons = await db.demande.findMany({
    where: { compteId, auteurId: utilisateurId, statut: 'a_finaliser', jeteLe: null },
    select: { id: true, siren: true },
  })
  const collegue = await db.membre.findFirst({
    where: { id: a, compteId, etat: 'ajoute', utilisateurId: { not: utilisateurId } },
    select: {
      civilite: true,
      nom: true,
      prenom: true,
      telephone: true,
      role: true,
      portee: true,
      habilitations: { where: { retireeLe: null }, select: { siren: true } },
      utilisateur: { select: { id: true, civilite: true, nom: true, prenom: true, telephone: true } },
    },
  })
  const atteints = new Set(collegue?.habilitations.map(({ siren }) => siren))
  const tout = collegue !== null && (collegue.role === 'administrateur' || collegue.portee === 'portefeuille')
  if (!collegue || !(tout || brouillons.every(({ siren }) => atteints.has(siren))))
    throw invalid({ confier: 'Choisissez un collègue qui a accès à toutes les entreprises de ces brouillons.' })
  const { utilisateur } = collegue
  const repreneur = { membreId: a, utilisateurId: utilisateur.id, nom: nameOf(saidIn(collegue, utilisateur)) }
  let confies = 0
  for (const { id, siren } of brouillons) {
    const vise = await brouillonById(actor, db, { id, siren })
    if (vise && (await handOverIn(db, judge(actor, 'demande:deposer', vise), repreneur, true))) confies++
  }
  return confies
}
