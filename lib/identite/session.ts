import 'server-only'
import { createHash } from 'node:crypto'
import { systemDb } from '@/lib/data/as-system'
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
  utilisateur: Actor['utilisateur']
  gestion: Actor['gestion']
  cabinet: Actor['cabinet']
  membres: Omit<Acces, 'voie' | 'lectureSeule' | 'univers'>[] | null
  /** Sans leurs noms : une personne en a des centaines, et ils coûteraient autant que le reste. */
  delegations: [id: string, compteId: string, compteNom: string, lectureSeule: boolean, univers: Univers[], sirens: string[]][] | null
}

/** Une session lue : l’acteur, et si le temps est venu de la prolonger. */
export type SessionLue = { actor: Actor; aRafraichir: boolean }

/**
 * L’acteur d’un identifiant de session, relu en une requête : session vivante, personne active, membres « ajoutés »,
 * délégations acceptées et en cours, entreprises rattachées.
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
      SELECT s.id, s.espace, s.vue_le, u.id AS uid, u.prenom, u.nom, u.email, u.civilite, u.gestion
      FROM session s JOIN utilisateur u ON u.id = s.utilisateur_id
      WHERE s.empreinte = ${fingerprint(sid)} AND s.fermee_le IS NULL AND s.expire_le > maintenant() AND u.desactive_le IS NULL
        AND (s.espace = 'gestion') = (u.gestion IS NOT NULL)
        AND s.vue_le > maintenant() - make_interval(mins => CASE WHEN s.espace = 'gestion' THEN ${DUREES.gestion.inactive}::int ELSE ${DUREES.client.inactive}::int END)
    ), donnes AS (
      SELECT m.id AS titre, m.compte_id, h.siren FROM s JOIN membre m ON m.utilisateur_id = s.uid AND m.etat = 'ajoute' AND m.portee = 'manuelle'
        JOIN habilitation h ON h.membre_id = m.id AND h.retiree_le IS NULL
    ), mes_delegations AS (
      SELECT d.*, c.nom AS compte_nom FROM s JOIN membre_cabinet mc ON mc.utilisateur_id = s.uid AND mc.etat = 'ajoute'
        JOIN delegation d ON d.cabinet_id = mc.cabinet_id AND d.etat = 'acceptee'
          AND d.du <= aujourdhui() AND (d.au IS NULL OR d.au >= aujourdhui())
        JOIN compte c ON c.id = d.compte_id
    ), deleguees AS (
      SELECT d.id, array_agg(r.siren ORDER BY r.siren) AS sirens FROM mes_delegations d JOIN rattachement r ON r.compte_id = d.compte_id AND r.detache_le IS NULL
      WHERE d.portee = 'portefeuille' OR EXISTS (SELECT 1 FROM habilitation h WHERE h.delegation_id = d.id AND h.siren = r.siren AND h.retiree_le IS NULL) GROUP BY d.id
    )
    SELECT s.id::text, s.espace::text, s.vue_le < maintenant() - interval '60 s' AS "aRafraichir", s.gestion::text,
      json_build_object('id', s.uid, 'prenom', s.prenom, 'nom', s.nom, 'email', s.email, 'civilite', s.civilite) AS utilisateur,
      (SELECT json_build_object('id', c.id, 'raisonSociale', c.raison_sociale) FROM membre_cabinet mc JOIN cabinet c ON c.id = mc.cabinet_id
        WHERE mc.utilisateur_id = s.uid AND mc.etat = 'ajoute' ORDER BY c.raison_sociale LIMIT 1) AS cabinet,
      (SELECT json_agg(json_build_object('id', m.id, 'compteId', m.compte_id, 'compteNom', c.nom, 'role', m.role, 'sirens', coalesce((
          SELECT json_agg(r.siren ORDER BY r.siren) FROM rattachement r WHERE r.compte_id = m.compte_id AND r.detache_le IS NULL
            AND (m.portee = 'portefeuille' OR EXISTS (SELECT 1 FROM donnes x WHERE x.titre = m.id AND x.siren = r.siren))), '[]'::json)))
        FROM membre m JOIN compte c ON c.id = m.compte_id WHERE m.utilisateur_id = s.uid AND m.etat = 'ajoute') AS membres,
      (SELECT json_agg(json_build_array(d.id, d.compte_id, d.compte_nom, d.lecture_seule, d.univers, coalesce(x.sirens, '{}')))
        FROM mes_delegations d LEFT JOIN deleguees x ON x.id = d.id) AS delegations
    FROM s`
  const row = rows[0]
  noteSession(sid, row?.utilisateur.id ?? null)
  if (!row) return null
  const actor = actorFrom({
    sessionId: row.id,
    utilisateur: row.utilisateur,
    gestion: row.gestion,
    cabinet: row.cabinet,
    acces: [
      ...(row.membres ?? []).map((m): Acces => ({ ...m, voie: 'membre', lectureSeule: false, univers: ['sante', 'prevoyance', 'retraite'] })),
      ...(row.delegations ?? []).map(
        ([id, compteId, compteNom, lectureSeule, univers, sirens]): Acces => ({
          voie: 'delegation',
          id,
          compteId,
          compteNom,
          role: 'expert_comptable',
          lectureSeule,
          univers,
          sirens,
        }),
      ),
    ],
  })
  return { actor, aRafraichir: row.aRafraichir }
}
