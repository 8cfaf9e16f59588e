-- AlterTable
ALTER TABLE "essai" ADD COLUMN     "adresse" TEXT;

-- CreateTable
CREATE TABLE "appareil" (
    "utilisateur_id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "vu_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),

    CONSTRAINT "appareil_pkey" PRIMARY KEY ("utilisateur_id","empreinte")
);

-- CreateTable
-- UNLOGGED : une ligne par geste, qu’une coupure peut effacer sans rien perdre ; elle n’attend donc pas le disque.
CREATE UNLOGGED TABLE "cadence" (
    "utilisateur_id" UUID NOT NULL,
    "geste" TEXT NOT NULL,
    "pret_le" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cadence_pkey" PRIMARY KEY ("utilisateur_id","geste")
);

-- CreateIndex
CREATE INDEX "essai_adresse_idx" ON "essai"("adresse");

-- AddForeignKey
ALTER TABLE "appareil" ADD CONSTRAINT "appareil_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Le rôle système seul : une personne ne lit ni n’écrit ce qui la freine.
ALTER TABLE appareil ENABLE ROW LEVEL SECURITY;
ALTER TABLE appareil FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON appareil TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON appareil TO portail_systeme;
ALTER TABLE cadence ENABLE ROW LEVEL SECURITY;
ALTER TABLE cadence FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON cadence TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON cadence TO portail_systeme;
