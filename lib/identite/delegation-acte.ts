import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Right } from '@/lib/access/rights'
import type { Lieu } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import type { Events } from '@/lib/acts/catalogue'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { type ActeDelegation, allows, type EtatDelegation, refusalOf, TRANSITIONS } from '@/lib/delegations/transitions'
import { maintenant } from '@/lib/ground/clock'
import { notFound, refused } from '@/lib/ground/errors'

/** Une délégation telle que la base la dit, tenue le temps d’un acte. */
const TENUE = {
  id: true,
  compteId: true,
  cabinetId: true,
  etat: true,
  etatLe: true,
  repondreAvant: true,
  portee: true,
  univers: true,
  lectureSeule: true,
  lecture: true,
  au: true,
  contactCivilite: true,
  contactNom: true,
  contactPrenom: true,
  contactEmail: true,
  contactTelephone: true,
  cabinet: { select: { siren: true, raisonSociale: true } },
  invitation: { select: { id: true, emailNormalise: true, accepteeLe: true, annuleeLe: true } },
} as const

export type Tenue = NonNullable<Awaited<ReturnType<typeof hold>>>

const hold = async (db: Db, id: string) => {
  await db.$queryRaw`SELECT 1 FROM delegation WHERE id = ${id}::uuid FOR UPDATE`
  return db.delegation.findUnique({ where: { id }, select: TENUE })
}

const write = record as (db: Db, actor: Actor, type: EventDelegation, donnees: object, context: object) => Promise<string>

/** Les événements d’une délégation : chacun la nomme. */
export type EventDelegation = { [T in keyof Events]: Events[T] extends { delegationId: string } ? T : never }[keyof Events]

/** Ce que tient l’acte : la délégation verrouillée, et de quoi écrire ce qu’elle devient avec son événement. */
export type OuvertDelegation = {
  db: Db
  actor: Actor
  delegation: Tenue
  /** Change l’état (celui de la table), avec ce qui va avec. */
  become: (plus?: { motif?: string; du?: Date }) => Promise<void>
  note: <T extends EventDelegation>(type: T, donnees: Events[T]) => Promise<string>
}

/**
 * Un acte sur une délégation : elle est verrouillée, le droit rejugé sur ce que la base en dit, l’état jugé par la table des transitions. Cinquante ensemble
 * se suivent : le premier passe, les autres lisent ce qu’il a fait.
 * @throws `refused` quand l’état ne le permet plus ; `notFound` quand elle n’est plus à la personne.
 */
export const onDelegation = <R extends Right, T>(
  visit: Visit<R, Lieu & { delegationId: string }>,
  acte: ActeDelegation,
  run: (ouvert: OuvertDelegation) => Promise<T>,
): Promise<T> =>
  asSystem('connexion', async (db) => {
    const delegation = await hold(db, visit.objet.delegationId)
    if (!delegation) throw notFound()
    const { compteId, cabinetId } = delegation
    const { actor } = visit.again({ compteId, cabinetId })
    const ici = maintenant()
    if (!allows(acte, delegation, ici)) throw refused(refusalOf(delegation, ici))
    const vers: EtatDelegation | null = TRANSITIONS[acte].vers
    return run({
      db,
      actor,
      delegation,
      become: async (plus = {}) => {
        const data = vers === null ? plus : { ...plus, etat: vers, etatLe: ici, etatPar: actor.utilisateur.id }
        await db.delegation.update({ where: { id: delegation.id }, data, select: { id: true } })
      },
      note: (type, donnees) => write(db, actor, type, donnees, { compteId }),
    })
  })
