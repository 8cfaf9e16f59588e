-- AlterEnum
ALTER TYPE "EtatPiece" ADD VALUE 'remplacee';

-- AlterTable
ALTER TABLE "demande" ADD COLUMN     "etat_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "prise_le" TIMESTAMPTZ(3),
ADD COLUMN     "rouvertures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "suite_de" UUID;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "lu_le" TIMESTAMPTZ(3),
ADD COLUMN     "lu_par" TEXT;

-- AlterTable
ALTER TABLE "piece" ADD COLUMN     "deposee_par_nom" TEXT,
ADD COLUMN     "modele" TEXT;

-- CreateTable
CREATE TABLE "message_en_cours" (
    "demande_id" UUID NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "corps" TEXT NOT NULL,
    "modifie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_en_cours_pkey" PRIMARY KEY ("demande_id","utilisateur_id")
);

-- AddForeignKey
ALTER TABLE "message_en_cours" ADD CONSTRAINT "message_en_cours_demande_id_fkey" FOREIGN KEY ("demande_id") REFERENCES "demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Ce qu’une personne écrit et n’a pas envoyé n’est qu’à elle.
ALTER TABLE message_en_cours ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_en_cours FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON message_en_cours TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON message_en_cours TO portail_systeme;
CREATE POLICY utilisateur ON message_en_cours TO portail_app
  USING (utilisateur_id = (SELECT perimetre_utilisateur())
    AND ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens()))));
GRANT SELECT, INSERT, UPDATE, DELETE ON message_en_cours TO portail_app;

-- Un message envoyé ne change plus : seule sa première lecture s’écrit.
REVOKE UPDATE ON message FROM portail_app;
GRANT UPDATE (lu_le, lu_par) ON message TO portail_app;

-- Le superviseur voit les courriels en échec et les renvoie ; jamais leur texte.
CREATE POLICY gestion ON courriel TO portail_app USING ((SELECT perimetre_tout()));
GRANT SELECT (id, siren, destinataire, sujet, etat, essais, erreur, prochain_le, cree_le) ON courriel TO portail_app;
GRANT UPDATE (etat, essais, prochain_le) ON courriel TO portail_app;

-- Ce qui change la pastille d’une personne se dit sur le canal `direct`, avec son identifiant seulement.
CREATE FUNCTION dire_notification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('direct', NEW.utilisateur_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER dire AFTER INSERT OR UPDATE OF lu_le ON notification FOR EACH ROW EXECUTE FUNCTION dire_notification();

UPDATE demande SET etat_le = modifie_le, prise_le = CASE WHEN gestionnaire_id IS NULL THEN NULL ELSE envoyee_le END;
