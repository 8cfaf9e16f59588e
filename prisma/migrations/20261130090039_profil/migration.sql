-- AlterEnum
ALTER TYPE "UsageJeton" ADD VALUE 'deblocage';

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "lieu" TEXT;

-- AlterTable
ALTER TABLE "utilisateur" ADD COLUMN     "telephone_autre" TEXT,
ADD COLUMN     "totp_change_le" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "code_secours" (
    "utilisateur_id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "utilise_le" TIMESTAMPTZ(3),

    CONSTRAINT "code_secours_pkey" PRIMARY KEY ("utilisateur_id","empreinte")
);

-- CreateTable
CREATE TABLE "changement_adresse" (
    "id" UUID NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "empreinte_annulation" TEXT NOT NULL,
    "annulation_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_normalise" TEXT NOT NULL,
    "avant" TEXT NOT NULL,
    "avant_normalise" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "expire_le" TIMESTAMPTZ(3) NOT NULL,
    "annulable_le" TIMESTAMPTZ(3) NOT NULL,
    "confirme_le" TIMESTAMPTZ(3),
    "annule_le" TIMESTAMPTZ(3),

    CONSTRAINT "changement_adresse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "changement_adresse_empreinte_key" ON "changement_adresse"("empreinte");

-- CreateIndex
CREATE UNIQUE INDEX "changement_adresse_empreinte_annulation_key" ON "changement_adresse"("empreinte_annulation");

-- CreateIndex
CREATE INDEX "changement_adresse_utilisateur_id_idx" ON "changement_adresse"("utilisateur_id");

-- AddForeignKey
ALTER TABLE "code_secours" ADD CONSTRAINT "code_secours_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changement_adresse" ADD CONSTRAINT "changement_adresse_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Le rôle système seul : ce qui protège un accès ne se lit pas du rôle des pages.
ALTER TABLE code_secours ENABLE ROW LEVEL SECURITY;
ALTER TABLE code_secours FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON code_secours TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON code_secours TO portail_systeme;

ALTER TABLE changement_adresse ENABLE ROW LEVEL SECURITY;
ALTER TABLE changement_adresse FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON changement_adresse TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON changement_adresse TO portail_systeme;

GRANT SELECT (telephone_autre) ON utilisateur TO portail_app;
GRANT SELECT (lieu) ON session TO portail_app;
