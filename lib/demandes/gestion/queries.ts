import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { Prisma } from '@/lib/data/generated/client'
import { contratsOf, demandesOf, demandesSql } from '@/lib/data/reach'
import { jourDe } from '@/lib/data/sql/jour'
import type { Db } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'
import { firstOf } from '@/lib/ground/pages'
import { listCorrections, readOuverte } from '../correction/queries'
import { listRegardables } from '../pieces/queries'
import { findLastEnvoi } from '../envoi/queries'
import { MESSAGES_MONTRES } from '../fil/schema'
import { unreadSpan } from '../fil/unread-span'
import type { Statut } from '../tris'
import { filOf, rankBefore, readFil } from '../fil/queries'
import { universOfCentre } from './centres'
import { listDoublons } from './list-doublons'
import { listEtats } from './list-etats'
import type { BannetteSearch, EtatGestion } from './schema'

export const TAILLE_BANNETTE = 50
/** Les autres demandes d’une entreprise que montre un dossier ; toutes sont dans la bannette. */
const AUTRES_MONTREES = 5

export type LigneBannette = {
  id: string
  numero: string
  siren: string
  raisonSociale: string
  objet: string
  univers: 'sante' | 'prevoyance' | 'retraite'
  statut: Statut
  etat: EtatGestion
  gestionnaireNom: string | null
  ageJours: number
  /** Les jours passés depuis qu’une réponse était due ; 0 quand elle ne l’est pas. */
  retard: number
  traiteeLe: Date | null
  envoyeeLe: Date
  modifieLe: Date
  canal: 'portail' | 'papier' | 'telephone'
  /** Un message ou une pièce du client que la gestion n’a pas encore vu. */
  messageNonLu: boolean
  pieceRecue: boolean
}

/** Combien de demandes dans chaque état, et l’âge des demandes ouvertes par tranches (0–2, 3–7, 8–14, plus de 14 jours). */
export type ResumeBannette = { etats: Partial<Record<EtatGestion, number>>; ages: [number, number, number, number]; plusVieille: number }

/** Un message du client que la gestion n’a pas lu ; une pièce demandée, arrivée, qu’elle n’a pas jugée. */
export const nonLu = Prisma.sql`EXISTS (SELECT 1 FROM message m WHERE m.demande_id = d.id AND m.siren = d.siren AND m.cote = 'client' AND m.lu_le IS NULL)`
export const aControler = Prisma.sql`EXISTS (SELECT 1 FROM piece p WHERE p.demande_id = d.id AND p.siren = d.siren AND p.etat = 'recue' AND p.demandee_le IS NOT NULL)`

const ageJours = Prisma.sql`(aujourdhui() - ${jourDe(Prisma.sql`d.envoyee_le`)})`

/** L’état de la bannette : la gestion voit toutes les demandes envoyées, jamais un brouillon. */
export async function readBannette(db: Db, actor: Actor, search: BannetteSearch): Promise<ResumeBannette & { retenues: number; miennes: number }> {
  const [row] = await db.$queryRaw<
    {
      etats: ResumeBannette['etats'] | null
      a: number
      b: number
      c: number
      d: number
      plusVieille: number | null
      retenues: number
      miennes: number
    }[]
  >`
    WITH x AS (
      SELECT d.etat, d.statut, d.gestionnaire_id, ${wanted(actor, search)} AS retenue, ${ageJours} AS age
      FROM demande d JOIN entreprise e ON e.siren = d.siren
      WHERE ${demandesSql(actor, 'gestion:traiter')})
    SELECT (SELECT json_object_agg(t.etat, t.n) FROM (SELECT etat, count(*) AS n FROM x GROUP BY 1) t) AS etats,
      (SELECT count(*)::int FROM x WHERE retenue) AS retenues,
      (count(*) FILTER (WHERE gestionnaire_id = ${actor.utilisateur.id}::uuid))::int AS miennes,
      (count(*) FILTER (WHERE age <= 2))::int AS a, (count(*) FILTER (WHERE age BETWEEN 3 AND 7))::int AS b,
      (count(*) FILTER (WHERE age BETWEEN 8 AND 14))::int AS c, (count(*) FILTER (WHERE age > 14))::int AS d, max(age)::int AS "plusVieille"
    FROM x WHERE statut <> 'traitee'`
  return {
    etats: row?.etats ?? {},
    ages: [row?.a ?? 0, row?.b ?? 0, row?.c ?? 0, row?.d ?? 0],
    plusVieille: row?.plusVieille ?? 0,
    retenues: row?.retenues ?? 0,
    miennes: row?.miennes ?? 0,
  }
}

/** Une page de la bannette, dans l’ordre choisi ; les closes par la dernière close. */
export function listBannette(db: Db, actor: Actor, search: BannetteSearch, page: number, taille = TAILLE_BANNETTE): Promise<LigneBannette[]> {
  return db.$queryRaw<LigneBannette[]>`
    SELECT d.id, d.numero, d.siren, d.objet, d.univers::text, d.statut::text, d.etat::text, d.gestionnaire_nom AS "gestionnaireNom", d.traitee_le AS "traiteeLe",
      d.envoyee_le AS "envoyeeLe", d.modifie_le AS "modifieLe", d.canal::text, ${ageJours}::int AS "ageJours", e.raison_sociale AS "raisonSociale",
      greatest(0, coalesce(aujourdhui() - d.echeance_le, 0))::int AS retard, ${nonLu} AS "messageNonLu", ${aControler} AS "pieceRecue"
    FROM demande d JOIN entreprise e ON e.siren = d.siren
    WHERE ${demandesSql(actor, 'gestion:traiter')} AND ${wanted(actor, search)}
    ORDER BY ${ORDRES[search.tri]}, d.id LIMIT ${taille} OFFSET ${(page - 1) * taille}`
}

