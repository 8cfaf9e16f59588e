import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { UNIVERS, type Univers } from '@/lib/ground/univers'
import { amongSirens } from '@/lib/data/reach'
import { universCouverts } from '@/lib/data/sql/entreprise'
import { contains, hasDigits } from '@/lib/data/sql/recherche'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'
import type { TriEntreprises } from './tris'

export const TAILLE_ENTREPRISES = 50

export type EntrepriseDuCompte = {
  siren: string
  raisonSociale: string
  couleur: number
  certifieLe: Date
  univers: Univers[]
  /** Fermée d’après l’annuaire public, depuis ce jour quand il le dit. */
  fermee: boolean
  fermeeLe: Date | null
  /** Ses demandes envoyées et pas encore traitées, que la personne atteint, et celles qui attendent un retour du client. */
  demandes: number
  attendent: number
  /** Ceux qui l’atteignent par ce compte. */
  personnes: number
  cabinets: number
}

/** Les SIREN que la personne atteint comme membre de ce compte : ceux qu’on lui a donnés, ou tous. */
export const sirensDuCompte = (actor: Actor, compteId: string): string[] =>
  actor.acces.find((a) => a.voie === 'membre' && a.compteId === compteId)?.sirens ?? []

const SIREN = Prisma.sql`e.siren`
const OUVERTES = Prisma.sql`d.statut IN ('envoyee', 'en_attente', 'en_cours')`

/** Ce rattachement `r` d’une entreprise `e` est du compte, la personne le voit, et la recherche le retient. */
function heldBy(actor: Actor, compteId: string, q: string): Prisma.Sql {
  const recherche = q
    ? Prisma.sql`(${contains(Prisma.sql`e.raison_sociale`, q)} OR ${contains(Prisma.sql`e.ville`, q)} OR ${hasDigits(SIREN, q)})`
    : Prisma.sql`true`
  return Prisma.sql`(r.compte_id = ${compteId}::uuid AND r.detache_le IS NULL
    AND ${amongSirens(Prisma.sql`r.siren`, sirensDuCompte(actor, compteId))} AND ${recherche})`
}

const covers = (univers: Univers): Prisma.Sql => Prisma.sql`e.siren IN (SELECT k.siren FROM couverture k WHERE k.univers = ${univers}::"Univers")`

/** Ce que la recherche retient : combien d’entreprises, combien par univers couvert, et leurs demandes en cours. */
export type ResumeEntreprises = { total: number; demandes: number; univers: Record<Univers, number> }

/** Compte les entreprises du compte que la personne voit et que la recherche retient, quel que soit l’univers choisi. */
export async function countEntreprises(actor: Actor, db: Db, compteId: string, q: string): Promise<ResumeEntreprises> {
  const [compte] = await db.$queryRaw<{ total: number; demandes: number; parUnivers: Partial<Record<Univers, number>> | null }[]>`
    WITH ici AS MATERIALIZED (SELECT e.siren FROM rattachement r JOIN entreprise e ON e.siren = r.siren WHERE ${heldBy(actor, compteId, q)})
    SELECT (SELECT count(*)::int FROM ici) AS total, (SELECT count(*)::int FROM demande d JOIN ici ON ici.siren = d.siren WHERE ${OUVERTES}) AS demandes,
      (SELECT json_object_agg(u.univers, u.nombre) FROM (SELECT k.univers, count(DISTINCT k.siren)::int AS nombre
        FROM couverture k JOIN ici ON ici.siren = k.siren GROUP BY 1) u) AS "parUnivers"`
  const { total = 0, demandes = 0, parUnivers } = compte ?? {}
  return { total, demandes, univers: { sante: 0, prevoyance: 0, retraite: 0, ...parUnivers } }
}

const NOM = Prisma.sql`e.raison_sociale COLLATE "fr-x-icu", e.siren`
const ENVOYEES = Prisma.sql`(SELECT count(*)::int FROM demande d WHERE d.siren = e.siren AND ${OUVERTES})`
const TRIS = {
  entreprise: { asc: NOM, desc: Prisma.sql`e.raison_sociale COLLATE "fr-x-icu" DESC, e.siren DESC` },
  demandes: { asc: Prisma.sql`${ENVOYEES}, ${NOM}`, desc: Prisma.sql`${ENVOYEES} DESC, ${NOM}` },
  ajoutee: { asc: Prisma.sql`r.certifie_le, ${NOM}`, desc: Prisma.sql`r.certifie_le DESC, ${NOM}` },
} as const satisfies Record<TriEntreprises, Record<'asc' | 'desc', Prisma.Sql>>

