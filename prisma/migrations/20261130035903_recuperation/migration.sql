-- CreateEnum
CREATE TYPE "UsageRecuperation" AS ENUM ('identifiant', 'mot_de_passe');

-- CreateTable
CREATE TABLE "recuperation" (
    "id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "usage" "UsageRecuperation" NOT NULL,
    "graine" TEXT NOT NULL,
    "utilisateur_id" UUID,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "expire_le" TIMESTAMPTZ(3) NOT NULL,
    "reussie_le" TIMESTAMPTZ(3),
    "finie_le" TIMESTAMPTZ(3),

    CONSTRAINT "recuperation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "recuperation_empreinte_key" ON "recuperation"("empreinte");

-- CreateIndex
CREATE INDEX "recuperation_expire_le_idx" ON "recuperation"("expire_le");

-- AddForeignKey
ALTER TABLE "recuperation" ADD CONSTRAINT "recuperation_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Le rôle système seul : personne n’est encore connecté.
ALTER TABLE recuperation ENABLE ROW LEVEL SECURITY;
ALTER TABLE recuperation FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON recuperation TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON recuperation TO portail_systeme;
