import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { contratsOf } from '@/lib/access/scope'
import type { Db } from '@/lib/data/prisma'
import type { Contexte } from '@/lib/demarches/define'
import { isoDay } from '@/lib/format/date'
import { formatSiret } from '@/lib/format/number'
import { notFound } from '@/lib/http/errors'

/**
 * Ce qu’une démarche sait de l’entreprise et de la personne.
 * @throws `notFound` quand l’entreprise ne s’atteint pas.
 */
export async function loadContexte(actor: Actor, db: Db, siren: string): Promise<Contexte> {
  const entreprise = await db.entreprise.findUnique({ where: { siren }, select: { raisonSociale: true } })
  if (!entreprise) throw notFound()
  const [etablissements, contrats, personne] = [
    await db.etablissement.findMany({
      where: { siren, fermeLe: null },
      orderBy: [{ siege: 'desc' }, { siret: 'asc' }],
      select: { siret: true, enseigne: true, adresse: true, codePostal: true, ville: true },
    }),
    await db.contrat.findMany({
      where: actor.gestion ? { siren } : { AND: [{ siren }, contratsOf(actor, 'demande:deposer', siren)] },
      orderBy: { reference: 'asc' },
      select: { reference: true, libelle: true, univers: true, effetLe: true, finLe: true },
    }),
    await db.utilisateur.findUnique({ where: { id: actor.utilisateur.id }, select: { telephone: true } }),
  ]
  const { prenom, nom, email } = actor.utilisateur
  return {
    aujourdhui: isoDay(maintenant()),
    siren,
    raisonSociale: entreprise.raisonSociale,
    etablissements: etablissements.map((e) => ({
      siret: e.siret,
      libelle: `${e.enseigne ?? entreprise.raisonSociale}, ${formatSiret(e.siret)}, ${e.adresse}, ${e.codePostal} ${e.ville}`,
    })),
    contrats: contrats.map((c) => ({ ...c, effetLe: c.effetLe.toISOString().slice(0, 10), finLe: c.finLe?.toISOString().slice(0, 10) ?? null })),
    declarant: { prenom, nom, email, telephone: personne?.telephone ?? null },
  }
}
