import 'server-only'
import { type Acces, type Actor, actorFrom } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'

type Titre = Acces & { utilisateurId: string }
type Personne = Actor['utilisateur'] & Pick<Actor, 'gestion' | 'cabinet'>

/**
 * Chaque personne du monde avec ce que la vue `acces` lui donne aujourd’hui, comme une session le lirait : tous les titres du monde sont plus vieux que
 * la première demande faite sous eux.
 */
export async function readActors(db: Db): Promise<Map<string, Actor>> {
  const titres = await db.$queryRaw<Titre[]>`
    SELECT a.utilisateur_id::text AS "utilisateurId", a.voie, a.titre_id::text AS id, a.compte_id::text AS "compteId", c.nom AS "compteNom",
      a.role, a.lecture_seule AS "lectureSeule", to_json(a.univers) AS univers, to_json(array_agg(a.siren ORDER BY a.siren)) AS sirens
    FROM acces a JOIN compte c ON c.id = a.compte_id WHERE a.siren IS NOT NULL
    GROUP BY a.utilisateur_id, a.voie, a.titre_id, a.compte_id, c.nom, a.role, a.lecture_seule, a.univers
    ORDER BY a.voie DESC, a.titre_id`
  const personnes = await db.$queryRaw<Personne[]>`
    SELECT u.id::text, u.prenom, u.nom, u.email, u.civilite::text AS civilite, u.gestion::text AS gestion,
      (SELECT json_build_object('id', c.id, 'raisonSociale', c.raison_sociale, 'role', mc.role) FROM membre_cabinet mc JOIN cabinet c ON c.id = mc.cabinet_id
        WHERE mc.utilisateur_id = u.id AND mc.etat = 'ajoute') AS cabinet
    FROM utilisateur u`
  const parPersonne = Map.groupBy(titres, ({ utilisateurId }) => utilisateurId)
  return new Map(
    personnes.map(({ gestion, cabinet, ...utilisateur }) => {
      const acces = (parPersonne.get(utilisateur.id) ?? []).map(({ utilisateurId: _, ...titre }) => titre)
      return [utilisateur.id, actorFrom({ sessionId: '', utilisateur, gestion, cabinet, acces })]
    }),
  )
}
