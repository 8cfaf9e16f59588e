-- CreateTable
CREATE TABLE "lien_externe" (
    "href" TEXT NOT NULL,
    "repond" BOOLEAN NOT NULL,
    "statut" SMALLINT,
    "mene" TEXT,
    "verifie_le" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lien_externe_pkey" PRIMARY KEY ("href")
);

-- Rien n’y est à une entreprise : toute personne la lit, le travail de la nuit l’écrit.
ALTER TABLE lien_externe ENABLE ROW LEVEL SECURITY;
ALTER TABLE lien_externe FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON lien_externe TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON lien_externe TO portail_systeme;
CREATE POLICY lecture ON lien_externe FOR SELECT TO portail_app USING ((SELECT perimetre_utilisateur()) IS NOT NULL);
GRANT SELECT ON lien_externe TO portail_app;
