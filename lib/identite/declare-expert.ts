import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { consultAnnuaire } from '@/lib/annuaire/consult'
import type { DroitsSaisis } from '@/lib/delegations/droits-saisis'
import { readDroits } from '@/lib/delegations/read-droits'
import { invalid, notFound } from '@/lib/ground/errors'
import { systemDb } from '@/lib/data/as-system'
import { type Administre, onCompte } from './acte-compte'
import { declareIn, judgeFirm, type Personne } from './inviter'

/** La première étape, gardée. */
export type PreparationVisee = { compteId: string; preparationId: string }

/** Ce que dit la première étape ; `preparation` : celle que l’on corrige. */
type Saisie = Personne & { siren: string; raisonSociale?: string | undefined; preparation?: string | undefined }

/** Combien de temps l’annuaire a pour répondre : il aide, il n’arrête rien. */
const PATIENCE_MS = 3_000

/**
 * Garde la première étape de « Déclarer un expert-comptable », le temps de la seconde. Le cabinet se cherche à l’annuaire public : trouvé, il donne sa raison
 * sociale ; muet, on la demande.
 * @throws `invalid` quand il est inconnu, fermé, ou sans raison sociale ; `refused` quand c’est une entreprise du compte, ou qu’il y est déjà.
 */
export async function prepareExpert(
  visit: Administre,
  { preparation, siren, raisonSociale, civilite, nom, prenom, telephone, email }: Saisie,
): Promise<PreparationVisee> {
  const cabinetNom = await nameFirm(siren, raisonSociale)
  return onCompte(visit, async ({ db, actor: { utilisateur }, objet: { compteId } }) => {
    await judgeFirm(db, compteId, siren)
    const sienne = { compteId, auteurId: utilisateur.id, genre: 'expert_comptable' as const }
    const dite = { civilite, nom, prenom, telephone, email, cabinetSiren: siren, cabinetNom }
    if (preparation !== undefined) {
      const { count } = await db.preparation.updateMany({ where: { id: preparation, ...sienne }, data: dite })
      if (count > 0) return { compteId, preparationId: preparation }
    }
    const { id } = await db.preparation.create({ data: { ...sienne, ...dite }, select: { id: true } })
    return { compteId, preparationId: id }
  })
}

async function nameFirm(siren: string, dite: string | undefined): Promise<string> {
  // Un cabinet qui a déjà son espace est connu : son nom est celui qu’il a accepté.
  const ici = await systemDb('connexion').cabinet.findFirst({ where: { siren, membres: { some: {} } }, select: { raisonSociale: true } })
  if (ici) return ici.raisonSociale
  const constat = await consultAnnuaire(siren, PATIENCE_MS)
  if (constat.suite === 'inconnue')
    throw invalid({ siren: 'L’annuaire public ne connaît pas ce SIREN\u00a0: vérifiez-le, il est au bas des lettres du cabinet.' })
  if (constat.suite === 'trouvee' && constat.entreprise.fermee)
    throw invalid({ siren: 'D’après l’annuaire public, ce cabinet est fermé\u00a0: vérifiez le SIREN, ou demandez-lui le nouveau.' })
  const nom = (constat.suite === 'trouvee' ? constat.entreprise.nom : null) ?? dite
  if (!nom) throw invalid({ raisonSociale: 'L’annuaire public ne répond pas\u00a0: saisissez la raison sociale du cabinet.' })
  return nom
}

/** Où mène la seconde étape : la fiche de la délégation qui attend. */
export type ExpertDeclare = { compteId: string; delegationId: string }

/**
 * La seconde étape : la délégation attend la réponse du cabinet, et un courriel part.
 * @throws `invalid` quand les droits ne sont pas dits ; `notFound` quand la première étape n’est plus là, ou qu’un SIREN n’est pas du compte.
 */
export function declarePrepared(visit: Visit<'compte:administrer', PreparationVisee>, saisis: DroitsSaisis): Promise<ExpertDeclare> {
  const { preparationId } = visit.objet
  const { sirens, portee, ...droits } = readDroits(saisis)
  return onCompte(visit, async (ici) => {
    const { db, actor, objet } = ici
    const lue = await db.preparation.findFirst({
      where: { id: preparationId, compteId: objet.compteId, auteurId: actor.utilisateur.id, genre: 'expert_comptable' },
      select: { civilite: true, nom: true, prenom: true, telephone: true, email: true, cabinetSiren: true, cabinetNom: true },
    })
    if (!lue?.cabinetSiren || !lue.cabinetNom) throw notFound()
    const { cabinetSiren: siren, cabinetNom: raisonSociale, ...personne } = lue
    const donne = portee === 'portefeuille' ? { portee } : { portee, sirens }
    const { delegationId } = await declareIn(ici, personne, { ...droits, ...donne, cabinet: { siren, raisonSociale } })
    await db.preparation.deleteMany({ where: { id: preparationId } })
    return { compteId: objet.compteId, delegationId }
  })
}
