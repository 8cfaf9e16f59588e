import 'server-only'
import { type Acces, type Actor, actorFrom } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { systemDb } from '@/lib/data/as-system'
import { maintenant } from '@/lib/ground/clock'
import type { Univers } from '@/lib/ground/univers'
import { type Cible, openRegard, regardCookieName } from './regard-cookie'

type Row = { utilisateur: Actor['utilisateur']; role: Acces['role']; lectureSeule: boolean; univers: Univers[]; sirens: string[] }

/**
 * La personne vue par un administrateur : ce titre seul, relu à cet instant, en lecture seule. Ni un autre compte, ni un autre titre, ni son cabinet n’y
 * sont. D’un expert-comptable, l’administrateur ne connaît que la délégation : c’est elle qui est vue, avec le nom qu’il a déclaré, et rien de personne.
 * @returns `null` quand l’administrateur ne l’est plus de ce compte, que ce titre n’y est plus, ou que c’est le sien.
 */
export async function lookAs(par: Actor, { voie, id, compteId }: Cible): Promise<Actor | null> {
  const siens = par.acces.find((a) => a.voie === 'membre' && a.compteId === compteId)
  if (par.gestion || !siens || !can(par, 'compte:administrer', { compte: compteId })) return null
  const row = voie === 'membre' ? await readMembre(par, id, compteId) : await readDelegation(id, compteId)
  if (!row) return null
  // Rien que l’administrateur n’atteigne lui-même.
  const sirens = row.sirens.filter((siren) => siens.sirens.includes(siren))
  const { utilisateur, role, univers } = row
  const vu = actorFrom({
    sessionId: par.sessionId,
    utilisateur,
    gestion: null,
    cabinet: null,
    acces: [{ voie, id, compteId, compteNom: siens.compteNom, role, lectureSeule: true, univers, sirens }],
  })
  // Les lignes du compte se lisent par lui, comme l’administrateur : un cabinet les lirait par ses délégations, qui ne sont pas à voir.
  return { ...vu, perimetre: { sirens: vu.perimetre.sirens, comptes: [compteId] }, regard: { par, compteId, voie, id } }
}

async function readMembre(par: Actor, id: string, compteId: string): Promise<Row | undefined> {
  const [row] = await systemDb('session').$queryRaw<Row[]>`
    SELECT json_build_object('id', u.id, 'prenom', u.prenom, 'nom', u.nom, 'email', u.email, 'civilite', u.civilite) AS utilisateur,
      a.role, a.lecture_seule AS "lectureSeule", a.univers::text[] AS univers,
      coalesce(array_agg(a.siren::text ORDER BY a.siren) FILTER (WHERE a.siren IS NOT NULL), '{}') AS sirens
    FROM acces a JOIN utilisateur u ON u.id = a.utilisateur_id
    WHERE a.voie = 'membre' AND a.titre_id = ${id}::uuid AND a.compte_id = ${compteId}::uuid AND u.id <> ${par.utilisateur.id}::uuid
    GROUP BY u.id, a.role, a.lecture_seule, a.univers`
  return row
}

async function readDelegation(id: string, compteId: string): Promise<Row | undefined> {
  const [row] = await systemDb('session').$queryRaw<Row[]>`
    SELECT json_build_object('id', g.id, 'prenom', g.contact_prenom, 'nom', g.contact_nom, 'email', g.contact_email, 'civilite', 'monsieur') AS utilisateur,
      a.role, a.lecture_seule AS "lectureSeule", a.univers::text[] AS univers,
      coalesce(array_agg(DISTINCT a.siren::text) FILTER (WHERE a.siren IS NOT NULL), '{}') AS sirens
    FROM delegation g JOIN acces a ON a.voie = 'delegation' AND a.titre_id = g.id
    WHERE g.id = ${id}::uuid AND g.compte_id = ${compteId}::uuid
    GROUP BY g.id, a.role, a.lecture_seule, a.univers`
  return row
}

/**
 * Ce que cette personne voit dans ce navigateur : elle-même, ou, si elle y voit comme un autre, cet autre en lecture seule. Le droit de voir ainsi se
 * rejuge ici, à chaque requête ; perdu, on se retrouve soi-même.
 * @param cookieOf rend un cookie de la requête, par son nom.
 */
export async function seenThrough(actor: Actor, cookieOf: (nom: string) => string | undefined): Promise<Actor> {
  const cookie = cookieOf(regardCookieName())
  const cible = cookie === undefined ? null : openRegard(cookie, actor.sessionId, maintenant())
  return (cible && (await lookAs(actor, cible))) ?? actor
}
