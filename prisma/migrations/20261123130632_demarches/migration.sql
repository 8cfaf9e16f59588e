-- CreateEnum
CREATE TYPE "AnalysePiece" AS ENUM ('non_analysee', 'en_attente', 'saine', 'infectee');

-- AlterTable
ALTER TABLE "courriel" ADD COLUMN     "prochain_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "demande" ADD COLUMN     "etapes_vues" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "reponse" ADD COLUMN     "empreinte" TEXT,
ADD COLUMN     "modifie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "modifie_par" UUID,
ADD COLUMN     "modifie_par_nom" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "piece" ADD COLUMN     "analyse" "AnalysePiece",
ADD COLUMN     "champ" TEXT,
ADD COLUMN     "cle_chiffree" TEXT,
ADD COLUMN     "deposee_par" UUID;

-- CreateIndex
CREATE INDEX "reponse_empreinte_idx" ON "reponse"("empreinte");

-- Un brouillon s’efface avec ce qu’il tient ; une demande envoyée jamais.
GRANT DELETE ON demande, reponse, piece TO portail_app;
CREATE POLICY effacer ON demande AS RESTRICTIVE FOR DELETE TO portail_app USING (statut = 'a_finaliser');
CREATE POLICY effacer ON reponse AS RESTRICTIVE FOR DELETE TO portail_app
  USING (EXISTS (SELECT 1 FROM demande d WHERE d.id = reponse.demande_id AND d.statut = 'a_finaliser'));
CREATE POLICY effacer ON piece AS RESTRICTIVE FOR DELETE TO portail_app
  USING (EXISTS (SELECT 1 FROM demande d WHERE d.id = piece.demande_id AND d.statut = 'a_finaliser'));
