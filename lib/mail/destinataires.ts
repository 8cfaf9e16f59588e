import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { PHRASES } from '@/lib/demandes/gestion/phrases'
import { titreOf } from '@/lib/demarches/registre'
import { listAtteignants, listSuiveurs } from '@/lib/notifications/suiveurs'
import type { DonneesDe, Modele } from './catalogue'
import type { DemandeSuivie } from './modeles/demande-suivie'

/** Qui reçoit sans être encore une personne du portail : son adresse n’est pas prouvée. */
export type Inconnu = { prenom: string; nom: string; email: string }

/** Un courriel à écrire : à qui, à propos de quelle entreprise et de quel objet (une demande, un courrier, un document), avec quoi. */
export type Envoi<M extends Modele> = {
  siren: string | null
  demandeId: string | null
  courrierId?: string
  documentId?: string
  ficheDsnId?: string
  retourDsnId?: string
  donnees: DonneesDe<M>
} & ({ utilisateurId: string; inconnu?: undefined } | { utilisateurId: null; inconnu: Inconnu })

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
  // Entre l’envoi et ce courriel, l’auteur a pu perdre l’entreprise, ou le compte la rendre : qui ne l’atteint plus ne reçoit rien.
  const atteignants = await listAtteignants(db, demandeId)
  const administrateurs = delegation ? atteignants.filter(({ id, administre }) => administre === compteId && id !== auteurId) : []
  return [
    ...(atteignants.some(({ id }) => id === auteurId)
      ? [{ utilisateurId: auteurId, siren, demandeId, donnees: { ...commun, pour: 'auteur' as const } }]
      : []),
    ...administrateurs.map(({ id }) => ({ utilisateurId: id, siren, demandeId, donnees: { ...commun, pour: 'administrateur' as const } })),
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
    select: { numero: true, siren: true, demarche: true, gestionnaireNom: true, entreprise: { select: { raisonSociale: true } } },
  })
  if (!demande?.numero) return []
  const { numero, siren, gestionnaireNom: par } = demande
  const dites = donnees({ numero, siren, raisonSociale: demande.entreprise.raisonSociale, demarche: titreOf(demande.demarche), par })
  return (await listSuiveurs(db, demandeId, acteurId)).map((utilisateurId) => ({ utilisateurId, siren, demandeId, donnees: dites }))
}

const USUELLES: ReadonlySet<string> = new Set(PHRASES.map(({ libelle }) => libelle))

/** Le nom de ces pièces, quand c’est un nom usuel : un libellé tapé peut nommer un salarié, et aucun courriel ne le fait. */
export async function namePieces(db: Db, pieces: readonly string[]): Promise<(string | null)[]> {
  const lues = await db.piece.findMany({ where: { id: { in: [...pieces] } }, select: { id: true, libelle: true } })
  const libelles = new Map(lues.map(({ id, libelle }) => [id, libelle]))
  return pieces.map((id) => libelles.get(id) ?? null).map((libelle) => (libelle && USUELLES.has(libelle) ? libelle : null))
}
