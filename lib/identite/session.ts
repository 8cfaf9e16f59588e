import 'server-only'
import { createHash } from 'node:crypto'
import { systemDb } from '@/lib/data/as-system'
import { maintenant } from '@/lib/ground/clock'
import { noteSession } from '@/lib/ground/known-sessions'
import { type Acces, type Actor, actorFrom } from '../access/actor'
import type { Univers } from '@/lib/ground/univers'

/** Durées d’une session, en minutes (security A9) : la gestion se ferme plus tôt. */
export const DUREES = { client: { inactive: 30, absolue: 720 }, gestion: { inactive: 15, absolue: 480 } } as const

/** L’empreinte d’un identifiant de session : la base ne garde qu’elle. */
export const fingerprint = (sid: string): string => createHash('sha256').update(sid).digest('hex')

type Row = {
  id: string
  espace: 'client' | 'gestion'
  aRafraichir: boolean
  reste: Reste
  utilisateur: Actor['utilisateur']
  gestion: Actor['gestion']
  secondFacteurDu: boolean
  cabinet: Actor['cabinet']
  /** Sans leurs noms, et les entreprises en un texte : une personne en a des centaines, et ils coûteraient autant que le reste. */
  acces: [Acces['voie'], string, string, string, Acces['role'], boolean, Univers[], Univers[], string | null][] | null
}

/** Ce qu’il reste d’une session, en secondes : sans geste, et quoi que l’on fasse. */
export type Reste = { inactif: number; absolu: number }

/** Une session lue : l’acteur, si le temps est venu de la prolonger, et ce qu’il en reste. */
export type SessionLue = { actor: Actor; aRafraichir: boolean; reste: Reste }

/**
 * L’acteur d’un identifiant de session, relu en une requête : session vivante, personne active, ce que la vue `acces` lui donne, et s’il lui manque le
 * second facteur que demandait un de ses comptes quand elle s’est ouverte : la session en cours, elle, finit son travail.
 * @param renew prolonge la session inactive (au plus une fois par minute) ; faux pour un préchargement ou un flux.
 * @returns l’acteur, ou `null` quand la session est fermée, expirée ou inconnue.
 */
export async function actorOfSession(sid: string, renew: boolean): Promise<Actor | null> {
  const lue = await readSession(sid)
  if (renew && lue?.aRafraichir) await renewSession(lue.actor)
  return lue?.actor ?? null
}

/** Prolonge une session ouverte : elle vient de servir. */
export const renewSession = ({ sessionId }: Actor) =>
  systemDb('session').$executeRaw`UPDATE session SET vue_le = maintenant() WHERE id = ${sessionId}::uuid AND fermee_le IS NULL`

/** Lit une session sans y toucher ; `null` quand elle est fermée, expirée ou inconnue. */
export async function readSession(sid: string): Promise<SessionLue | null> {
  if (!/^[\w-]{43}$/.test(sid)) return null
  const rows = await systemDb('session').$queryRaw<Row[]>`
    WITH s AS (
      SELECT s.id, s.espace, s.vue_le, s.expire_le, s.ouverte_le, u.id AS uid, u.prenom, u.nom, u.email, u.civilite, u.gestion, u.totp_secret
      FROM session s JOIN utilisateur u ON u.id = s.utilisateur_id
      WHERE s.empreinte = ${fingerprint(sid)} AND s.fermee_le IS NULL AND s.expire_le > maintenant() AND u.desactive_le IS NULL
        AND (s.espace = 'gestion') = (u.gestion IS NOT NULL)
        AND s.vue_le > maintenant() - make_interval(mins => CASE WHEN s.espace = 'gestion' THEN ${DUREES.gestion.inactive}::int ELSE ${DUREES.client.inactive}::int END)
    )
    SELECT s.id::text, s.espace::text, s.vue_le < maintenant() - interval '60 s' AS "aRafraichir", s.gestion::text,
      json_build_object(
        'inactif', floor(extract(epoch FROM s.vue_le - maintenant())) + 60 * CASE WHEN s.espace = 'gestion' THEN ${DUREES.gestion.inactive}::int ELSE ${DUREES.client.inactive}::int END,
        'absolu', floor(extract(epoch FROM s.expire_le - maintenant()))) AS reste,
      s.totp_secret IS NULL AND s.gestion IS NULL AND EXISTS (SELECT 1 FROM membre m JOIN compte c ON c.id = m.compte_id
        WHERE m.utilisateur_id = s.uid AND m.etat = 'ajoute' AND c.second_facteur_exige_le <= s.ouverte_le) AS "secondFacteurDu",
      json_build_object('id', s.uid, 'prenom', s.prenom, 'nom', s.nom, 'email', s.email, 'civilite', s.civilite) AS utilisateur,
      (SELECT json_build_object('id', c.id, 'raisonSociale', c.raison_sociale, 'role', mc.role) FROM membre_cabinet mc JOIN cabinet c ON c.id = mc.cabinet_id
        WHERE mc.utilisateur_id = s.uid AND mc.etat = 'ajoute') AS cabinet,
      (SELECT json_agg(json_build_array(t.voie, t.titre_id, t.compte_id, c.nom, t.role, t.lecture_seule, t.univers, t.lecture, t.sirens)
          ORDER BY t.voie DESC, t.titre_id)
        FROM (
          SELECT any_value(a.voie) AS voie, a.titre_id, any_value(a.compte_id) AS compte_id, any_value(a.role) AS role, any_value(a.lecture_seule) AS lecture_seule,
            any_value(a.univers) AS univers, any_value(a.lecture) AS lecture, string_agg(a.siren, ' ') AS sirens
          FROM acces a WHERE a.utilisateur_id = s.uid GROUP BY a.titre_id) t
        JOIN compte c ON c.id = t.compte_id) AS acces
    FROM s`
  const row = rows[0]
  noteSession(sid, row?.utilisateur.id ?? null)
  if (!row) return null
  const actor = actorFrom({
    sessionId: row.id,
    utilisateur: row.utilisateur,
    gestion: row.gestion,
    ...(row.secondFacteurDu ? { secondFacteurDu: true } : {}),
    cabinet: row.cabinet,
    acces: (row.acces ?? []).map(([voie, id, compteId, compteNom, role, lectureSeule, univers, lecture, sirens]) => ({
      voie,
      id,
      compteId,
      compteNom,
      role,
      lectureSeule,
      univers,
      ...(lecture.length > 0 ? { lecture } : {}),
      sirens: sirens?.split(' ').sort() ?? [],
    })),
  })
  return { actor, aRafraichir: row.aRafraichir, reste: row.reste }
}

/** Comment une session a pris fin d’elle-même : quand, et faute de geste ou au bout de sa durée. */
export type Fin = { quand: Date; faute: 'inactive' | 'absolue'; minutes: number }

/** La fin de cette session, quand elle a expiré ; `null` quand elle vit, qu’on l’a fermée, ou qu’elle est inconnue. */
export async function readEnd(sid: string): Promise<Fin | null> {
  const lue = await systemDb('session').session.findUnique({
    where: { empreinte: fingerprint(sid), fermeeLe: null },
    select: { espace: true, vueLe: true, expireLe: true },
  })
  if (!lue) return null
  const sansGeste = new Date(lue.vueLe.getTime() + DUREES[lue.espace].inactive * 60_000)
  const faute = sansGeste < lue.expireLe ? 'inactive' : 'absolue'
  const quand = faute === 'inactive' ? sansGeste : lue.expireLe
  return quand > maintenant() ? null : { quand, faute, minutes: DUREES[lue.espace].inactive }
}
