import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import type { Demarche, Raw } from '@/lib/demarches/define'
import { remembered } from '@/lib/demarches/memoire'
import { fieldsOf } from '@/lib/demarches/read'
import { partOf, textOf } from '@/lib/demarches/saisie'
import { titreOf } from '@/lib/demarches/registre'
import { notFound } from '@/lib/ground/errors'
import { formatDate } from '@/lib/ground/date'
import { store } from './reponse'

/** Un salarié dont l’entreprise a déjà parlé : sa dernière demande, et de quoi le reconnaître. Son numéro de sécurité sociale n’y est pas. */
export type SalarieConnu = { numero: string; nom: string; indice: string }

/** Les derniers envois relus : qui n’y est plus se saisit de nouveau. */
const ENVOIS_RELUS = 400
const NOMMENT = ['nomNaissance', 'nomUsage', 'prenoms', 'naissance']

/**
 * Les salariés des dernières demandes de cette entreprise que la personne peut lire, un par numéro de sécurité sociale, par ordre alphabétique.
 * Chacun est désigné par sa dernière demande.
 */
export async function listSalaries(actor: Actor, db: Db, siren: string): Promise<SalarieConnu[]> {
  const envois = await db.envoi.findMany({
    relationLoadStrategy: 'query',
    where: { siren, sujet: { not: null }, demande: demandesOf(actor, 'demande:lire', siren) },
    orderBy: { creeLe: 'desc' },
    take: ENVOIS_RELUS,
    select: {
      sujet: true,
      creeLe: true,
      demarche: true,
      demande: { select: { numero: true, reponses: { where: { champ: { in: NOMMENT } }, select: { champ: true, valeur: true } } } },
    },
  })
  const vus = new Map<string, SalarieConnu>()
  for (const { sujet, creeLe, demarche, demande } of envois) {
    const { numero, reponses } = demande
    const dit = (champ: string) => (reponses.find((r) => r.champ === champ)?.valeur ?? '') as Raw
    const nom = textOf(dit('nomUsage')) || textOf(dit('nomNaissance'))
    if (sujet === null || numero === null || nom === '' || vus.has(sujet)) continue
    const [prenom = ''] = textOf(dit('prenoms')).split(/[\s,]+/)
    const annee = partOf(dit('naissance'), 'annee')
    const indice = [annee ? `né en ${annee}` : '', `${titreOf(demarche)}, ${formatDate(creeLe)}`].filter(Boolean).join(', ')
    vus.set(sujet, { numero, nom: `${nom} ${prenom}`.trim(), indice })
  }
  return [...vus.values()].sort((a, b) => a.nom.localeCompare(b.nom, 'fr'))
}

/** La demande d’où l’on part, quand la liste ne la montre pas : son objet la nomme. `null` quand la personne ne la lit pas ici. */
export async function findOrigine(actor: Actor, db: Db, siren: string, numero: string): Promise<SalarieConnu | null> {
  const demande = await db.demande.findFirst({
    where: { AND: [{ numero, siren }, demandesOf(actor, 'demande:lire', siren)] },
    select: { objet: true },
  })
  return demande && { numero, nom: demande.objet, indice: numero }
}

/**
 * Reprend dans un brouillon ce qu’une demande répond déjà : ce qui ne change pas pour son salarié, tel que tapé (un numéro scellé le reste), et, quand la
 * démarche la continue, ce qui s’en déduit.
 * @param numero la demande d’où il est repris.
 * @throws `notFound` quand la personne ne peut pas la lire, ou qu’elle est d’une autre entreprise.
 */
export async function rememberIn(
  actor: Actor,
  db: Db,
  { id, siren }: { id: string; siren: string },
  demarche: Demarche,
  numero: string,
): Promise<void> {
  const demande = await db.demande.findFirst({
    where: { AND: [{ numero, siren }, demandesOf(actor, 'demande:lire', siren)] },
    select: { demarche: true, reponses: { select: { champ: true, valeur: true, empreinte: true } } },
  })
  if (!demande) throw notFound()
  const gardes = new Set(remembered(demarche))
  const raws = Object.fromEntries(demande.reponses.flatMap(({ champ, valeur, empreinte }) => (empreinte === null ? [[champ, valeur as Raw]] : [])))
  const champs = new Map(fieldsOf(demarche).map(({ nom, field }) => [nom, field]))
  const deduites = demarche.continue?.de.includes(demande.demarche)
    ? Object.entries(demarche.continue.reponses({ numero, demarche: demande.demarche, raws })).flatMap(([champ, raw]) => {
        const field = champs.get(champ)
        return field ? [{ champ, ...store(field, raw) }] : []
      })
    : []
  const reprises = demande.reponses.filter(({ champ }) => gardes.has(champ) && !deduites.some((d) => d.champ === champ))
  await db.reponse.createMany({
    skipDuplicates: true,
    data: [...deduites, ...reprises].map(({ champ, valeur, empreinte }) => ({
      demandeId: id,
      siren,
      champ,
      valeur: valeur as object,
      empreinte,
      source: 'demande',
    })),
  })
}
