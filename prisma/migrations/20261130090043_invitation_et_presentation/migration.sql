-- CreateEnum
CREATE TYPE "GenreInvitation" AS ENUM ('utilisateur', 'expert_comptable');

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "compte_id" UUID NOT NULL,
    "genre" "GenreInvitation" NOT NULL,
    "email" TEXT NOT NULL,
    "email_normalise" TEXT NOT NULL,
    "civilite" "Civilite" NOT NULL,
    "nom" TEXT NOT NULL,
    "prenom" TEXT NOT NULL,
    "telephone" TEXT NOT NULL,
    "fonction" TEXT,
    "role" "RoleCompte",
    "portee" "Portee",
    "sirens" CHAR(9)[],
    "delegation_id" UUID,
    "cabinet_nom" TEXT,
    "lien_id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "cree_par" UUID NOT NULL,
    "cree_par_nom" TEXT NOT NULL,
    "expire_le" TIMESTAMPTZ(3) NOT NULL,
    "annulee_le" TIMESTAMPTZ(3),
    "annulee_par" UUID,
    "acceptee_le" TIMESTAMPTZ(3),
    "acceptee_par" UUID,
    "conditions" SMALLINT,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "presentation_vue" (
    "utilisateur_id" UUID NOT NULL,
    "entree" TEXT NOT NULL,
    "vue_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),

    CONSTRAINT "presentation_vue_pkey" PRIMARY KEY ("utilisateur_id","entree")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_delegation_id_key" ON "invitation"("delegation_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_empreinte_key" ON "invitation"("empreinte");

-- CreateIndex
CREATE INDEX "invitation_compte_id_email_normalise_idx" ON "invitation"("compte_id", "email_normalise");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_compte_id_fkey" FOREIGN KEY ("compte_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_delegation_id_fkey" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presentation_vue" ADD CONSTRAINT "presentation_vue_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Le rôle système seul : qui ouvre un lien n’est pas encore connecté, et l’administrateur n’écrit que par sa commande.
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON invitation TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON invitation TO portail_systeme;

-- À chacun la sienne.
ALTER TABLE presentation_vue ENABLE ROW LEVEL SECURITY;
ALTER TABLE presentation_vue FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON presentation_vue TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON presentation_vue TO portail_systeme;
CREATE POLICY utilisateur ON presentation_vue TO portail_app USING (utilisateur_id = (SELECT perimetre_utilisateur()));
GRANT SELECT, INSERT ON presentation_vue TO portail_app;
