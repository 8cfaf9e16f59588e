import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/access/scope'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { type Couleurs, couleurOf, titreOn } from '@/lib/entreprises/titre'
import { notFound } from '@/lib/http/errors'
import { likePattern } from '@/lib/listes/pages'
import { demandesSql } from '@/lib/portefeuille/reach'
import type { DemandesSearch, Statut } from './schema'

export const TAILLE_DEMANDES = 25

export type LigneDemande = {
  id: string
  numero: string | null
  siren: string
  raisonSociale: string
  couleur: number
  objet: string
  statut: Statut
  issue: Issue | null
  etape: string | null
  auteurNom: string
  modifieLe: Date
  echeance: Date | null
  expireLe: Date | null
  pieces: number
  nonLue: boolean
  dernierPar: string | null
  dernierCote: 'client' | 'gestion' | 'systeme' | null
  dernierTexte: string | null
}
export type Issue = 'acceptee' | 'refusee' | 'sans_suite' | 'transferee' | 'annulee'

export type ComptesDemandes = { toutes: number; nonLues: number; aCompleter: number; retenues: number }

const aMoi = (actor: Actor) => Prisma.sql`EXISTS (SELECT 1 FROM notification n WHERE n.demande_id = d.id AND n.utilisateur_id = ${actor.utilisateur.id}::uuid AND n.lu_le IS NULL)`

/** Combien de demandes sous chaque onglet, et combien conviennent à la recherche. */
export async function countDemandes(actor: Actor, db: Db, search: DemandesSearch, siren?: string): Promise<ComptesDemandes> {
  const [row] = await db.$queryRaw<ComptesDemandes[]>`
    SELECT count(*)::int AS toutes, (count(*) FILTER (WHERE x.non_lue))::int AS "nonLues", (count(*) FILTER (WHERE x.statut = 'en_attente'))::int AS "aCompleter", (count(*) FILTER (WHERE x.retenue))::int AS retenues
    FROM (SELECT d.statut, ${aMoi(actor)} AS non_lue, ${wanted(actor, search)} AS retenue FROM demande d WHERE ${demandesSql(actor, 'demande:lire', siren)}) x`
  return row ?? { toutes: 0, nonLues: 0, aCompleter: 0, retenues: 0 }
}

/** Une page de demandes, la dernière touchée en tête, avec le dernier message et les pièces attendues. */
export async function listDemandes(actor: Actor, db: Db, search: DemandesSearch, page: number, siren?: string): Promise<LigneDemande[]> {
  const rows = await db.$queryRaw<(Omit<LigneDemande, 'couleur'> & { couleurs: Couleurs })[]>`
    SELECT d.id, d.numero, d.siren, d.objet, d.statut::text, d.issue::text, d.etape, d.auteur_nom AS "auteurNom", d.modifie_le AS "modifieLe", d.expire_le AS "expireLe", d.non_lue AS "nonLue",
      coalesce(p.echeance, d.echeance_le) AS echeance, coalesce(p.nombre, 0)::int AS pieces, m.auteur_nom AS "dernierPar", m.cote::text AS "dernierCote", left(m.corps, 80) AS "dernierTexte",
      (SELECT e.raison_sociale FROM entreprise e WHERE e.siren = d.siren) AS "raisonSociale",
      (SELECT json_object_agg(r.compte_id, r.couleur) FROM rattachement r WHERE r.siren = d.siren AND r.detache_le IS NULL) AS couleurs
    FROM (SELECT d.*, ${aMoi(actor)} AS non_lue FROM demande d WHERE ${demandesSql(actor, 'demande:lire', siren)} AND ${wanted(actor, search)}
      ORDER BY d.modifie_le DESC, d.id LIMIT ${TAILLE_DEMANDES} OFFSET ${(page - 1) * TAILLE_DEMANDES}) d
    LEFT JOIN LATERAL (SELECT count(*) AS nombre, min(p.echeance_le) AS echeance FROM piece p WHERE p.demande_id = d.id AND p.siren = d.siren AND p.etat IN ('demandee', 'refusee')) p ON true
    LEFT JOIN LATERAL (SELECT m.auteur_nom, m.cote, m.corps FROM message m WHERE m.demande_id = d.id AND m.siren = d.siren ORDER BY m.envoye_le DESC LIMIT 1) m ON true
    ORDER BY d.modifie_le DESC, d.id`
  return rows.map(({ couleurs, ...row }) => ({ ...row, couleur: couleurOf(titreOn(actor, row.siren), couleurs) }))
}

