import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { contratsOf } from '@/lib/data/reach'
import type { Db, Prisma } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { dayAt, isoDay } from '@/lib/ground/date'
import type { Portee, Vers } from './schema'

/** Une entreprise à qui l’on publierait, et le contrat qui le vaut. */
export type Vise = { siren: string; raisonSociale: string; contratReference: string | null }

/** La famille d’un contrat : ce qui précède son numéro (`TRM-NC-0000123` : `TRM-NC`). */
export const familleOf = (reference: string): string => reference.replace(/-[^-]*$/, '')

/** Un contrat en cours, ou pas encore commencé. */
const enCours = (): Prisma.ContratWhereInput => ({ OR: [{ finLe: null }, { finLe: { gte: dayAt(isoDay(maintenant())) } }] })

const CHERCHE: Record<Portee, (cible: string) => Prisma.ContratWhereInput> = {
  entreprise: (siren) => ({ siren }),
  contrat: (reference) => ({ reference }),
  famille: (famille) => ({ reference: { startsWith: `${famille}-` } }),
}

/**
 * Les entreprises que vise cette cible aujourd’hui : celles qui ont un contrat en cours dans cet univers, et qu’un compte suit. L’essai à blanc et la
 * publication passent ici ; une entreprise n’y est qu’une fois, quel que soit le nombre de ses contrats.
 */
export const listVises = (actor: Actor, db: Db, vers: Vers): Promise<Vise[]> => listVisesIn(db, vers, contratsOf(actor, 'gestion:traiter'))

/** Les mêmes, lues par l’exploitation, sans personne. @param perimetre ce qu’en atteint qui demande. */
export async function listVisesIn(db: Db, { portee, cible, univers }: Vers, perimetre: Prisma.ContratWhereInput = {}): Promise<Vise[]> {
  const contrats = await db.contrat.findMany({
    where: {
      AND: [perimetre, enCours(), CHERCHE[portee](cible), { univers, entreprise: { rattachements: { some: { detacheLe: null } } } }],
    },
    orderBy: [{ siren: 'asc' }, { reference: 'asc' }],
    select: { reference: true, siren: true, entreprise: { select: { raisonSociale: true } } },
  })
  const vises = new Map<string, Vise>()
  for (const { reference, siren, entreprise } of contrats) {
    if (portee === 'famille' && familleOf(reference) !== cible) continue
    if (!vises.has(siren))
      vises.set(siren, { siren, raisonSociale: entreprise.raisonSociale, contratReference: portee === 'entreprise' ? null : reference })
  }
  return [...vises.values()]
}

/** Une famille de contrats en cours, et un nom pour la reconnaître. */
export type Famille = { famille: string; univers: 'sante' | 'prevoyance'; libelle: string }

/** Les familles des contrats en cours en santé et en prévoyance, par leur nom. */
export async function listFamilles(actor: Actor, db: Db): Promise<Famille[]> {
  const contrats = await db.contrat.findMany({
    where: { AND: [contratsOf(actor, 'gestion:traiter'), enCours(), { univers: { in: ['sante', 'prevoyance'] } }] },
    distinct: ['univers', 'libelle'],
    orderBy: [{ univers: 'asc' }, { libelle: 'asc' }],
    select: { reference: true, univers: true, libelle: true },
  })
  const familles = new Map<string, Famille>()
  for (const { reference, univers, libelle } of contrats) {
    const famille = familleOf(reference)
    const cle = `${univers} ${famille}`
    if (univers !== 'retraite' && !familles.has(cle)) familles.set(cle, { famille, univers, libelle })
  }
  return [...familles.values()]
}