/** Ce que l’on cherche parmi les entreprises d’un compte, et dans quel ordre. */
export type RechercheEntreprises = { q: string; univers?: Univers | undefined; tri: TriEntreprises; sens: 'asc' | 'desc'; page: number }

/** Une page des entreprises du compte que la personne voit, dans l’ordre demandé : la page d’abord, puis ce que disent ses lignes. */
export function listEntreprisesDuCompte(
  actor: Actor,
  db: Db,
  compteId: string,
  { q, univers, tri, sens, page }: RechercheEntreprises,
): Promise<EntrepriseDuCompte[]> {
  return db.$queryRaw<EntrepriseDuCompte[]>`
    SELECT e.siren, e."raisonSociale", e.couleur, e."certifieLe", ${universCouverts(SIREN)} AS univers, e.fermee, e."fermeeLe", ${ENVOYEES} AS demandes,
      (SELECT count(*)::int FROM demande d WHERE d.siren = e.siren AND d.statut = 'en_attente') AS attendent,
      (SELECT count(*)::int FROM membre m WHERE m.compte_id = ${compteId}::uuid AND m.etat = 'ajoute' AND (m.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM habilitation h WHERE h.membre_id = m.id AND h.siren = e.siren AND h.retiree_le IS NULL))) AS personnes,
      (SELECT count(*)::int FROM delegation g WHERE g.compte_id = ${compteId}::uuid AND g.etat = 'acceptee' AND (g.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM habilitation h WHERE h.delegation_id = g.id AND h.siren = e.siren AND h.retiree_le IS NULL))) AS cabinets
    FROM (SELECT row_number() OVER (ORDER BY ${TRIS[tri][sens]}) AS rang, e.siren, e.raison_sociale AS "raisonSociale", r.couleur::int AS couleur,
        r.certifie_le AS "certifieLe", e.fermee_constatee AS fermee, e.fermee_le AS "fermeeLe"
      FROM rattachement r JOIN entreprise e ON e.siren = r.siren
      WHERE ${heldBy(actor, compteId, q)} AND ${univers ? covers(univers) : Prisma.sql`true`}
      ORDER BY 1 LIMIT ${TAILLE_ENTREPRISES} OFFSET ${(page - 1) * TAILLE_ENTREPRISES}) e
    ORDER BY e.rang`
}

/** Le nom d’une entreprise que la personne atteint. */
export const findNom = async (db: Db, siren: string): Promise<string | null> =>
  (await db.entreprise.findUnique({ where: { siren }, select: { raisonSociale: true } }))?.raisonSociale ?? null

/**
 * La fiche d’une entreprise du compte : ce qui la décrit, sa certification, ce que l’annuaire public en dit.
 * @throws `notFound` quand elle n’est pas du compte, ou n’a pas été donnée à la personne.
 */
export async function getFiche(actor: Actor, db: Db, compteId: string, siren: string) {
  if (!sirensDuCompte(actor, compteId).includes(siren)) throw notFound()
  const rattachement = await db.rattachement.findFirst({
    where: { compteId, siren, detacheLe: null },
    select: {
      couleur: true,
      certifieLe: true,
      certifieVoie: true,
      entreprise: {
        select: {
          siren: true,
          raisonSociale: true,
          formeJuridique: true,
          naf: true,
          idcc: true,
          effectif: true,
          adresse: true,
          codePostal: true,
          ville: true,
          annuaireLe: true,
          fermeeConstatee: true,
          fermeeLe: true,
          couvertures: { select: { univers: true } },
          _count: { select: { etablissements: true } },
        },
      },
    },
  })
  if (!rattachement) throw notFound()
  const { entreprise, ...certification } = rattachement
  const { couvertures, _count, ...identite } = entreprise
  return {
    ...certification,
    ...identite,
    univers: UNIVERS.filter((u) => couvertures.some((c) => c.univers === u)),
    etablissements: _count.etablissements,
  }
}
export type Fiche = Awaited<ReturnType<typeof getFiche>>