function wanted(actor: Actor, { onglet, statut, q }: DemandesSearch): Prisma.Sql {
  const parts = [Prisma.sql`true`]
  if (onglet === 'non-lues') parts.push(aMoi(actor))
  if (onglet === 'a-completer') parts.push(Prisma.sql`d.statut = 'en_attente'`)
  if (statut) parts.push(Prisma.sql`d.statut = ${statut}::"StatutDemande"`)
  if (q) {
    const motif = likePattern(q)
    parts.push(Prisma.sql`(unaccent(concat_ws(' ', d.numero, d.objet, d.auteur_nom)) ILIKE unaccent(${motif}) OR d.siren LIKE ${likePattern(q.replaceAll(/\s/g, ''))}
      OR EXISTS (SELECT 1 FROM message m WHERE m.demande_id = d.id AND m.siren = d.siren AND unaccent(m.corps) ILIKE unaccent(${motif})))`)
  }
  return Prisma.join(parts, ' AND ')
}

const FIL = {
  messages: { orderBy: { envoyeLe: 'asc' }, take: 200, select: { id: true, cote: true, auteurNom: true, auteurRole: true, pourLeCompteDe: true, corps: true, envoyeLe: true } },
  pieces: { orderBy: [{ demandeeLe: 'asc' }, { id: 'asc' }], take: 60, select: { id: true, libelle: true, pourquoi: true, etat: true, motif: true, demandeeLe: true, echeanceLe: true, recueLe: true, fichierNom: true, taille: true } },
} as const satisfies Prisma.DemandeSelect

/**
 * Une demande envoyée, son fil et ses pièces.
 * @throws `notFound` quand la personne ne l’atteint pas.
 */
export async function getDemande(actor: Actor, db: Db, siren: string, numero: string) {
  const demande = await db.demande.findFirst({
    where: { AND: [{ numero, siren }, demandesOf(actor, 'demande:lire', siren)] },
    select: { id: true, numero: true, objet: true, univers: true, statut: true, issue: true, auteurNom: true, gestionnaireNom: true, envoyeeLe: true, modifieLe: true, echeanceLe: true, traiteeLe: true, ...FIL },
  })
  if (!demande?.numero) throw notFound()
  const nonLues = await db.notification.count({ where: { utilisateurId: actor.utilisateur.id, demandeId: demande.id, luLe: null, type: 'message' } })
  return { ...demande, numero: demande.numero, nonLues }
}
export type DemandeLue = Awaited<ReturnType<typeof getDemande>>

/**
 * Un brouillon et ce qui y a été saisi.
 * @throws `notFound` quand il n’existe pas, est envoyé, ou appartient à un autre.
 */
export async function getBrouillon(actor: Actor, db: Db, siren: string, id: string) {
  const brouillon = await db.demande.findFirst({
    where: { AND: [{ id, siren, statut: 'a_finaliser' }, demandesOf(actor, 'demande:deposer', siren)] },
    select: { id: true, objet: true, univers: true, demarche: true, etape: true, auteurNom: true, creeLe: true, modifieLe: true, expireLe: true, reponses: { orderBy: { champ: 'asc' }, take: 100, select: { champ: true, valeur: true, source: true } } },
  })
  if (!brouillon) throw notFound()
  return brouillon
}
export type BrouillonLu = Awaited<ReturnType<typeof getBrouillon>>
