-- AlterEnum
ALTER TYPE "TypeNotification" ADD VALUE 'fiche_dsn';

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "fiche_dsn_id" UUID;

-- AlterTable
ALTER TABLE "courriel" ADD COLUMN     "fiche_dsn_id" UUID;

-- CreateTable
CREATE TABLE "fiche_dsn" (
    "id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "version" INTEGER NOT NULL,
    "identifiant" TEXT NOT NULL,
    "emise_le" TEXT NOT NULL,
    "effet_le" DATE NOT NULL,
    "entete" JSONB NOT NULL,
    "publie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "publie_par" UUID,
    "publie_par_nom" TEXT NOT NULL,
    "rappel_pour" DATE,

    CONSTRAINT "fiche_dsn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ligne_fiche_dsn" (
    "fiche_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "univers" "Univers" NOT NULL,
    "contrat_reference" TEXT NOT NULL,
    "groupe" JSONB NOT NULL,
    "parametres" JSONB NOT NULL,

    CONSTRAINT "ligne_fiche_dsn_pkey" PRIMARY KEY ("fiche_id","rang")
);

-- CreateTable
CREATE TABLE "changement_fiche_dsn" (
    "fiche_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "univers" "Univers" NOT NULL,
    "contrat_reference" TEXT,
    "quoi" TEXT NOT NULL,
    "avant" TEXT,
    "apres" TEXT,
    "rubrique" TEXT,
    "phrase" TEXT NOT NULL,
    "effet_le" DATE NOT NULL,
    "par" UUID,
    "par_nom" TEXT,
    "le" TIMESTAMPTZ(3),

    CONSTRAINT "changement_fiche_dsn_pkey" PRIMARY KEY ("fiche_id","rang")
);

-- CreateIndex
CREATE INDEX "fiche_dsn_publie_le_idx" ON "fiche_dsn"("publie_le" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "fiche_dsn_siren_version_key" ON "fiche_dsn"("siren", "version");

-- CreateIndex
CREATE INDEX "ligne_fiche_dsn_siren_univers_idx" ON "ligne_fiche_dsn"("siren", "univers");

-- CreateIndex
CREATE INDEX "changement_fiche_dsn_siren_univers_idx" ON "changement_fiche_dsn"("siren", "univers");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_fiche_dsn_id_fkey" FOREIGN KEY ("fiche_dsn_id") REFERENCES "fiche_dsn"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fiche_dsn" ADD CONSTRAINT "fiche_dsn_siren_fkey" FOREIGN KEY ("siren") REFERENCES "entreprise"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_fiche_dsn" ADD CONSTRAINT "ligne_fiche_dsn_fiche_id_fkey" FOREIGN KEY ("fiche_id") REFERENCES "fiche_dsn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changement_fiche_dsn" ADD CONSTRAINT "changement_fiche_dsn_fiche_id_fkey" FOREIGN KEY ("fiche_id") REFERENCES "fiche_dsn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE changement_fiche_dsn ADD CONSTRAINT parametrage CHECK (num_nonnulls(par, par_nom, le) IN (0, 3));

ALTER TABLE fiche_dsn ENABLE ROW LEVEL SECURITY;
ALTER TABLE fiche_dsn FORCE ROW LEVEL SECURITY;
ALTER TABLE ligne_fiche_dsn ENABLE ROW LEVEL SECURITY;
ALTER TABLE ligne_fiche_dsn FORCE ROW LEVEL SECURITY;
ALTER TABLE changement_fiche_dsn ENABLE ROW LEVEL SECURITY;
ALTER TABLE changement_fiche_dsn FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON fiche_dsn TO portail_systeme USING (true) WITH CHECK (true);
CREATE POLICY systeme ON ligne_fiche_dsn TO portail_systeme USING (true) WITH CHECK (true);
CREATE POLICY systeme ON changement_fiche_dsn TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON fiche_dsn, ligne_fiche_dsn, changement_fiche_dsn TO portail_systeme;
GRANT UPDATE (rappel_pour) ON fiche_dsn TO portail_systeme;
GRANT UPDATE (par, par_nom, le) ON changement_fiche_dsn TO portail_systeme;

-- Une fiche publiée ne change plus : la gestion ajoute des versions, l’entreprise note ce qu’elle a paramétré en paie, et rien d’autre ne s’écrit.
CREATE POLICY lecture ON fiche_dsn FOR SELECT TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));
CREATE POLICY publication ON fiche_dsn FOR INSERT TO portail_app
  WITH CHECK ((SELECT perimetre_tout()) AND publie_par = (SELECT perimetre_utilisateur()));
GRANT SELECT ON fiche_dsn TO portail_app;
GRANT INSERT (id, siren, version, identifiant, emise_le, effet_le, entete, publie_par, publie_par_nom) ON fiche_dsn TO portail_app;

CREATE POLICY lecture ON ligne_fiche_dsn FOR SELECT TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));
CREATE POLICY publication ON ligne_fiche_dsn FOR INSERT TO portail_app WITH CHECK ((SELECT perimetre_tout()));
GRANT SELECT ON ligne_fiche_dsn TO portail_app;
GRANT INSERT (fiche_id, rang, siren, univers, contrat_reference, groupe, parametres) ON ligne_fiche_dsn TO portail_app;

CREATE POLICY lecture ON changement_fiche_dsn FOR SELECT TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));
CREATE POLICY publication ON changement_fiche_dsn FOR INSERT TO portail_app WITH CHECK ((SELECT perimetre_tout()) AND le IS NULL);
CREATE POLICY parametrage ON changement_fiche_dsn FOR UPDATE TO portail_app
  USING (siren IN (SELECT unnest(perimetre_sirens())))
  WITH CHECK (siren IN (SELECT unnest(perimetre_sirens())) AND (par IS NULL OR par = (SELECT perimetre_utilisateur())));
GRANT SELECT ON changement_fiche_dsn TO portail_app;
GRANT INSERT (fiche_id, rang, siren, univers, contrat_reference, quoi, avant, apres, rubrique, phrase, effet_le) ON changement_fiche_dsn TO portail_app;
GRANT UPDATE (par, par_nom, le) ON changement_fiche_dsn TO portail_app;
