import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { demandesOf } from '@/lib/data/reach'
import type { Db, Prisma } from '@/lib/data/prisma'
import type { Contexte, Demarche, Raws } from '@/lib/demarches/define'
import { findDemarche } from '@/lib/demarches/registre'
import { findLastEnvoi } from '@/lib/demandes/envoi/queries'
import { notFound } from '@/lib/ground/errors'
import { firstOf } from '@/lib/ground/pages'
import { CARTE, carteOf } from './a-finaliser'
import { contexteOf, entrepriseConnue } from './contexte'
import { fieldEntries, type Reponse, unstore } from './reponse'

/** Un brouillon ouvert à l’écriture : sa démarche, ce qui y est gardé, ce qu’elle sait de l’entreprise. */
export type Brouillon = {
  id: string
  siren: string
  compteId: string
  membreId: string | null
  delegationId: string | null
  univers: Univers
  creeLe: Date
  demarche: Demarche
  contexte: Contexte
  objet: string
  version: number
  etape: string | null
  vues: string[]
  auteurNom: string
  modifieLe: Date
  expireLe: Date | null
  reponses: Record<string, Reponse>
  raws: Raws
  sources: Record<string, string>
  /** Les champs qui ont une ligne en base, ceux que la démarche n’a plus compris. */
  gardees: string[]
  pieces: { champ: string; nom: string; taille: number | null }[]
}

/** Ce qu’une réponse gardée dit d’elle-même. */
export const REPONSE = {
  champ: true,
  valeur: true,
  empreinte: true,
  source: true,
  version: true,
  modifieLe: true,
  modifiePar: true,
  modifieParNom: true,
} as const satisfies Prisma.ReponseSelect

const BROUILLON = {
  id: true,
  siren: true,
  compteId: true,
  membreId: true,
  delegationId: true,
  numero: true,
  univers: true,
  creeLe: true,
  demarche: true,
  objet: true,
  version: true,
  etape: true,
  etapesVues: true,
  auteurNom: true,
  modifieLe: true,
  expireLe: true,
  reponses: { select: REPONSE },
  pieces: { where: { champ: { not: null }, etat: 'recue' }, orderBy: { id: 'asc' }, select: { champ: true, fichierNom: true, taille: true } },
} as const

/** Ce qu’est devenue une demande que l’on croyait en brouillon. */
export type Trouve = { envoyee: string } | { brouillon: Brouillon }

/**
 * Un brouillon, pour qui peut l’écrire ; ou le numéro de la demande s’il est déjà envoyé.
 * @throws `notFound` quand il n’existe pas, ou pas pour cette personne.
 */
export async function findBrouillon(actor: Actor, db: Db, siren: string, id: string): Promise<Trouve> {
  const lu = await db.demande.findFirst({
    where: { AND: [{ id, siren }, demandesOf(actor, 'demande:deposer', siren)] },
    select: { ...BROUILLON, entreprise: { select: entrepriseConnue(actor, siren) } },
  })
  if (!lu) throw notFound()
  const { entreprise, ...row } = lu
  if (row.numero !== null) return { envoyee: row.numero }
  const demarche = findDemarche(row.demarche)
  if (!demarche) throw notFound()
  const premiere = demarche.etapes[0]?.slug ?? ''
  const [contexte, ibanConnu] = await Promise.all([contexteOf(actor, db, siren, entreprise), isIbanKnown(db, { id, siren }, demarche, row.reponses)])
  return {
    brouillon: {
      ...row,
      demarche,
      contexte: { ...contexte, ibanConnu },
      vues: row.etapesVues.length > 0 ? row.etapesVues : [premiere],
      ...readReponses(demarche, row.reponses),
      gardees: row.reponses.map(({ champ }) => champ),
      pieces: row.pieces.map((p) => ({ champ: p.champ ?? '', nom: p.fichierNom ?? '', taille: p.taille })),
    },
  }
}

