-- CreateEnum
CREATE TYPE "MotifFermeture" AS ENUM ('personne', 'demande');

-- CreateTable
CREATE TABLE "fermeture" (
    "utilisateur_id" UUID NOT NULL,
    "motif" "MotifFermeture" NOT NULL,
    "ferme_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "effacer_le" TIMESTAMPTZ(3) NOT NULL,
    "efface_le" TIMESTAMPTZ(3),
    "bilan" JSONB,

    CONSTRAINT "fermeture_pkey" PRIMARY KEY ("utilisateur_id")
);

-- CreateIndex
CREATE INDEX "fermeture_effacer_le_idx" ON "fermeture"("effacer_le");

-- AddForeignKey
ALTER TABLE "fermeture" ADD CONSTRAINT "fermeture_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Le rôle système seul.
ALTER TABLE fermeture ENABLE ROW LEVEL SECURITY;
ALTER TABLE fermeture FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON fermeture TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON fermeture TO portail_systeme;

-- Un compte garde toujours un administrateur actif (produit 3), par quelque chemin que l’un d’eux parte. Le verrou fait se suivre deux départs à la fois,
-- et le second voit ce que le premier a fait. Un compte sans entreprise n’a plus rien à administrer.
CREATE FUNCTION exiger_un_administrateur(compte uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('administrateur:' || compte::text, 0));
  IF EXISTS (SELECT FROM rattachement r WHERE r.compte_id = compte AND r.detache_le IS NULL)
    AND NOT EXISTS (SELECT FROM membre m JOIN utilisateur u ON u.id = m.utilisateur_id
      WHERE m.compte_id = compte AND m.role = 'administrateur' AND m.etat = 'ajoute' AND u.desactive_le IS NULL) THEN
    RAISE EXCEPTION 'le compte % n’aurait plus d’administrateur', compte USING ERRCODE = 'CP001';
  END IF;
END $$;

CREATE FUNCTION garder_un_administrateur() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'membre' THEN
    PERFORM exiger_un_administrateur(OLD.compte_id);
  ELSE
    PERFORM exiger_un_administrateur(m.compte_id) FROM (SELECT compte_id FROM membre
      WHERE utilisateur_id = OLD.id AND role = 'administrateur' AND etat = 'ajoute' ORDER BY compte_id) m;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER garder_un_administrateur AFTER UPDATE OR DELETE ON membre
  FOR EACH ROW WHEN (OLD.role = 'administrateur' AND OLD.etat = 'ajoute') EXECUTE FUNCTION garder_un_administrateur();
CREATE TRIGGER garder_un_administrateur AFTER UPDATE OF desactive_le ON utilisateur
  FOR EACH ROW WHEN (OLD.desactive_le IS NULL AND NEW.desactive_le IS NOT NULL) EXECUTE FUNCTION garder_un_administrateur();
