import 'server-only'
import { type Lieu, type Signature, signatureOf } from '@/lib/access/titre'
import type { Right } from '@/lib/access/rights'
import type { Visit } from '@/lib/access/visit'
import { acteIn, type Ouvert } from '@/lib/acts/acte'
import { type EventDemande, type Events, isAuFil } from '@/lib/acts/catalogue'
import type { Db, Prisma } from '@/lib/data/prisma'
import { libre, verrouillee } from '@/lib/data/sql/demande'
import { maintenant } from '@/lib/ground/clock'
import { refused } from '@/lib/ground/errors'
import { type Envoyeur, messageId } from './fil/message-id'
import { type Empeche, REFUS_ACTE } from './refus'
import { type EtatInterne, statutOf } from './rules'
import { ACTE_DE, ACTES_GESTION, type Acte, type EventActe, nextEtat } from './transitions'

/** Les droits sous lesquels on agit sur une demande envoyée. */
export type DroitDActe = 'demande:repondre' | 'gestion:traiter'
/** Une demande visée : la relire sous verrou n’en demande pas plus. */
export type Visee = Lieu & { id: string; siren: string; numero: string }

type Champs = Prisma.$DemandePayload['scalars']
/** Une demande verrouillée : ce qu’une règle ou un événement en demande. `titreId` : le titre sous lequel elle a été faite. */
export type DemandeTenue = Pick<
  Champs,
  'id' | 'siren' | 'compteId' | 'univers' | 'demarche' | 'objet' | 'etat' | 'etatLe' | 'gestionnaireId' | 'gestionnaireNom' | 'traiteeLe'
> & { numero: string; titreId: string | null }

/** Ce qu’un acte change d’une demande en plus de son état, que nul n’écrit : il vient de l’événement. */
export type Changements = Omit<
  Prisma.DemandeUncheckedUpdateInput,
  'id' | 'siren' | 'compteId' | 'etat' | 'statut' | 'etatLe' | 'modifieLe' | 'version'
>

/**
 * Écrit ce qui est fait d’une demande : l’événement, ses suites en file, et quand il est un acte l’état où il mène, ce qui change avec lui, sa ligne dans
 * le fil. Un état ne change pas sans événement : nul autre que `fait` ne l’écrit.
 */
export type Fait = <T extends EventDemande>(
  type: T,
  donnees: Omit<Events[T], 'demandeId'>,
  ...changements: T extends EventActe ? [changements?: Changements] : []
) => Promise<void>

/** Ce qu’il faut d’une demande pour y écrire un fait. */
export type Ecrite = { id: string; siren: string; etat: EtatInterne }

/** Une demande tenue par un acte. `faitDe` : le même `fait`, d’une autre demande que l’acte ouvre, sous le même titre. */
export type Tenue = Pick<Ouvert<DroitDActe, DemandeTenue>, 'db' | 'actor' | 'titre'> & {
  demande: DemandeTenue
  signature: Signature
  fait: Fait
  faitDe: (demande: Ecrite) => Fait
}

/**
 * Lie `fait` à une demande tenue.
 * @throws `fait` lève quand l’événement n’est pas permis dans l’état où la demande en est : rien de l’acte ne reste.
 */
export function faitOf(
  { db, note }: { db: Db; note: (type: EventDemande, donnees: Events[EventDemande]) => Promise<string> },
  demande: Ecrite,
): Fait {
  let { etat } = demande
  return async (type, donnees, ...[changements]) => {
    const vers = isActe(type) ? nextEtat(ACTE_DE[type], etat) : etat
    if (!vers) throw new Error(`« ${type} » n’est pas permis d’une demande « ${etat} ».`)
    const evenementId = await note(type, { ...donnees, demandeId: demande.id } as Events[EventDemande])
    if (isAuFil(type)) await drawLine(db, demande, evenementId)
    if (!isActe(type)) return
    const instant = maintenant()
    const change = vers === etat ? {} : { etat: vers, statut: statutOf(vers), etatLe: instant }
    await db.demande.update({
      where: { id: demande.id },
      data: { ...changements, ...change, modifieLe: instant, version: { increment: 1 } },
      select: { id: true },
    })
    etat = vers
  }
}

const isActe = (type: EventDemande): type is EventActe => Object.hasOwn(ACTE_DE, type)

/** Une ligne du fil montre son événement : elle n’en dit rien elle-même, `lib/copy/fil.ts` en fait la phrase. */
async function drawLine(db: Db, { id: demandeId, siren }: Ecrite, evenementId: string): Promise<void> {
  const ligne = { demandeId, siren, evenementId, cote: 'systeme' as const, auteurNom: 'Portail', auteurRole: 'portail', corps: '' }
  await db.message.create({ data: ligne, select: { id: true } })
}

/** Une demande envoyée, telle que la base la dit ; `null` quand elle n’est pas là, ou n’est qu’un brouillon : il n’a pas de numéro. */
async function read(db: Db, { id, siren }: Pick<Visee, 'id' | 'siren'>, verrou = libre): Promise<DemandeTenue | null> {
  const [tenue] = await db.$queryRaw<DemandeTenue[]>`
    SELECT d.id::text, d.numero, d.siren, d.compte_id::text AS "compteId", coalesce(d.membre_id, d.delegation_id)::text AS "titreId", d.univers::text,
      d.demarche, d.objet, d.etat::text, d.etat_le AS "etatLe", d.gestionnaire_id::text AS "gestionnaireId", d.gestionnaire_nom AS "gestionnaireNom",
      d.traitee_le AS "traiteeLe"
    FROM demande d WHERE d.id = ${id}::uuid AND d.siren = ${siren}::bpchar AND d.numero IS NOT NULL ${verrou}`
  return tenue ?? null
}

