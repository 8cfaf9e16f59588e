import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { contratsOf } from '@/lib/data/reach'
import type { Db, Prisma } from '@/lib/data/prisma'
import type { Contexte } from '@/lib/demarches/define'
import { dateOnly, isoDay } from '@/lib/ground/date'
import { formatSiret } from '@/lib/ground/number'
import { notFound } from '@/lib/ground/errors'

/** Ce qu’un contexte retient d’un établissement et d’un contrat. */
export const ETABLISSEMENT = {
  siret: true,
  enseigne: true,
  adresse: true,
  codePostal: true,
  ville: true,
} as const satisfies Prisma.EtablissementSelect
export const CONTRAT = {
  reference: true,
  libelle: true,
  univers: true,
  effetLe: true,
  finLe: true,
  franchiseJours: true,
  franchiseMode: true,
  basePrestation: true,
  nbMoisSalaires: true,
} as const satisfies Prisma.ContratSelect
/** L’ordre des établissements : le siège d’abord. */
export const ORDRE_ETABLISSEMENTS: Prisma.EtablissementOrderByWithRelationInput[] = [{ siege: 'desc' }, { siret: 'asc' }]

type Connu = {
  siren: string
  raisonSociale: string
  etablissements: Prisma.EtablissementGetPayload<{ select: typeof ETABLISSEMENT }>[]
  contrats: Prisma.ContratGetPayload<{ select: typeof CONTRAT }>[]
  declarant: Contexte['declarant']
}

/** Le contexte que font ces lignes de base, ce jour-là (« AAAA-MM-JJ » à Paris). */
export const contexteFrom = ({ siren, raisonSociale, etablissements, contrats, declarant }: Connu, aujourdhui: string): Contexte => ({
  aujourdhui,
  siren,
  raisonSociale,
  etablissements: etablissements.map((e) => ({
    siret: e.siret,
    libelle: `${e.enseigne ?? raisonSociale}, ${formatSiret(e.siret)}, ${e.adresse}, ${e.codePostal} ${e.ville}`,
  })),
  contrats: contrats.map((c) => ({ ...c, effetLe: dateOnly(c.effetLe), finLe: c.finLe && dateOnly(c.finLe) })),
  declarant,
})

/** Ce qu’une démarche lit de l’entreprise, pour cette personne. */
export const entrepriseConnue = (actor: Actor, siren: string) =>
  ({
    raisonSociale: true,
    etablissements: { where: { fermeLe: null }, orderBy: ORDRE_ETABLISSEMENTS, select: ETABLISSEMENT },
    contrats: { where: contratsOf(actor, 'demande:deposer', siren), orderBy: { reference: 'asc' }, select: CONTRAT },
  }) as const satisfies Prisma.EntrepriseSelect

type EntrepriseConnue = Prisma.EntrepriseGetPayload<{ select: ReturnType<typeof entrepriseConnue> }>

/**
 * Ce qu’une démarche sait de l’entreprise et de la personne.
 * @throws `notFound` quand l’entreprise ne s’atteint pas.
 */
export async function loadContexte(actor: Actor, db: Db, siren: string): Promise<Contexte> {
  const entreprise = await db.entreprise.findUnique({ where: { siren }, select: entrepriseConnue(actor, siren) })
  if (!entreprise) throw notFound()
  return contexteOf(actor, db, siren, entreprise)
}

/** Le même, l’entreprise déjà lue. */
export async function contexteOf(actor: Actor, db: Db, siren: string, entreprise: EntrepriseConnue): Promise<Contexte> {
  const personne = await db.utilisateur.findUnique({ where: { id: actor.utilisateur.id }, select: { telephone: true } })
  const { prenom, nom, email } = actor.utilisateur
  return contexteFrom(
    {
      siren,
      ...entreprise,
      declarant: { prenom, nom, email, telephone: personne?.telephone ?? null },
    },
    isoDay(maintenant()),
  )
}
