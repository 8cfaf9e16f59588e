import type pg from 'pg'
import type { Right } from '../../lib/access/rights.ts'
import type { Univers } from '../../lib/ground/univers.ts'
import { ATTENDU, ECRITURES, LIEUX, SANS_TITRE } from './attendu.ts'

/** Un titre d’une personne, tel que la base le dit : membre d’un compte, ou délégation de son cabinet. */
export type Title = {
  voie: 'membre' | 'delegation'
  compte: string
  role: 'administrateur' | 'collaborateur' | 'expert_comptable'
  sirens: ReadonlySet<string>
  univers: readonly Univers[]
  lectureSeule: boolean
}
/** Une personne du côté client ou de la gestion, et ses titres. */
export type Standing = { email: string; gestion: 'gestionnaire' | 'superviseur' | null; cabinet: string | null; titles: readonly Title[] }

const TOUS: readonly Univers[] = ['sante', 'prevoyance', 'retraite']
const day = (date: Date | null): string => date?.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }) ?? ''

/**
 * Les titres de chacun, lus naïvement : chaque ligne de ses comptes et de son cabinet, puis ce qui est fini retiré. Rien n’est demandé au code que la
 * matrice juge.
 */
export async function readStandings(client: pg.Client, emails: readonly string[]): Promise<Map<string, Standing>> {
  const read = async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql)).rows
  const people = await read<{ id: string; email: string; gestion: Standing['gestion'] }>('SELECT id::text, email, gestion::text FROM utilisateur')
  const attached = await read<{ compte: string; siren: string }>('SELECT compte_id::text AS compte, siren FROM rattachement WHERE detache_le IS NULL')
  const given = await read<{ titre: string; siren: string }>(
    'SELECT coalesce(membre_id, delegation_id)::text AS titre, siren FROM habilitation WHERE retiree_le IS NULL',
  )
  const members = await read<{ id: string; qui: string; compte: string; role: Title['role']; portee: string }>(
    `SELECT id::text, utilisateur_id::text AS qui, compte_id::text AS compte, role::text, portee::text FROM membre WHERE etat = 'ajoute'`,
  )
  const staff = await read<{ qui: string; cabinet: string }>(
    `SELECT utilisateur_id::text AS qui, cabinet_id::text AS cabinet FROM membre_cabinet WHERE etat = 'ajoute'`,
  )
  const delegations = await read<{
    id: string
    cabinet: string
    compte: string
    portee: string
    univers: string
    lecture: boolean
    du: Date
    au: Date | null
  }>(
    `SELECT id::text, cabinet_id::text AS cabinet, compte_id::text AS compte, portee::text, univers::text, lecture_seule AS lecture, du, au FROM delegation WHERE etat = 'acceptee'`,
  )
  const today = day(new Date())
  const sirensOf = ({ id, compte, portee }: { id: string; compte: string; portee: string }) =>
    new Set(
      attached.flatMap(({ compte: a, siren }) =>
        a === compte && (portee === 'portefeuille' || given.some((g) => g.titre === id && g.siren === siren)) ? [siren] : [],
      ),
    )
  return new Map(
    people
      .filter(({ email }) => emails.includes(email))
      .map(({ id, email, gestion }) => {
        const siens = members.filter(({ qui }) => qui === id)
        const cabinets = staff.flatMap(({ qui, cabinet }) => (qui === id ? [cabinet] : []))
        const recues = delegations.filter((d) => cabinets.includes(d.cabinet) && day(d.du) <= today && (d.au === null || day(d.au) >= today))
        const titles: Title[] = [
          ...siens.map((m): Title => ({ voie: 'membre', compte: m.compte, role: m.role, sirens: sirensOf(m), univers: TOUS, lectureSeule: false })),
          ...recues.map(
            (d): Title => ({
              voie: 'delegation',
              compte: d.compte,
              role: 'expert_comptable',
              sirens: sirensOf(d),
              univers: TOUS.filter((un) => d.univers.includes(un)),
              lectureSeule: d.lecture,
            }),
          ),
        ]
        return [email, { email, gestion, cabinet: cabinets[0] ?? null, titles: gestion ? [] : titles }]
      }),
  )
}

/** L’objet visé, tel que la base le dit ; `brouillon` : de qui, et de quel compte. */
export type Target = {
  siren?: string
  compte?: string
  cabinet?: string
  auteur?: string
  univers?: Univers
  brouillon?: { auteur: string; compte: string }
}
/** Ce qu’une porte doit répondre : ouverte, vue sans pouvoir, ou rien à voir. */
export type Wanted = 200 | 403 | 404

const holds = ({ role, lectureSeule, univers }: Title, right: Right, un?: Univers): boolean =>
  ATTENDU[role].includes(right) && !(lectureSeule && ECRITURES.includes(right)) && (un === undefined || univers.includes(un))

/** Vrai quand cette personne lit cet objet. */
export function reads({ email, gestion, titles }: Standing, { siren, univers, brouillon }: Target): boolean {
  if (gestion) return brouillon === undefined
  const siens = titles.filter((t) => siren !== undefined && t.sirens.has(siren) && (univers === undefined || t.univers.includes(univers)))
  return (
    siens.length > 0 &&
    (brouillon === undefined || brouillon.auteur === email || titles.some((t) => t.role === 'administrateur' && t.compte === brouillon.compte))
  )
}

/**
 * La réponse attendue, case par case : d’abord l’endroit que dit l’adresse ou le formulaire, puis l’objet, puis le droit sur lui.
 * @param place le SIREN ou le compte écrits. @param target l’objet ; `null` quand il n’existe pas là.
 */
export function wanted(who: Standing, right: Right, place: { siren?: string; compte?: string }, target: Target | null): Wanted {
  const { gestion, titles } = who
  if (LIEUX.gestion.includes(right)) {
    const allowed = gestion !== null && ATTENDU[gestion].includes(right)
    return allowed && target !== null && target.brouillon === undefined ? 200 : 404
  }
  // Au cabinet, chacun du monde est responsable.
  if (LIEUX.cabinet.includes(right)) {
    if (gestion || who.cabinet === null) return 404
    return target !== null && (target.cabinet === undefined || target.cabinet === who.cabinet) ? 200 : 404
  }
  if (LIEUX.personne.includes(right)) return (gestion ? ATTENDU[gestion] : SANS_TITRE).includes(right) ? 200 : 404
  const here = (t: Title): boolean =>
    LIEUX.compte.includes(right) ? t.voie === 'membre' && t.compte === place.compte : place.siren === undefined || t.sirens.has(place.siren)
  const siens = titles.filter(here)
  if (siens.length === 0) return 404
  if (LIEUX.compte.includes(right)) {
    if (!siens.some((t) => holds(t, right))) return 403
    return target !== null &&
      (target.auteur === undefined || target.auteur === who.email) &&
      (target.brouillon === undefined || reads(who, target)) &&
      (target.siren === undefined || siens.some((t) => t.sirens.has(target.siren ?? '')))
      ? 200
      : 404
  }
  if (place.siren !== undefined && !siens.some((t) => holds(t, right))) return 403
  if (target === null || !reads(who, target)) return 404
  return siens.some((t) => t.sirens.has(target.siren ?? '') && holds(t, right, target.univers)) ? 200 : 403
}
