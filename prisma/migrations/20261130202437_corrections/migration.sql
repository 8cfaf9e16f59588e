-- CreateEnum
CREATE TYPE "EtatCorrection" AS ENUM ('demandee', 'faite', 'annulee', 'abandonnee');

-- AlterEnum
ALTER TYPE "TypeNotification" ADD VALUE 'correction_demandee';

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "demande_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "message_id" UUID NOT NULL,
    "champs" TEXT[],
    "etat" "EtatCorrection" NOT NULL DEFAULT 'demandee',
    "demandee_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "demandee_par_nom" TEXT NOT NULL,
    "echeance_le" DATE NOT NULL,
    "essai" JSONB,
    "version" INTEGER NOT NULL DEFAULT 0,
    "finie_le" TIMESTAMPTZ(3),
    "finie_par_nom" TEXT,
    "rang" INTEGER,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "correction_demande_id_idx" ON "correction"("demande_id");

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_demande_id_fkey" FOREIGN KEY ("demande_id") REFERENCES "demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Une seule correction est ouverte à la fois.
CREATE UNIQUE INDEX "correction_ouverte" ON "correction"("demande_id") WHERE "etat" = 'demandee';

-- Elle se lit avec sa demande ; la gestion seule la demande ; finie, elle ne change plus.
ALTER TABLE correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE correction FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON correction TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON correction TO portail_systeme;
CREATE POLICY lecture ON correction FOR SELECT TO portail_app
  USING (((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())))
    AND EXISTS (SELECT 1 FROM demande d WHERE d.id = correction.demande_id AND d.siren = correction.siren));
CREATE POLICY ajout ON correction FOR INSERT TO portail_app
  WITH CHECK ((SELECT perimetre_tout()) AND etat = 'demandee'
    AND EXISTS (SELECT 1 FROM demande d WHERE d.id = correction.demande_id AND d.siren = correction.siren));
CREATE POLICY suite ON correction FOR UPDATE TO portail_app
  USING (etat = 'demandee' AND ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())))
    AND EXISTS (SELECT 1 FROM demande d WHERE d.id = correction.demande_id AND d.siren = correction.siren))
  WITH CHECK (true);
GRANT SELECT ON correction TO portail_app;
GRANT INSERT (id, demande_id, siren, message_id, champs, etat, version, demandee_par_nom, echeance_le) ON correction TO portail_app;
GRANT UPDATE (etat, essai, version, finie_le, finie_par_nom, rang) ON correction TO portail_app;
