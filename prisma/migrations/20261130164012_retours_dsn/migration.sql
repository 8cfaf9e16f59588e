-- CreateTable
CREATE TABLE "retour_dsn" (
    "id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "siret" CHAR(14) NOT NULL,
    "mois" TEXT NOT NULL,
    "ordre" TEXT NOT NULL,
    "identifiant" TEXT NOT NULL,
    "organisme" TEXT NOT NULL,
    "code_retour" INTEGER NOT NULL,
    "libelle" TEXT NOT NULL,
    "ecart_centimes" INTEGER,
    "recu_le" TIMESTAMPTZ(3) NOT NULL,
    "publie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "publie_par" UUID,
    "publie_par_nom" TEXT NOT NULL,

    CONSTRAINT "retour_dsn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "anomalie_dsn" (
    "retour_id" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "univers" "Univers" NOT NULL,
    "siret" CHAR(14) NOT NULL,
    "mois" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "individu" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "gravite" TEXT NOT NULL,
    "rubrique" TEXT NOT NULL,
    "valeur" TEXT,
    "attendu" TEXT[],
    "message" TEXT NOT NULL,
    "contrat_reference" TEXT,
    "corrigee_mois" TEXT,
    "corrigee_par" UUID,
    "corrigee_par_nom" TEXT,
    "corrigee_le" TIMESTAMPTZ(3),
    "fermee_le" TIMESTAMPTZ(3),
    "fermee_par" UUID,

    CONSTRAINT "anomalie_dsn_pkey" PRIMARY KEY ("retour_id","rang")
);

-- CreateIndex
CREATE UNIQUE INDEX "retour_dsn_identifiant_key" ON "retour_dsn"("identifiant");

-- CreateIndex
CREATE INDEX "retour_dsn_siren_mois_idx" ON "retour_dsn"("siren", "mois");

-- CreateIndex
CREATE INDEX "retour_dsn_publie_le_idx" ON "retour_dsn"("publie_le" DESC);

-- CreateIndex
CREATE INDEX "anomalie_dsn_siren_fermee_le_idx" ON "anomalie_dsn"("siren", "fermee_le");

-- AddForeignKey
ALTER TABLE "retour_dsn" ADD CONSTRAINT "retour_dsn_siren_fkey" FOREIGN KEY ("siren") REFERENCES "entreprise"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anomalie_dsn" ADD CONSTRAINT "anomalie_dsn_retour_id_fkey" FOREIGN KEY ("retour_id") REFERENCES "retour_dsn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE retour_dsn ADD CONSTRAINT code_retour CHECK (code_retour BETWEEN 0 AND 3);
ALTER TABLE anomalie_dsn ADD CONSTRAINT corrigee CHECK (num_nonnulls(corrigee_mois, corrigee_par, corrigee_par_nom, corrigee_le) IN (0, 4));
ALTER TABLE retour_dsn ENABLE ROW LEVEL SECURITY;
ALTER TABLE retour_dsn FORCE ROW LEVEL SECURITY;
ALTER TABLE anomalie_dsn ENABLE ROW LEVEL SECURITY;
ALTER TABLE anomalie_dsn FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON retour_dsn TO portail_systeme USING (true) WITH CHECK (true);
CREATE POLICY systeme ON anomalie_dsn TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON retour_dsn, anomalie_dsn TO portail_systeme;
GRANT UPDATE (corrigee_mois, corrigee_par, corrigee_par_nom, corrigee_le, fermee_le, fermee_par) ON anomalie_dsn TO portail_systeme;

-- Un compte rendu publié ne change plus. L’entreprise note ce qu’elle a corrigé ; seule la gestion ferme, en publiant le suivant.
CREATE POLICY lecture ON retour_dsn FOR SELECT TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));
CREATE POLICY publication ON retour_dsn FOR INSERT TO portail_app
  WITH CHECK ((SELECT perimetre_tout()) AND publie_par = (SELECT perimetre_utilisateur()));
GRANT SELECT ON retour_dsn TO portail_app;
GRANT INSERT (id, siren, siret, mois, ordre, identifiant, organisme, code_retour, libelle, ecart_centimes, recu_le, publie_par, publie_par_nom) ON retour_dsn TO portail_app;

CREATE POLICY lecture ON anomalie_dsn FOR SELECT TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));
CREATE POLICY publication ON anomalie_dsn FOR INSERT TO portail_app WITH CHECK ((SELECT perimetre_tout()) AND fermee_le IS NULL);
CREATE POLICY fermeture ON anomalie_dsn FOR UPDATE TO portail_app USING ((SELECT perimetre_tout())) WITH CHECK ((SELECT perimetre_tout()));
CREATE POLICY correction ON anomalie_dsn FOR UPDATE TO portail_app
  USING (fermee_le IS NULL AND siren IN (SELECT unnest(perimetre_sirens())))
  WITH CHECK (fermee_le IS NULL AND siren IN (SELECT unnest(perimetre_sirens())) AND (corrigee_par IS NULL OR corrigee_par = (SELECT perimetre_utilisateur())));
GRANT SELECT ON anomalie_dsn TO portail_app;
GRANT INSERT (retour_id, rang, siren, univers, siret, mois, code, cause, individu, nom, gravite, rubrique, valeur, attendu, message, contrat_reference, corrigee_mois, corrigee_par, corrigee_par_nom, corrigee_le)
  ON anomalie_dsn TO portail_app;
GRANT UPDATE (corrigee_mois, corrigee_par, corrigee_par_nom, corrigee_le, fermee_le, fermee_par) ON anomalie_dsn TO portail_app;