/** Les réponses gardées que cette démarche comprend : ce qui a été tapé, et d’où cela vient. */
export function readReponses(
  demarche: Demarche,
  gardees: readonly Prisma.ReponseGetPayload<{ select: typeof REPONSE }>[],
): Pick<Brouillon, 'reponses' | 'raws' | 'sources'> {
  const parChamp = new Map(gardees.map((r) => [r.champ, r]))
  const reponses: Record<string, Reponse> = {}
  for (const [nom, field] of fieldEntries(demarche)) {
    const r = parChamp.get(nom)
    if (r)
      reponses[nom] = {
        raw: unstore(field, r.valeur),
        version: r.version,
        source: r.source,
        le: r.modifieLe,
        parId: r.modifiePar,
        par: r.modifieParNom,
      }
  }
  return {
    reponses,
    raws: Object.fromEntries(Object.entries(reponses).map(([nom, r]) => [nom, r.raw])),
    sources: Object.fromEntries(Object.entries(reponses).map(([nom, r]) => [nom, r.source])),
  }
}

/**
 * L’IBAN répondu a-t-il déjà servi dans une demande envoyée de cette entreprise ? Les empreintes à clé se comparent, rien n’est ouvert. Sans IBAN, vrai quand
 * l’entreprise en a déjà donné un, ou un RIB ; `null` quand nul ne le sait.
 */
export async function isIbanKnown(
  db: Db,
  { id, siren }: { id: string; siren: string },
  demarche: Demarche,
  reponses: readonly { champ: string; empreinte: string | null }[],
): Promise<boolean | null> {
  const ibans = fieldEntries(demarche).flatMap(([nom, { kind }]) => (kind === 'iban' ? [nom] : []))
  const empreinte = reponses.find(({ champ }) => ibans.includes(champ))?.empreinte
  if (ibans.length === 0) return null
  const ailleurs = {
    siren,
    demandeId: { not: id },
    demande: { numero: { not: null }, OR: [{ issue: null }, { issue: { not: 'annulee' as const } }] },
  }
  const [deja, rib] = await Promise.all([
    db.reponse.findFirst({ where: { ...ailleurs, ...(empreinte ? { empreinte } : { champ: { in: ibans } }) }, select: { champ: true } }),
    empreinte ? null : db.piece.findFirst({ where: { ...ailleurs, champ: 'rib', etat: { in: ['recue', 'validee'] } }, select: { id: true } }),
  ])
  if (empreinte) return deja !== null
  return deja || rib ? true : null
}

/** Les brouillons que montre l’entrée d’une démarche ; tous sont dans « Mes demandes ». */
const BROUILLONS_MONTRES = 20

/** Les derniers brouillons de cette démarche que la personne peut reprendre, et s’il en reste. */
export async function listBrouillons(actor: Actor, db: Db, siren: string, demarche: string) {
  const rows = await db.demande.findMany({
    where: { AND: [{ siren, demarche, statut: 'a_finaliser', version: { gt: 0 } }, demandesOf(actor, 'demande:deposer', siren)] },
    orderBy: { modifieLe: 'desc' },
    take: BROUILLONS_MONTRES + 1,
    select: CARTE,
  })
  return firstOf(rows.map(carteOf), BROUILLONS_MONTRES)
}
export type BrouillonsListe = Awaited<ReturnType<typeof listBrouillons>>

/**
 * Ce que dit la page d’une demande qui vient de partir.
 * @throws `notFound` quand la personne ne l’atteint pas.
 */
export async function getEnvoyee(actor: Actor, db: Db, siren: string, numero: string) {
  const demande = await db.demande.findFirst({
    where: { AND: [{ numero, siren }, demandesOf(actor, 'demande:lire', siren)] },
    select: { id: true, objet: true, envoyeeLe: true, demarche: true, auteurId: true, auteurNom: true },
  })
  if (!demande) throw notFound()
  const { id, demarche: slug, ...envoyee } = demande
  const demarche = findDemarche(slug)
  return { ...envoyee, envoi: await findLastEnvoi(db, id), encore: demarche && { slug, texte: demarche.encore } }
}

/** Combien de demandes cette personne lit ici, par démarche : le catalogue montre les plus faites d’abord. */
export async function countUsages(actor: Actor, db: Db, siren: string): Promise<Record<string, number>> {
  const rows = await db.demande.groupBy({
    by: ['demarche'],
    where: { AND: [{ siren, numero: { not: null } }, demandesOf(actor, 'demande:lire', siren)] },
    _count: { _all: true },
  })
  return Object.fromEntries(rows.map(({ demarche, _count }) => [demarche, _count._all]))
}
