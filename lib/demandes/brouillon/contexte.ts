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
export const CONTRAT = { reference: true, libelle: true, univers: true, effetLe: true, finLe: true } as const satisfies Prisma.ContratSelect
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

/**
 * Ce qu’une démarche sait de l’entreprise et de la personne.
 * @throws `notFound` quand l’entreprise ne s’atteint pas.
 */
export async function loadContexte(actor: Actor, db: Db, siren: string): Promise<Contexte> {
  const [entreprise, personne] = await Promise.all([
    db.entreprise.findUnique({
      where: { siren },
      select: {
        raisonSociale: true,
        etablissements: { where: { fermeLe: null }, orderBy: ORDRE_ETABLISSEMENTS, select: ETABLISSEMENT },
        contrats: { where: contratsOf(actor, 'demande:deposer', siren), orderBy: { reference: 'asc' }, select: CONTRAT },
      },
    }),
    db.utilisateur.findUnique({ where: { id: actor.utilisateur.id }, select: { telephone: true } }),
  ])
  if (!entreprise) throw notFound()
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