/** La même, verrouillée jusqu’à la fin de la transaction : deux actes au même instant se suivent. */
const lock = (db: Db, visee: Visee): Promise<DemandeTenue | null> => read(db, visee, verrouillee)

/**
 * Une demande envoyée que l’on lit, ou à côté de quoi l’on écrit sans la changer : relue et rejugée, sans verrou.
 * @throws `notFound`, `refused` comme `judge`.
 */
export const acteDeLecture = <R extends Right, T>(
  db: Db,
  visit: Visit<R, Pick<Visee, 'id' | 'siren'>>,
  run: (ouvert: Ouvert<R, DemandeTenue>) => Promise<T>,
): Promise<T> => acteIn(db, visit, () => read(db, visit.objet), run)

/**
 * Tient une demande envoyée : verrouillée, relue, le droit rejugé sur elle. Qui juge lui-même ce que l’état permet passe par ici ; les autres par `acte`.
 * @throws `notFound`, `refused` comme `judge`.
 */
export const tenir = <T>(db: Db, visit: Visit<DroitDActe, Visee>, run: (tenue: Tenue) => Promise<T>): Promise<T> =>
  acteIn(
    db,
    visit,
    () => lock(db, visit.objet),
    ({ actor, titre, objet, note }) => {
      const faitDe = (demande: Ecrite) => faitOf({ db, note }, demande)
      return run({ db, actor, titre, demande: objet, signature: signatureOf(actor, titre), fait: faitDe(objet), faitDe })
    },
  )

/**
 * Un acte sur une demande envoyée, permis dans son état, et de qui la suit quand c’est la gestion (un superviseur agit sur toutes ; la prendre et la
 * rouvrir sont à tous).
 * @throws `notFound` ; `refused`, en disant l’état présent et qui la suit.
 */
export const acte = <T>(db: Db, visit: Visit<DroitDActe, Visee>, quoi: Acte, run: (tenue: Tenue) => Promise<T>): Promise<T> =>
  tenir(db, visit, (tenue) => {
    allow(quoi, tenue)
    return run(tenue)
  })

/**
 * Le même pour un acte qui écrit un message : le même formulaire, arrivé deux fois, n’est fait qu’une. Jugé sous le verrou, avant l’état.
 * @param contenu ce que l’acte porte, et qui le distingue d’un autre du même formulaire.
 * @returns `null` quand il est déjà fait.
 */
export const acteUneFois = <T>(
  db: Db,
  visit: Visit<DroitDActe, Visee>,
  { quoi, cle, contenu }: { quoi: Acte; cle: Envoyeur['cle']; contenu: readonly string[] },
  run: (tenue: Tenue & { messageId: string }) => Promise<T>,
): Promise<T | null> =>
  tenir(db, visit, async (tenue) => {
    const { demande, actor } = tenue
    const id = messageId({ demandeId: demande.id, auteurId: actor.utilisateur.id, cle }, quoi, ...contenu)
    if ((await db.message.count({ where: { id } })) > 0) return null
    allow(quoi, tenue)
    return run({ ...tenue, messageId: id })
  })

const isGestion = (quoi: Acte): boolean => ACTES_GESTION.some((acte) => acte === quoi)

function allow(quoi: Acte, { demande, titre, actor }: Tenue): void {
  const { etat, etatLe, gestionnaireId, gestionnaireNom } = demande
  const dire = (empeche: Empeche) => refused(REFUS_ACTE[empeche]({ etat, etatLe, gestionnaireNom }))
  if (!nextEtat(quoi, etat))
    throw dire(quoi === 'annuler' ? 'annuler' : quoi === 'prendre' && gestionnaireNom && etat !== 'cloturee' ? 'suivie' : 'etat')
  if (!isGestion(quoi) || quoi === 'prendre' || quoi === 'rouvrir') return
  const sienne = gestionnaireId === actor.utilisateur.id || (titre.voie === 'gestion' && titre.role === 'superviseur')
  if (!sienne) throw dire('autrui')
}

/** Un message de qui signe. `id` : tiré du formulaire, pour qu’un second envoi du même ne fasse pas deux messages. */
type AEcrire = Signature & { id: string; cote: 'client' | 'gestion'; corps: string }

/** Ajoute au fil le message de qui signe. @throws quand il y est déjà. */
export async function writeMessageIn(db: Db, { id: demandeId, siren }: Pick<Ecrite, 'id' | 'siren'>, message: AEcrire): Promise<void> {
  await db.message.createMany({ data: { ...message, demandeId, siren } })
}

/** Le même, s’il n’est nulle part encore. @returns faux quand il y est déjà : rien n’est écrit. */
export async function writeMessageOnceIn(db: Db, { id: demandeId, siren }: Pick<Ecrite, 'id' | 'siren'>, message: AEcrire): Promise<boolean> {
  const { count } = await db.message.createMany({ data: { ...message, demandeId, siren }, skipDuplicates: true })
  return count > 0
}
