-- CreateEnum
CREATE TYPE "EnvoiAvis" AS ENUM ('aussitot', 'resume', 'jamais');

-- CreateEnum
CREATE TYPE "NatureAvis" AS ENUM ('demandes', 'courriers', 'dsn', 'delegations');

-- CreateTable
CREATE TABLE "reglage_avis" (
    "utilisateur_id" UUID NOT NULL,
    "demandes" "EnvoiAvis" NOT NULL DEFAULT 'aussitot',
    "courriers" "EnvoiAvis" NOT NULL DEFAULT 'aussitot',
    "dsn" "EnvoiAvis" NOT NULL DEFAULT 'aussitot',
    "delegations" "EnvoiAvis" NOT NULL DEFAULT 'aussitot',
    "resume_pour" DATE,

    CONSTRAINT "reglage_avis_pkey" PRIMARY KEY ("utilisateur_id")
);

-- CreateTable
CREATE TABLE "sourdine" (
    "utilisateur_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "notifications" BOOLEAN NOT NULL DEFAULT false,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),

    CONSTRAINT "sourdine_pkey" PRIMARY KEY ("utilisateur_id","siren")
);

-- CreateTable
CREATE TABLE "avis_differe" (
    "id" UUID NOT NULL,
    "cle" TEXT NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "nature" "NatureAvis" NOT NULL,
    "siren" CHAR(9),
    "demande_id" UUID,
    "courrier_id" UUID,
    "document_id" UUID,
    "fiche_dsn_id" UUID,
    "retour_dsn_id" UUID,
    "delegation_id" UUID,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "resume_pour" DATE,

    CONSTRAINT "avis_differe_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "avis_differe_cle_key" ON "avis_differe"("cle");

-- CreateIndex
CREATE INDEX "avis_differe_utilisateur_id_resume_pour_idx" ON "avis_differe"("utilisateur_id", "resume_pour");

-- AddForeignKey
ALTER TABLE "reglage_avis" ADD CONSTRAINT "reglage_avis_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sourdine" ADD CONSTRAINT "sourdine_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sourdine" ADD CONSTRAINT "sourdine_siren_fkey" FOREIGN KEY ("siren") REFERENCES "entreprise"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "avis_differe" ADD CONSTRAINT "avis_differe_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE reglage_avis ENABLE ROW LEVEL SECURITY;
ALTER TABLE reglage_avis FORCE ROW LEVEL SECURITY;
ALTER TABLE sourdine ENABLE ROW LEVEL SECURITY;
ALTER TABLE sourdine FORCE ROW LEVEL SECURITY;
ALTER TABLE avis_differe ENABLE ROW LEVEL SECURITY;
ALTER TABLE avis_differe FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON reglage_avis TO portail_systeme USING (true) WITH CHECK (true);
CREATE POLICY systeme ON sourdine TO portail_systeme USING (true) WITH CHECK (true);
CREATE POLICY systeme ON avis_differe TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON reglage_avis, sourdine, avis_differe TO portail_systeme;
-- À chacun ses réglages, et ses sourdines sur les entreprises qu’il atteint. Ce qui attend un résumé n’est lu que du travail qui l’écrit.
CREATE POLICY utilisateur ON reglage_avis TO portail_app
  USING (utilisateur_id = (SELECT perimetre_utilisateur()))
  WITH CHECK (utilisateur_id = (SELECT perimetre_utilisateur()));
CREATE POLICY utilisateur ON sourdine TO portail_app
  USING (utilisateur_id = (SELECT perimetre_utilisateur()) AND siren IN (SELECT unnest(perimetre_sirens())))
  WITH CHECK (utilisateur_id = (SELECT perimetre_utilisateur()) AND siren IN (SELECT unnest(perimetre_sirens())));
GRANT SELECT (utilisateur_id, demandes, courriers, dsn, delegations) ON reglage_avis TO portail_app;
GRANT INSERT (utilisateur_id, demandes, courriers, dsn, delegations) ON reglage_avis TO portail_app;
GRANT UPDATE (demandes, courriers, dsn, delegations) ON reglage_avis TO portail_app;
GRANT SELECT, DELETE ON sourdine TO portail_app;
GRANT INSERT (utilisateur_id, siren, notifications) ON sourdine TO portail_app;
GRANT UPDATE (notifications) ON sourdine TO portail_app;
