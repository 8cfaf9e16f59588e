-- CreateEnum
CREATE TYPE "GarantieContrat" AS ENUM ('incapacite', 'invalidite', 'deces', 'inaptitude', 'soins', 'hospitalisation', 'optique', 'dentaire');

-- AlterTable
ALTER TABLE "contrat" ADD COLUMN     "etablissements" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "garanties" "GarantieContrat"[] DEFAULT ARRAY[]::"GarantieContrat"[],
ADD COLUMN     "options" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "avenant_contrat" (
    "id" UUID NOT NULL,
    "contrat_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "effet_le" DATE NOT NULL,
    "libelle" TEXT NOT NULL,

    CONSTRAINT "avenant_contrat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "avenant_contrat_contrat_id_idx" ON "avenant_contrat"("contrat_id");

-- AddForeignKey
ALTER TABLE "avenant_contrat" ADD CONSTRAINT "avenant_contrat_contrat_id_fkey" FOREIGN KEY ("contrat_id") REFERENCES "contrat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Comme le contrat : chacun lit ceux des entreprises qu’il atteint, la gestion tous ; ils s’écrivent par l’exploitation.
ALTER TABLE avenant_contrat ENABLE ROW LEVEL SECURITY;
ALTER TABLE avenant_contrat FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON avenant_contrat TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON avenant_contrat TO portail_systeme;
CREATE POLICY siren ON avenant_contrat TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));
GRANT SELECT ON avenant_contrat TO portail_app;
