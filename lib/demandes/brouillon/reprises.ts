import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import type { Demarche, Raw, Source } from '@/lib/demarches/define'
import { habits, remembered } from '@/lib/demarches/memoire'
import { fieldsOf } from '@/lib/demarches/read'
import { findDemarche } from '@/lib/demarches/registre'
import { notFound } from '@/lib/ground/errors'
import { store } from './reponse'

/** Une réponse à écrire dans un brouillon, scellée si elle l’était. */
export type Reprise = { champ: string; valeur: unknown; empreinte: string | null }

/** Ce qu’une demande répond déjà d’une autre : ce qui s’en déduit (elle la continue), et ce qui s’en reprend tel que tapé. */
export type Reprises = { deduites: readonly Reprise[]; reprises: readonly Reprise[] }

/**
 * Ce qu’une demande répond déjà d’un brouillon à venir : ce qui ne change pas pour son salarié, tel que tapé (un numéro scellé le reste) ; quand la démarche
 * la continue, ce qui s’en déduit ; quand elle a été annulée et se refait, tout sauf ce qui se certifie et ce qui est à la personne.
 * @param numero la demande d’où il est repris.
 * @throws `notFound` quand la personne ne peut pas la lire, ou qu’elle est d’une autre entreprise.
 */
export async function readReprises(
  actor: Actor,
  db: Db,
  { siren, demarche, numero }: { siren: string; demarche: Demarche; numero: string },
): Promise<Reprises> {
  const demande = await findReprise(actor, db, siren, numero)
  if (!demande) throw notFound()
  const raws = Object.fromEntries(demande.reponses.flatMap(({ champ, valeur, empreinte }) => (empreinte === null ? [[champ, valeur as Raw]] : [])))
  const champs = new Map(fieldsOf(demarche).map(({ nom, field }) => [nom, field]))
  const deduites = demarche.continue?.de.includes(demande.demarche)
    ? Object.entries(demarche.continue.reponses({ numero, demarche: demande.demarche, raws })).flatMap(([champ, raw]) => {
        const field = champs.get(champ)
        return field ? [{ champ, ...store(field, raw) }] : []
      })
    : []
  const gardes = new Set(demande.issue === 'annulee' && demande.demarche === demarche.slug ? redone(demarche) : remembered(demarche))
  const suivie = raws[demarcheContinued(demande.demarche) ?? '']
  const dabord =
    typeof suivie === 'string' && !demande.reponses.some(({ champ }) => champ === 'nir') ? await findReprise(actor, db, siren, suivie) : null
  const siennes = [...demande.reponses, ...(dabord?.reponses.filter(({ champ }) => !demande.reponses.some((r) => r.champ === champ)) ?? [])]
  return { deduites, reprises: siennes.filter(({ champ }) => gardes.has(champ) && !deduites.some((d) => d.champ === champ)) }
}

const findReprise = (actor: Actor, db: Db, siren: string, numero: string) =>
  db.demande.findFirst({
    where: { AND: [{ numero, siren }, demandesOf(actor, 'demande:lire', siren)] },
    select: { demarche: true, issue: true, reponses: { select: { champ: true, valeur: true, empreinte: true } } },
  })

/** Le champ où une démarche écrit le numéro de celle qu’elle continue. */
const demarcheContinued = (slug: string): string | undefined => findDemarche(slug)?.continue?.numero

/** Ce que l’on refait d’une demande annulée. */
const redone = (demarche: Demarche): string[] =>
  fieldsOf(demarche).flatMap(({ nom, field }) => (field.kind === 'certification' || nom.startsWith('declarant') ? [] : [nom]))

/** Ce que l’entreprise répond d’habitude : repris de sa dernière demande de cette démarche que la personne peut lire, un IBAN scellé le reste. */
export async function readHabits(actor: Actor, db: Db, siren: string, demarche: Demarche): Promise<Reprise[]> {
  const champs = habits(demarche)
  if (champs.length === 0) return []
  const derniere = await db.demande.findFirst({
    where: {
      AND: [
        { siren, demarche: demarche.slug, canal: 'portail', numero: { not: null }, OR: [{ issue: null }, { issue: { not: 'annulee' } }] },
        demandesOf(actor, 'demande:lire', siren),
      ],
    },
    orderBy: { envoyeeLe: 'desc' },
    select: { reponses: { where: { champ: { in: champs } }, select: { champ: true, valeur: true, empreinte: true } } },
  })
  return derniere?.reponses ?? []
}

/** Écrit ces réponses dans un brouillon neuf. @param source d’où elles viennent. */
export async function keepReprisesIn(
  db: Db,
  { id, siren }: { id: string; siren: string },
  reprises: readonly Reprise[],
  source: Source = 'demande',
): Promise<void> {
  await db.reponse.createMany({
    skipDuplicates: true,
    data: reprises.map(({ champ, valeur, empreinte }) => ({
      demandeId: id,
      siren,
      champ,
      valeur: valeur as object,
      empreinte,
      source,
    })),
  })
}

/** Le brouillon déjà ouvert par cette personne, au même titre, pour continuer la même demande : y revenir n’en laisse pas un autre. `null` sans suite. */
export const findContinued = async (
  db: Db,
  {
    demarche,
    sauf,
    ...sien
  }: { siren: string; auteurId: string; compteId: string; membreId: string | null; delegationId: string | null } & {
    demarche: Demarche
    sauf: string
  },
  { deduites }: Reprises,
): Promise<{ id: string; etape: string | null } | null> =>
  deduites.length === 0
    ? null
    : db.demande.findFirst({
        where: {
          ...sien,
          demarche: demarche.slug,
          demarcheVersion: demarche.version,
          statut: 'a_finaliser',
          jeteLe: null,
          id: { not: sauf },
          AND: deduites.map(({ champ, valeur }) => ({ reponses: { some: { champ, source: 'demande', valeur: { equals: valeur as object } } } })),
        },
        orderBy: { modifieLe: 'desc' },
        select: { id: true, etape: true },
      })
