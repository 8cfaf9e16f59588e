import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import type { Raw } from '@/lib/demarches/define'
import { partOf, textOf } from '@/lib/demarches/saisie'
import { titreOf } from '@/lib/demarches/registre'
import { formatDate } from '@/lib/ground/date'
import { DERNIER_RANG, isLast } from '../envoi/last-rang'

/** Un salarié dont l’entreprise a déjà parlé : sa dernière demande, et de quoi le reconnaître. Son numéro de sécurité sociale n’y est pas. */
export type SalarieConnu = { numero: string; nom: string; indice: string }

/** Les derniers envois relus : qui n’y est plus se saisit de nouveau. */
const ENVOIS_RELUS = 400
/** Une demande qui en continue une autre par son numéro ne redit pas le salarié : elle ne suffirait pas à en commencer une troisième. */
const DIT_LE_NUMERO = { reponses: { some: { champ: 'nir', empreinte: { not: null } } } } as const
const NOMMENT = ['nomNaissance', 'nomUsage', 'prenoms', 'naissance']

/**
 * Les salariés des dernières demandes de cette entreprise que la personne peut lire, un par numéro de sécurité sociale, par ordre alphabétique.
 * Chacun est désigné par sa dernière demande.
 */
export async function listSalaries(actor: Actor, db: Db, siren: string): Promise<SalarieConnu[]> {
  const envois = await db.envoi.findMany({
    relationLoadStrategy: 'query',
    where: { siren, sujet: { not: null }, demande: { AND: [demandesOf(actor, 'demande:lire', siren), DIT_LE_NUMERO] } },
    orderBy: { creeLe: 'desc' },
    take: ENVOIS_RELUS,
    select: {
      rang: true,
      sujet: true,
      creeLe: true,
      demarche: true,
      demande: {
        select: { numero: true, envois: DERNIER_RANG, reponses: { where: { champ: { in: NOMMENT } }, select: { champ: true, valeur: true } } },
      },
    },
  })
  const vus = new Map<string, SalarieConnu>()
  for (const { sujet, creeLe, demarche, demande } of envois.filter(isLast)) {
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
