import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { UNIVERS, type Univers } from '@/lib/ground/univers'
import { inSirens } from '@/lib/data/reach'
import { universCouverts } from '@/lib/data/sql/entreprise'
import { contains, hasDigits } from '@/lib/data/sql/recherche'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'

export const TAILLE_ENTREPRISES = 50

export type EntrepriseDuCompte = {
  siren: string
  raisonSociale: string
  couleur: number
  certifieLe: Date
  univers: Univers[]
  /** Ses demandes envoyées et pas encore traitées, que la personne atteint. */
  demandes: number
  /** Ceux qui l’atteignent par ce compte. */
  personnes: number
  cabinets: number
  total: number
}

/** Les SIREN que la personne atteint comme membre de ce compte : ceux qu’on lui a donnés, ou tous. */
export const sirensDuCompte = (actor: Actor, compteId: string): string[] =>
  actor.acces.find((a) => a.voie === 'membre' && a.compteId === compteId)?.sirens ?? []

const SIREN = Prisma.sql`e.siren`

/** Les entreprises du compte que la personne voit, par nom. */
export function listEntreprisesDuCompte(actor: Actor, db: Db, compteId: string, q: string, page: number): Promise<EntrepriseDuCompte[]> {
  const recherche = q ? Prisma.sql`(${contains(Prisma.sql`e.raison_sociale`, q)} OR ${hasDigits(SIREN, q)})` : Prisma.sql`true`
  return db.$queryRaw<EntrepriseDuCompte[]>`
    SELECT e.siren, e.raison_sociale AS "raisonSociale", r.couleur::int AS couleur, r.certifie_le AS "certifieLe",
      (count(*) OVER ())::int AS total, ${universCouverts(SIREN)} AS univers,
      (SELECT count(*)::int FROM demande d WHERE d.siren = e.siren AND d.statut IN ('envoyee', 'en_attente', 'en_cours')) AS demandes,
      (SELECT count(*)::int FROM membre m WHERE m.compte_id = r.compte_id AND m.etat = 'ajoute' AND (m.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM habilitation h WHERE h.membre_id = m.id AND h.siren = e.siren AND h.retiree_le IS NULL))) AS personnes,
      (SELECT count(*)::int FROM delegation g WHERE g.compte_id = r.compte_id AND g.etat = 'acceptee' AND (g.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM habilitation h WHERE h.delegation_id = g.id AND h.siren = e.siren AND h.retiree_le IS NULL))) AS cabinets
    FROM rattachement r JOIN entreprise e ON e.siren = r.siren
    WHERE r.compte_id = ${compteId}::uuid AND r.detache_le IS NULL
      AND ${inSirens(Prisma.sql`r.siren`, sirensDuCompte(actor, compteId))} AND ${recherche}
    ORDER BY e.raison_sociale COLLATE "fr-x-icu", e.siren
    LIMIT ${TAILLE_ENTREPRISES} OFFSET ${(page - 1) * TAILLE_ENTREPRISES}`
}

/** Le nom d’une entreprise que la personne atteint. */
export const findNom = async (db: Db, siren: string): Promise<string | null> =>
  (await db.entreprise.findUnique({ where: { siren }, select: { raisonSociale: true } }))?.raisonSociale ?? null

/** L’effectif connu d’une entreprise : il fixe la date de sa DSN. */
export const readEffectif = async (db: Db, siren: string): Promise<number | null> =>
  (await db.entreprise.findUnique({ where: { siren }, select: { effectif: true } }))?.effectif ?? null

/**
 * La fiche d’une entreprise du compte : ce qui la décrit, ses établissements, sa certification.
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
          etablissements: {
            orderBy: [{ siege: 'desc' }, { siret: 'asc' }],
            select: { siret: true, enseigne: true, siege: true, adresse: true, codePostal: true, ville: true, fermeLe: true },
          },
          couvertures: { select: { univers: true } },
        },
      },
    },
  })
  if (!rattachement) throw notFound()
  const { entreprise, ...certification } = rattachement
  const { couvertures, ...identite } = entreprise
  return { ...certification, ...identite, univers: UNIVERS.filter((u) => couvertures.some((c) => c.univers === u)) }
}
export type Fiche = Awaited<ReturnType<typeof getFiche>>
