-- AlterTable
ALTER TABLE "demande" ADD COLUMN     "centre" TEXT;

-- CreateTable
CREATE TABLE "note_interne" (
    "id" UUID NOT NULL,
    "demande_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "auteur_id" UUID NOT NULL,
    "auteur_nom" TEXT NOT NULL,
    "corps" TEXT NOT NULL,
    "ecrite_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),

    CONSTRAINT "note_interne_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "note_interne_demande_id_ecrite_le_idx" ON "note_interne"("demande_id", "ecrite_le");

-- AddForeignKey
ALTER TABLE "note_interne" ADD CONSTRAINT "note_interne_demande_id_fkey" FOREIGN KEY ("demande_id") REFERENCES "demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Une note interne ne se lit et ne s’écrit que de la gestion, en son nom ; écrite, elle ne change plus, et rien d’un client ne l’atteint.
ALTER TABLE note_interne ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_interne FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON note_interne TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON note_interne TO portail_systeme;
CREATE POLICY lecture ON note_interne FOR SELECT TO portail_app USING ((SELECT perimetre_tout()));
CREATE POLICY ajout ON note_interne FOR INSERT TO portail_app
  WITH CHECK ((SELECT perimetre_tout()) AND auteur_id = (SELECT perimetre_utilisateur()));
GRANT SELECT ON note_interne TO portail_app;
GRANT INSERT (id, demande_id, siren, auteur_id, auteur_nom, corps) ON note_interne TO portail_app;
