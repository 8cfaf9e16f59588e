import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { titreOf } from '@/lib/demarches/registre'
import { listSuiveurs } from '@/lib/notifications/suiveurs'
import type { DonneesDe, Modele } from './catalogue'
import type { DemandeSuivie } from './modeles/demande-suivie'

/** Un courriel à écrire : à qui, à propos de quelle entreprise, avec quoi. */
export type Envoi<M extends Modele> = { utilisateurId: string; siren: string | null; donnees: DonneesDe<M> }

/** L’accusé de réception : à l’auteur, et aux administrateurs du compte quand l’auteur est leur expert-comptable. */
export async function onDemandeEnvoyee(db: Db, { demandeId }: { demandeId: string }): Promise<Envoi<'demande-envoyee'>[]> {
  const demande = await db.demande.findUnique({
    where: { id: demandeId },
    select: {
      numero: true,
      siren: true,
      compteId: true,
      auteurId: true,
      delegationId: true,
      demarche: true,
      envoyeeLe: true,
      entreprise: { select: { raisonSociale: true } },
    },
  })
  if (!demande?.numero || !demande.envoyeeLe) return []
  const { numero, siren, envoyeeLe, auteurId, compteId, delegationId } = demande
  const delegation = delegationId
    ? await db.delegation.findUnique({ where: { id: delegationId }, select: { cabinet: { select: { raisonSociale: true } } } })
    : null
  const commun = {
    numero,
    siren,
    envoyeeLe,
    raisonSociale: demande.entreprise.raisonSociale,
    demarche: titreOf(demande.demarche),
    cabinet: delegation?.cabinet.raisonSociale ?? null,
  }
  const administrateurs = delegation
    ? await db.membre.findMany({
        where: { compteId, role: 'administrateur', etat: 'ajoute', utilisateurId: { not: auteurId } },
        select: { utilisateurId: true },
      })
    : []
  return [
    { utilisateurId: auteurId, siren, donnees: { ...commun, pour: 'auteur' } },
    ...administrateurs.map(({ utilisateurId }) => ({ utilisateurId, siren, donnees: { ...commun, pour: 'administrateur' as const } })),
  ]
}

/** À qui suit la demande, avec ce que le modèle en dit. */
export async function toSuiveurs<M extends Modele>(
  db: Db,
  demandeId: string,
  acteurId: string | null,
  donnees: (d: DemandeSuivie) => DonneesDe<M>,
): Promise<Envoi<M>[]> {
  const demande = await db.demande.findUnique({
    where: { id: demandeId },
    select: { numero: true, siren: true, demarche: true, entreprise: { select: { raisonSociale: true } } },
  })
  if (!demande?.numero) return []
  const { numero, siren } = demande
  const dites = donnees({ numero, siren, raisonSociale: demande.entreprise.raisonSociale, demarche: titreOf(demande.demarche) })
  return (await listSuiveurs(db, demandeId, acteurId)).map((utilisateurId) => ({ utilisateurId, siren, donnees: dites }))
}

/** À la personne dont la connexion vient d’être ralentie. */
export const onConnexionBloquee = async (
  _db: Db,
  { utilisateurId, echecs }: { utilisateurId: string; echecs: number },
  quand: Date,
): Promise<Envoi<'connexion-bloquee'>[]> => [{ utilisateurId, siren: null, donnees: { quand, echecs } }]
