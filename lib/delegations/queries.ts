import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { paddedList } from '@/lib/data/padded-list'
import type { Db, Prisma } from '@/lib/data/prisma'

export type EtatDelegation = 'en_attente' | 'acceptee' | 'refusee' | 'annulee' | 'revoquee' | 'expiree'

export type Delegation = {
  id: string
  portee: 'portefeuille' | 'manuelle'
  univers: Univers[]
  lectureSeule: boolean
  du: Date
  au: Date | null
  etat: EtatDelegation
  etatLe: Date
  motif: string | null
  demandeeLe: Date
  repondreAvant: Date
}

const DELEGATION = {
  id: true,
  portee: true,
  univers: true,
  lectureSeule: true,
  du: true,
  au: true,
  etat: true,
  etatLe: true,
  motif: true,
  demandeeLe: true,
  repondreAvant: true,
} as const satisfies Prisma.DelegationSelect

export type ExpertDuCompte = Delegation & {
  contactPrenom: string
  contactNom: string
  contactEmail: string
  cabinet: { siren: string; raisonSociale: string }
  entreprises: number
}

/** Les experts-comptables et tiers déclarants du compte : en attente d’acceptation, ou acceptés. */
export async function listExperts(db: Db, compteId: string): Promise<ExpertDuCompte[]> {
  const experts = await db.delegation.findMany({
    where: { compteId, etat: { in: ['en_attente', 'acceptee'] } },
    orderBy: { demandeeLe: 'desc' },
    select: {
      ...DELEGATION,
      contactPrenom: true,
      contactNom: true,
      contactEmail: true,
      cabinet: { select: { siren: true, raisonSociale: true } },
      _count: { select: { habilitations: { where: { retireeLe: null } } } },
    },
  })
  return experts.map(({ _count, ...expert }) => ({ ...expert, entreprises: _count.habilitations }))
}

export const TAILLE_CLIENTS = 50

export type Client = Delegation & { compteNom: string | null; compteId: string; entreprises: number }

const ETATS = { attente: ['en_attente'], cours: ['acceptee'], historique: ['refusee', 'annulee', 'revoquee', 'expiree'] } as const satisfies Record<
  string,
  readonly EtatDelegation[]
>
export type OngletClients = keyof typeof ETATS

/** Combien de délégations sous chaque onglet, pour le cabinet de la personne. */
export async function countClients(db: Db, cabinetId: string): Promise<Record<OngletClients, number>> {
  const groupes = await db.delegation.groupBy({ by: ['etat'], where: { cabinetId }, _count: { _all: true } })
  const count = (onglet: OngletClients) =>
    groupes.filter((g) => (ETATS[onglet] as readonly string[]).includes(g.etat)).reduce((n, g) => n + g._count._all, 0)
  return { attente: count('attente'), cours: count('cours'), historique: count('historique') }
}

/** Une page des délégations faites au cabinet de la personne : la plus pressée, ou la plus récente, en tête. */
export async function listClients(actor: Actor, db: Db, cabinetId: string, onglet: OngletClients, page: number): Promise<Client[]> {
  const delegations = await db.delegation.findMany({
    where: { cabinetId, etat: { in: [...ETATS[onglet]] } },
    orderBy: onglet === 'attente' ? [{ repondreAvant: 'asc' }, { id: 'asc' }] : [{ etatLe: 'desc' }, { id: 'asc' }],
    take: TAILLE_CLIENTS,
    skip: (page - 1) * TAILLE_CLIENTS,
    select: { ...DELEGATION, compteId: true },
  })
  // Le nom du compte ne se voit plus quand la délégation a pris fin : il est lu à part, et peut manquer.
  const comptes = await db.compte.findMany({ where: { id: { in: paddedList(delegations.map((d) => d.compteId)) } }, select: { id: true, nom: true } })
  return delegations.map((delegation) => ({
    ...delegation,
    compteNom: comptes.find((c) => c.id === delegation.compteId)?.nom ?? null,
    entreprises: actor.acces.find((a) => a.id === delegation.id)?.sirens.length ?? 0,
  }))
}
