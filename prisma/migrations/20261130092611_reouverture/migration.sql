-- CreateTable
CREATE TABLE "reouverture" (
    "id" UUID NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "message" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "rouverte_le" TIMESTAMPTZ(3),

    CONSTRAINT "reouverture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reouverture_rouverte_le_cree_le_idx" ON "reouverture"("rouverte_le", "cree_le");

-- AddForeignKey
ALTER TABLE "reouverture" ADD CONSTRAINT "reouverture_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE reouverture ENABLE ROW LEVEL SECURITY;
ALTER TABLE reouverture FORCE ROW LEVEL SECURITY;
-- Une seule attend par personne.
CREATE UNIQUE INDEX reouverture_une ON reouverture (utilisateur_id) WHERE rouverte_le IS NULL;
ALTER TABLE reouverture ADD CONSTRAINT message_borne CHECK (char_length(message) BETWEEN 1 AND 600);
CREATE POLICY systeme ON reouverture TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON reouverture TO portail_systeme;
-- La gestion les lit ; y répondre passe par l’identité, qui rend les essais.
CREATE POLICY gestion ON reouverture FOR SELECT TO portail_app USING ((SELECT perimetre_tout()));
GRANT SELECT ON reouverture TO portail_app;



