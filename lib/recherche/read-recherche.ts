import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { sirensOf, universOf } from '@/lib/access/reach'
import { inSirens } from '@/lib/data/reach'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import type { Univers } from '@/lib/ground/univers'
import { findBanner } from '@/lib/entreprises/banner'
import { findAide, findFormulaires, findModeles, type Ou } from './find-aide'
import { findCourriers, findDemandes, findDocuments, findEntreprises, findSalaries } from './queries'
import type { Trouves } from './resultat'

/**
 * Ce qui répond à une recherche, genre par genre, de ce que la personne peut lire et de cela seul.
 * @param siren l’entreprise d’où l’on cherche : ses formulaires s’ouvrent chez elle.
 */
export async function readRecherche(actor: Actor, db: Db, q: string, siren: string | undefined): Promise<Trouves[]> {
  const { ou, couverture } = await readOu(actor, db, siren)
  const trouves = await Promise.all([
    findEntreprises(actor, db, q),
    findSalaries(actor, db, q),
    findDemandes(actor, db, q),
    findCourriers(actor, db, q),
    findDocuments(actor, db, q),
    findModeles(db, q, couverture),
  ])
  return [...trouves, findFormulaires(q, couverture, ou), findAide(q)].filter(({ resultats }) => resultats.length > 0)
}

/** Où se font les démarches de la personne, et ce qui y est couvert. */
async function readOu(actor: Actor, db: Db, siren: string | undefined): Promise<{ ou: Ou; couverture: Univers[] }> {
  const deposables = sirensOf(actor, 'demande:deposer')
  const choisie = siren && can(actor, 'demande:deposer', { siren }) ? siren : deposables.length === 1 ? deposables[0] : undefined
  const banner = choisie === undefined ? null : await findBanner(actor, db, choisie)
  if (banner) {
    const permis = universOf(actor, 'demande:deposer', banner.siren)
    return { ou: banner, couverture: banner.couverture.filter((un) => permis.includes(un)) }
  }
  const rows = await db.$queryRaw<{ univers: Univers }[]>`
    SELECT DISTINCT k.univers::text FROM couverture k WHERE ${inSirens(Prisma.sql`k.siren`, deposables)}`
  return { ou: null, couverture: rows.map(({ univers }) => univers) }
}
