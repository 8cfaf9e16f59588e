-- L’heure du portail : celle de la base, et nulle autre. SQL et code la lisent ici ; une horloge de machine fausse ne change ni une session, ni une
-- échéance. Seul le propriétaire peut redéfinir cette fonction : les essais et la démonstration y ajoutent un décalage, la production s’y refuse.
CREATE FUNCTION maintenant() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT now() $$;
-- Le jour qu’il est à Paris.
CREATE FUNCTION aujourdhui() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT (maintenant() AT TIME ZONE 'Europe/Paris')::date $$;

-- AlterTable
ALTER TABLE "cabinet" ALTER COLUMN "cree_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "membre_cabinet" ALTER COLUMN "etat_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "delegation" ALTER COLUMN "etat_le" SET DEFAULT maintenant(),
ALTER COLUMN "demandee_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "compte" ALTER COLUMN "cree_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "rattachement" ALTER COLUMN "certifie_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "membre" ALTER COLUMN "etat_le" SET DEFAULT maintenant(),
ALTER COLUMN "cree_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "habilitation" ALTER COLUMN "cree_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "courrier" ALTER COLUMN "publie_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "notification" ALTER COLUMN "cree_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "courriel" ALTER COLUMN "prochain_le" SET DEFAULT maintenant(),
ALTER COLUMN "cree_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "demande" ALTER COLUMN "etat_le" SET DEFAULT maintenant(),
ALTER COLUMN "cree_le" SET DEFAULT maintenant(),
ALTER COLUMN "modifie_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "reponse" ALTER COLUMN "modifie_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "rang" BIGSERIAL NOT NULL,
ALTER COLUMN "envoye_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "message_en_cours" ALTER COLUMN "modifie_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "entreprise" ALTER COLUMN "cree_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "evenement" ALTER COLUMN "cree_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "maillon" ALTER COLUMN "scelle_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "session" ALTER COLUMN "ouverte_le" SET DEFAULT maintenant(),
ALTER COLUMN "vue_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "jeton" ALTER COLUMN "cree_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "essai" ALTER COLUMN "depuis" SET DEFAULT maintenant(),
ALTER COLUMN "bloque_jusqua" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "utilisateur" ALTER COLUMN "cree_le" SET DEFAULT maintenant();

-- AlterTable
ALTER TABLE "reponse_secrete" ALTER COLUMN "cree_le" SET DEFAULT maintenant();

-- Les messages d’avant prennent le rang de leur heure.
UPDATE message SET rang = r.rang FROM (SELECT id, row_number() OVER (ORDER BY envoye_le, cote, id) AS rang FROM message) r WHERE r.id = message.id;
GRANT USAGE ON SEQUENCE message_rang_seq TO portail_app, portail_systeme;

-- « À prendre depuis » se compte de l’envoi, et non du brouillon.
UPDATE demande SET etat_le = envoyee_le WHERE etat IN ('a_qualifier', 'a_prendre') AND envoyee_le IS NOT NULL;
