-- CreateTable
CREATE TABLE "inscription" (
    "id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_normalise" TEXT NOT NULL,
    "civilite" "Civilite" NOT NULL,
    "nom" TEXT NOT NULL,
    "prenom" TEXT NOT NULL,
    "telephone" TEXT NOT NULL,
    "fonction" TEXT NOT NULL,
    "mot_de_passe" TEXT NOT NULL,
    "conditions" SMALLINT NOT NULL,
    "essais" SMALLINT NOT NULL DEFAULT 0,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "expire_le" TIMESTAMPTZ(3) NOT NULL,
    "prouvee_le" TIMESTAMPTZ(3),
    "utilisateur_id" UUID,

    CONSTRAINT "inscription_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "inscription_empreinte_key" ON "inscription"("empreinte");

-- CreateIndex
CREATE UNIQUE INDEX "inscription_utilisateur_id_key" ON "inscription"("utilisateur_id");

-- CreateIndex
CREATE INDEX "inscription_email_normalise_idx" ON "inscription"("email_normalise");

-- AddForeignKey
ALTER TABLE "inscription" ADD CONSTRAINT "inscription_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Le rôle système seul : avant que son adresse soit prouvée, personne n’est connecté.
ALTER TABLE inscription ENABLE ROW LEVEL SECURITY;
ALTER TABLE inscription FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON inscription TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON inscription TO portail_systeme;

-- Le rappel de qui remet ses questions à plus tard.
ALTER TYPE "TypeNotification" ADD VALUE 'questions_secretes';
