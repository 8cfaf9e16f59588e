import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Db, Prisma } from '@/lib/data/prisma'
import { isoDay } from '@/lib/ground/date'
import { formatNumero } from '@/lib/ground/numero-demande'
import { type EtatInterne, statutOf } from '../rules'

/** Une demande verrouillée pour un acte : ce qu’une règle ou un événement en demande. */
export const DEMANDE_TENUE = {
  id: true,
  numero: true,
  siren: true,
  compteId: true,
  auteurId: true,
  membreId: true,
  delegationId: true,
  univers: true,
  demarche: true,
  objet: true,
  etat: true,
  gestionnaireId: true,
  gestionnaireNom: true,
  traiteeLe: true,
  suiteDe: true,
} as const satisfies Prisma.DemandeSelect
export type DemandeTenue = Prisma.DemandeGetPayload<{ select: typeof DEMANDE_TENUE }>

/** Verrouille la demande que `where` trouve, puis la relit : deux actes au même instant se suivent. @returns `null` quand rien ne s’atteint. */
export async function holdDemande(db: Db, where: Prisma.DemandeWhereInput): Promise<DemandeTenue | null> {
  const vue = await db.demande.findFirst({ where: { AND: [where, { statut: { not: 'a_finaliser' } }] }, select: { id: true, siren: true } })
  if (!vue) return null
  await db.$queryRaw`SELECT id FROM demande WHERE id = ${vue.id}::uuid AND siren = ${vue.siren} FOR UPDATE`
  return db.demande.findFirst({ where: { id: vue.id, siren: vue.siren }, select: DEMANDE_TENUE })
}

/** Mène une demande tenue à un état : son statut public en vient, jamais l’inverse. `plus` : ce que l’acte change encore. */
export async function moveIn(db: Db, demande: Pick<DemandeTenue, 'id' | 'etat'>, vers: EtatInterne, plus: Prisma.DemandeUncheckedUpdateInput = {}) {
  const instant = maintenant()
  const change = vers === demande.etat ? {} : { etat: vers, statut: statutOf(vers), etatLe: instant }
  await db.demande.update({
    where: { id: demande.id },
    data: { ...change, modifieLe: instant, version: { increment: 1 }, ...plus },
    select: { id: true },
  })
}

/** Qui écrit, tel que le fil le fige. */
export type Plume = { auteurId: string; auteurNom: string; auteurRole: string; pourLeCompteDe: string | null }

/** Ajoute un message au fil. `id` : celui du formulaire, pour qu’un second envoi du même ne fasse pas deux messages. */
export const writeMessageIn = (
  db: Db,
  demande: Pick<DemandeTenue, 'id' | 'siren'>,
  message: Plume & { cote: 'client' | 'gestion'; corps: string; id?: string },
) => db.message.create({ data: { ...message, demandeId: demande.id, siren: demande.siren }, select: { id: true, envoyeLe: true } })

/** Ajoute au fil une ligne du portail : ce qui vient de changer, pour les deux côtés. */
export const writeLineIn = (db: Db, demande: Pick<DemandeTenue, 'id' | 'siren'>, corps: string) =>
  db.message.create({
    data: { demandeId: demande.id, siren: demande.siren, cote: 'systeme', auteurNom: 'Portail', auteurRole: 'portail', corps },
    select: { id: true },
  })

/** Le nombre de pièces que le client doit encore. */
export const countOpenPieces = (db: Db, demande: Pick<DemandeTenue, 'id' | 'siren'>): Promise<number> =>
  db.piece.count({ where: { demandeId: demande.id, siren: demande.siren, etat: { in: ['demandee', 'refusee'] } } })

/** Tire le numéro d’une demande qui s’envoie, dans sa transaction. */
export async function drawNumero(db: Db): Promise<{ numero: string; jour: string }> {
  const [tire] = await db.$queryRaw<{ rang: bigint }[]>`SELECT nextval('numero_demande') AS rang`
  const jour = isoDay(maintenant())
  return { numero: formatNumero(Number(jour.slice(0, 4)), Number(tire?.rang)), jour }
}
