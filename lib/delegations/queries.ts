import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { contains, hasDigits } from '@/lib/data/sql/recherche'
import type { EtatDelegation } from './transitions'

export type Delegation = {
  id: string
  portee: 'portefeuille' | 'manuelle'
  univers: Univers[]
  lectureSeule: boolean
  lecture: Univers[]
  du: Date
  au: Date | null
  etat: EtatDelegation
  etatLe: Date
  motif: string | null
  demandeeLe: Date
  repondreAvant: Date
  correctionLe: Date | null
}

const DELEGATION = {
  id: true,
  portee: true,
  univers: true,
  lectureSeule: true,
  lecture: true,
  du: true,
  au: true,
  etat: true,
  etatLe: true,
  motif: true,
  demandeeLe: true,
  repondreAvant: true,
  correctionLe: true,
} as const satisfies Prisma.DelegationSelect

export type ExpertDuCompte = Delegation & {
  contactPrenom: string
  contactNom: string
  contactEmail: string
  cabinet: { siren: string; raisonSociale: string }
  entreprises: number
}

/** Les experts-comptables et tiers déclarants du compte : ceux qui attendent, ceux qui agissent, puis ceux qui ne le font plus, le plus récent en tête. */
export async function listExperts(db: Db, compteId: string): Promise<ExpertDuCompte[]> {
  const experts = await db.delegation.findMany({
    where: { compteId },
    orderBy: [{ demandeeLe: 'desc' }, { id: 'desc' }],
    select: {
      ...DELEGATION,
      contactPrenom: true,
      contactNom: true,
      contactEmail: true,
      cabinet: { select: { siren: true, raisonSociale: true } },
      _count: { select: { habilitations: { where: { retireeLe: null } } } },
    },
  })
  const rang = ({ etat }: Delegation) => (etat === 'en_attente' ? 0 : etat === 'acceptee' ? 1 : 2)
  return experts.map(({ _count, ...expert }) => ({ ...expert, entreprises: _count.habilitations })).sort((a, b) => rang(a) - rang(b))
}

export const TAILLE_CLIENTS = 50

export type Client = Delegation & { compteNom: string; compteId: string; entreprises: number; total: number }

export type OngletClients = 'attente' | 'cours' | 'historique'

/** Passé sa date de fin, une délégation acceptée est de l’historique. */
const ONGLET = Prisma.sql`CASE WHEN g.etat = 'en_attente' THEN 'attente'
  WHEN g.etat = 'acceptee' AND (g.au IS NULL OR g.au >= aujourdhui()) THEN 'cours' ELSE 'historique' END`

/** Combien de délégations sous chaque onglet, pour le cabinet de la personne. */
export async function countClients(db: Db, cabinetId: string): Promise<Record<OngletClients, number>> {
  const groupes = await db.$queryRaw<{ onglet: OngletClients; nombre: number }[]>`
    SELECT ${ONGLET} AS onglet, count(*)::int AS nombre FROM delegation g WHERE g.cabinet_id = ${cabinetId}::uuid GROUP BY 1`
  const count = (onglet: OngletClients) => groupes.find((g) => g.onglet === onglet)?.nombre ?? 0
  return { attente: count('attente'), cours: count('cours'), historique: count('historique') }
}

const ORDRES = {
  attente: Prisma.sql`g.repondre_avant, g.id`,
  cours: Prisma.sql`c.nom COLLATE "fr-x-icu", g.id`,
  historique: Prisma.sql`g.etat_le DESC, g.id`,
} as const satisfies Record<OngletClients, Prisma.Sql>

/**
 * Une page des délégations faites au cabinet de la personne : la plus pressée en tête, les clients par nom, l’historique par date.
 * @param q un mot du nom du client, ou d’une de ses entreprises que la personne atteint, ou son SIREN.
 */
export async function listClients(actor: Actor, db: Db, cabinetId: string, { onglet, q, page }: { onglet: OngletClients; q: string; page: number }) {
  const nom = (colonne: Prisma.Sql) => contains(colonne, q)
  const recherche = q
    ? Prisma.sql`(${nom(Prisma.sql`c.nom`)} OR EXISTS (SELECT 1 FROM rattachement r JOIN entreprise e ON e.siren = r.siren
        WHERE r.compte_id = g.compte_id AND r.detache_le IS NULL AND (${nom(Prisma.sql`e.raison_sociale`)} OR ${hasDigits(Prisma.sql`e.siren`, q)})))`
    : Prisma.sql`true`
  const lus = await db.$queryRaw<(Omit<Client, 'entreprises'> & { donnees: number })[]>`
    SELECT g.id::text, g.compte_id::text AS "compteId", c.nom AS "compteNom", g.portee::text, to_json(g.univers) AS univers,
      g.lecture_seule AS "lectureSeule", to_json(g.lecture) AS lecture, g.du, g.au, g.etat::text, g.etat_le AS "etatLe", g.motif,
      g.demandee_le AS "demandeeLe", g.repondre_avant AS "repondreAvant", g.correction_le AS "correctionLe",
      (SELECT count(*)::int FROM habilitation h WHERE h.delegation_id = g.id AND h.retiree_le IS NULL) AS donnees,
      (count(*) OVER ())::int AS total
    FROM delegation g JOIN compte c ON c.id = g.compte_id
    WHERE g.cabinet_id = ${cabinetId}::uuid AND ${ONGLET} = ${onglet} AND ${recherche}
    ORDER BY ${ORDRES[onglet]} LIMIT ${TAILLE_CLIENTS} OFFSET ${(page - 1) * TAILLE_CLIENTS}`
  return lus.map(
    ({ donnees, ...client }): Client => ({
      ...client,
      entreprises: actor.acces.find((a) => a.id === client.id)?.sirens.length ?? donnees,
    }),
  )
}