const ORDRES = {
  age: Prisma.sql`d.traitee_le DESC NULLS FIRST, d.envoyee_le`,
  echeance: Prisma.sql`d.echeance_le NULLS LAST, d.envoyee_le`,
  activite: Prisma.sql`d.modifie_le DESC`,
} as const satisfies Record<BannetteSearch['tri'], Prisma.Sql>

/** Sans état choisi : les demandes ouvertes ; chercher un mot ou un numéro cherche aussi parmi les closes. */
function wanted(actor: Actor, { etat, miennes, univers, motif, centre, alire, echeance, q }: BannetteSearch): Prisma.Sql {
  const parts = [etat ? Prisma.sql`d.etat = ${etat}::"EtatInterne"` : q ? Prisma.sql`true` : Prisma.sql`d.etat <> 'cloturee'`]
  if (miennes) parts.push(Prisma.sql`d.gestionnaire_id = ${actor.utilisateur.id}::uuid`)
  if (univers) parts.push(Prisma.sql`d.univers = ${univers}::"Univers"`)
  if (centre) parts.push(Prisma.sql`(d.centre = ${centre} OR (d.centre IS NULL AND d.univers = ANY (${universOfCentre(centre)}::"Univers"[])))`)
  if (motif)
    parts.push(
      Prisma.sql`EXISTS (SELECT 1 FROM reponse r WHERE r.demande_id = d.id AND r.siren = d.siren AND r.champ = 'objet' AND r.valeur ->> 'motif' = ${motif})`,
    )
  if (alire) parts.push(Prisma.sql`(${nonLu} OR ${aControler})`)
  if (echeance) parts.push(Prisma.sql`d.echeance_le < aujourdhui() + ${echeance === 'retard' ? 0 : 8}::int AND d.etat <> 'cloturee'`)
  if (q) parts.push(Prisma.sql`d.id IN (SELECT trouvee FROM chercher_demandes(${q}) AS trouvee)`)
  return Prisma.join(parts, ' AND ')
}

/**
 * Un dossier : la demande, ce qui a été envoyé, son fil et ses pièces, l’entreprise, ses contrats et ses autres demandes.
 * @throws `notFound` (inconnue, brouillon).
 */
export async function getDossier(actor: Actor, db: Db, numero: string, combien = MESSAGES_MONTRES, avant?: string) {
  const borne = await rankBefore(db, numero, avant)
  const montres = borne === null ? Math.max(combien, await unreadSpan(actor, db, numero, 'client')) : combien
  const demande = await db.demande.findFirst({
    where: { AND: [{ numero }, demandesOf(actor, 'gestion:traiter')] },
    select: {
      id: true,
      siren: true,
      compteId: true,
      canal: true,
      univers: true,
      demarche: true,
      objet: true,
      statut: true,
      etat: true,
      issue: true,
      echeanceLe: true,
      auteurNom: true,
      gestionnaireId: true,
      gestionnaireNom: true,
      envoyeeLe: true,
      etatLe: true,
      rouvertures: true,
      centre: true,
      notes: { orderBy: { ecriteLe: 'asc' }, select: { id: true, auteurNom: true, corps: true, ecriteLe: true } },
      enCours: { where: { utilisateurId: actor.utilisateur.id }, take: 1, select: { corps: true } },
      entreprise: { select: { raisonSociale: true, ville: true, effectif: true } },
      ...filOf(montres, borne),
    },
  })
  if (!demande) throw notFound()
  const contrats = await db.contrat.findMany({
    where: { AND: [{ univers: demande.univers }, contratsOf(actor, 'gestion:traiter', demande.siren)] },
    orderBy: { reference: 'asc' },
    select: { reference: true, libelle: true, finLe: true, franchiseJours: true, franchiseMode: true, basePrestation: true, nbMoisSalaires: true },
  })
  const autres = await db.demande.findMany({
    where: { AND: [{ id: { not: demande.id } }, demandesOf(actor, 'gestion:traiter', demande.siren)] },
    orderBy: { modifieLe: 'desc' },
    take: AUTRES_MONTREES + 1,
    select: { numero: true, objet: true, etat: true },
  })
  return {
    ...demande,
    ...readFil(demande, montres, borne),
    numero,
    envoi: await findLastEnvoi(db, demande.id),
    correction: demande.etat === 'pieces_demandees' ? await readOuverte(db, demande) : null,
    corrections: await listCorrections(db, demande),
    doublons: await listDoublons(actor, db, demande),
    regardables: await listRegardables(db, demande.id),
    etats: demande.rouvertures > 0 ? await listEtats(db, demande) : [],
    enCours: demande.enCours[0]?.corps ?? '',
    contrats,
    autres: firstOf(autres, AUTRES_MONTREES),
  }
}
export type Dossier = Awaited<ReturnType<typeof getDossier>>
