-- AlterTable
ALTER TABLE "membre" ADD COLUMN     "civilite" "Civilite",
ADD COLUMN     "nom" TEXT,
ADD COLUMN     "prenom" TEXT,
ADD COLUMN     "telephone" TEXT;

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "refusee_le" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "preparation" (
    "id" UUID NOT NULL,
    "compte_id" UUID NOT NULL,
    "auteur_id" UUID NOT NULL,
    "genre" "GenreInvitation" NOT NULL,
    "civilite" "Civilite" NOT NULL,
    "nom" TEXT NOT NULL,
    "prenom" TEXT NOT NULL,
    "telephone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "fonction" TEXT,
    "cabinet_siren" CHAR(9),
    "cabinet_nom" TEXT,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),

    CONSTRAINT "preparation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "preparation_cree_le_idx" ON "preparation"("cree_le");

-- AddForeignKey
ALTER TABLE "preparation" ADD CONSTRAINT "preparation_compte_id_fkey" FOREIGN KEY ("compte_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preparation" ADD CONSTRAINT "preparation_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Une préparation n’est qu’à qui l’écrit, tant qu’il administre le compte.
ALTER TABLE preparation ENABLE ROW LEVEL SECURITY;
ALTER TABLE preparation FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON preparation TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON preparation TO portail_systeme;
CREATE POLICY auteur ON preparation TO portail_app
  USING (auteur_id = (SELECT perimetre_utilisateur()) AND compte_id = ANY ((SELECT perimetre_administres())::uuid[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON preparation TO portail_app;

-- Les membres d’un compte voient qui y est attendu, comme ils voient qui y est ; rien de ce qui mène au lien.
CREATE POLICY compte ON invitation FOR SELECT TO portail_app USING (compte_id = ANY ((SELECT perimetre_comptes())::uuid[]));
GRANT SELECT (id, compte_id, genre, email, email_normalise, civilite, nom, prenom, telephone, fonction, role, portee, sirens, delegation_id, cabinet_nom,
  cree_le, cree_par, cree_par_nom, expire_le, annulee_le, annulee_par, refusee_le, acceptee_le, acceptee_par) ON invitation TO portail_app;
