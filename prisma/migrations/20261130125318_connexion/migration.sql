-- AlterTable
ALTER TABLE "utilisateur" ADD COLUMN     "connexion_le" TIMESTAMPTZ(3);
GRANT SELECT (connexion_le) ON utilisateur TO portail_app;

-- Les comptes déjà là disent la dernière connexion que le journal des accès connaît.
UPDATE utilisateur u SET connexion_le = s.le FROM (SELECT utilisateur_id, max(ouverte_le) AS le FROM session GROUP BY 1) s WHERE s.utilisateur_id = u.id;
