import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { whoReaches } from '@/lib/data/sql/acces'
import { alsaceMoselle } from '@/lib/data/sql/entreprise'
import { maintenant } from '@/lib/ground/clock'
import type { Univers } from '@/lib/ground/univers'
import { jetonEmpreinte } from './jeton'

/** Ce qu’un agenda du dehors lit d’une entreprise : ce dont dépendent ses dates, et rien d’une personne. */
export type AgendaLu = {
  siren: string
  raisonSociale: string
  effectif: number | null
  alsaceMoselle: 'aucune' | 'partie' | 'toute'
  trimestriel: boolean
  univers: Univers[]
}

const SIREN = Prisma.sql`g.siren`

/** L’agenda de cette empreinte, tant qu’il n’est pas révoqué ; `univers` : ceux que la personne qui l’a ouvert y atteint encore. */
export async function lookUpAgenda(db: Db, empreinte: string): Promise<AgendaLu | null> {
  const [agenda] = await db.$queryRaw<AgendaLu[]>`
    SELECT g.siren, g.trimestriel, e.raison_sociale AS "raisonSociale", e.effectif, ${alsaceMoselle(SIREN)} AS "alsaceMoselle",
      ARRAY(SELECT k.univers::text FROM couverture k WHERE k.siren = g.siren AND EXISTS (
        SELECT 1 FROM (${whoReaches('entreprise:voir', SIREN, Prisma.sql`k.univers`)}) x WHERE x.utilisateur_id = g.utilisateur_id) ORDER BY k.univers) AS univers
    FROM agenda g JOIN entreprise e ON e.siren = g.siren WHERE g.empreinte = ${empreinte} AND g.revoque_le IS NULL`
  return agenda ?? null
}

/**
 * L’agenda qu’ouvre cette adresse secrète, et la date de sa lecture ; `null` quand elle est inconnue, révoquée, ou que la personne qui l’a ouverte n’atteint
 * plus l’entreprise. Une lecture n’est pas un acte : rien n’en va au journal.
 * @param lecteur le logiciel d’agenda qui lit.
 */
export const readAgenda = (jeton: string, lecteur: string): Promise<AgendaLu | null> =>
  asSystem('session', async (db) => {
    const empreinte = jetonEmpreinte(jeton)
    const agenda = await lookUpAgenda(db, empreinte)
    if (!agenda || agenda.univers.length === 0) return null
    await db.agenda.updateMany({ where: { empreinte, revoqueLe: null }, data: { luLe: maintenant(), lecteur } })
    return agenda
  })
