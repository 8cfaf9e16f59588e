import 'server-only'
import type { EventsDelegations } from '@/lib/acts/catalogue-delegations'
import type { Db } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'
import { firstOf } from '@/lib/ground/pages'

/** Les lignes de l’historique que montre la fiche. */
const LIGNES = 50

type EventExpert = Extract<keyof EventsDelegations, `delegation.${string}`>
const TYPES = [
  'delegation.demandee',
  'delegation.renvoyee',
  'delegation.modifiee',
  'delegation.correction',
  'delegation.acceptee',
  'delegation.refusee',
  'delegation.annulee',
  'delegation.revoquee',
  'delegation.expiree',
] as const satisfies readonly EventExpert[]
/** Ce que l’historique d’une délégation dit. */
export type TypeHistoire = (typeof TYPES)[number]

/** La fiche d’un expert-comptable du compte : son cabinet, ce qui lui est confié, où en est la délégation. @throws `notFound`. */
export async function readExpert(db: Db, { compteId, delegationId }: { compteId: string; delegationId: string }) {
  const lue = await db.delegation.findFirst({
    where: { id: delegationId, compteId },
    select: {
      id: true,
      etat: true,
      etatLe: true,
      motif: true,
      portee: true,
      univers: true,
      lectureSeule: true,
      lecture: true,
      du: true,
      au: true,
      demandeeLe: true,
      repondreAvant: true,
      correctionLe: true,
      correctionSur: true,
      correction: true,
      contactCivilite: true,
      contactNom: true,
      contactPrenom: true,
      contactEmail: true,
      contactTelephone: true,
      cabinet: { select: { siren: true, raisonSociale: true } },
      habilitations: { where: { retireeLe: null }, orderBy: { siren: 'asc' }, select: { siren: true } },
    },
  })
  if (!lue) throw notFound()
  const { habilitations, ...delegation } = lue
  const sirens = habilitations.map(({ siren }) => siren)
  return { ...delegation, compteId, sirens, entreprises: sirens.length }
}
export type ExpertLu = Awaited<ReturnType<typeof readExpert>>

/** Ce qui est arrivé à une délégation, le plus récent d’abord : le journal, que lisent les administrateurs du compte. */
export async function readHistoire(db: Db, { compteId, delegationId }: { compteId: string; delegationId: string }) {
  const lues = await db.evenement.findMany({
    where: { compteId, type: { in: [...TYPES] }, donnees: { path: ['delegationId'], equals: delegationId } },
    orderBy: [{ creeLe: 'desc' }, { rang: 'desc' }],
    take: LIGNES + 1,
    select: { id: true, type: true, acteurNom: true, creeLe: true },
  })
  return firstOf(lues, LIGNES).lignes.map(({ type, ...ligne }) => ({ ...ligne, type: type as TypeHistoire }))
}
export type LigneHistoire = Awaited<ReturnType<typeof readHistoire>>[number]

/** La première étape que la personne corrige ou reprend : une préparation gardée, ou une délégation à refaire. */
export async function readReprise(
  db: Db,
  compteId: string,
  { preparation, reprendre }: { preparation?: string | undefined; reprendre?: string | undefined },
) {
  if (preparation) {
    const lue = await db.preparation.findFirst({
      where: { id: preparation, compteId, genre: 'expert_comptable' },
      select: { civilite: true, nom: true, prenom: true, telephone: true, email: true, cabinetSiren: true, cabinetNom: true },
    })
    return lue && { ...lue, siren: lue.cabinetSiren ?? '', raisonSociale: lue.cabinetNom ?? '', preparation }
  }
  if (!reprendre) return null
  const lue = await db.delegation.findFirst({
    where: { id: reprendre, compteId },
    select: {
      contactCivilite: true,
      contactNom: true,
      contactPrenom: true,
      contactTelephone: true,
      contactEmail: true,
      cabinet: { select: { siren: true, raisonSociale: true } },
    },
  })
  return (
    lue && {
      civilite: lue.contactCivilite,
      nom: lue.contactNom,
      prenom: lue.contactPrenom,
      telephone: lue.contactTelephone ?? '',
      email: lue.contactEmail,
      siren: lue.cabinet.siren,
      raisonSociale: lue.cabinet.raisonSociale,
      preparation: null,
    }
  )
}
export type Reprise = NonNullable<Awaited<ReturnType<typeof readReprise>>>
