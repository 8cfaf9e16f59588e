import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/access/scope'
import { loadContexte } from '@/lib/brouillons/contexte'
import { fieldsOf, unstore } from '@/lib/brouillons/reponse'
import type { Db } from '@/lib/data/prisma'
import { recap } from '@/lib/demarches/engine'
import { findDemarche } from '@/lib/demarches/registre'
import { isoDay } from '@/lib/format/date'
import { notFound } from '@/lib/http/errors'

/** Ce que dit l’accusé de réception. Les champs sensibles y sont déjà masqués. */
export type Recu = {
  numero: string
  titre: string
  objet: string
  raisonSociale: string
  siren: string
  creeLe: Date
  envoyeeLe: Date
  declarant: string
  /** Le cabinet qui a envoyé pour l’entreprise, quand ce n’est pas elle. */
  cabinet: string | null
  etapes: { titre: string; lignes: { label: string; texte: string | null }[] }[]
  pieces: { libelle: string; nom: string; taille: number | null; sha256: string | null }[]
}

const DEMANDE = {
  numero: true,
  objet: true,
  siren: true,
  demarche: true,
  delegationId: true,
  auteurNom: true,
  creeLe: true,
  envoyeeLe: true,
  entreprise: { select: { raisonSociale: true } },
  reponses: { select: { champ: true, valeur: true } },
  pieces: {
    where: { fichierNom: { not: null }, messageId: null, demandeeLe: null },
    orderBy: { id: 'asc' },
    select: { libelle: true, fichierNom: true, taille: true, sha256: true },
  },
} as const

/**
 * Ce qui a été envoyé, tel que l’accusé de réception le redit : les conditions sont jugées au jour de l’envoi.
 * @throws `notFound` quand la demande n’existe pas, n’est pas envoyée, ou ne s’atteint pas.
 */
export async function getRecu(actor: Actor, db: Db, numero: string): Promise<Recu> {
  const reach = actor.gestion ? { statut: { not: 'a_finaliser' as const } } : demandesOf(actor, 'demande:lire')
  const lue = await db.demande.findFirst({ where: { AND: [{ numero }, reach] }, select: DEMANDE })
  if (!lue?.envoyeeLe) throw notFound()
  const { siren, objet, creeLe, envoyeeLe, delegationId } = lue
  const delegation = delegationId
    ? await db.delegation.findUnique({ where: { id: delegationId }, select: { cabinet: { select: { raisonSociale: true } } } })
    : null
  const demarche = findDemarche(lue.demarche)
  const gardees = new Map(lue.reponses.map((r) => [r.champ, r.valeur]))
  const raws = demarche
    ? Object.fromEntries(fieldsOf(demarche).flatMap(([nom, field]) => (gardees.has(nom) ? [[nom, unstore(field, gardees.get(nom))]] : [])))
    : {}
  const etapes = demarche ? recap(demarche, raws, {}, { ...(await loadContexte(actor, db, siren)), aujourdhui: isoDay(envoyeeLe) }) : []
  return {
    numero,
    titre: demarche?.titre ?? objet,
    objet,
    siren,
    creeLe,
    envoyeeLe,
    raisonSociale: lue.entreprise.raisonSociale,
    declarant: lue.auteurNom,
    cabinet: delegation?.cabinet.raisonSociale ?? null,
    etapes: etapes.filter(({ lignes }) => lignes.length > 0),
    pieces: lue.pieces.map((p) => ({ libelle: p.libelle, nom: p.fichierNom ?? '', taille: p.taille, sha256: p.sha256 })),
  }
}
