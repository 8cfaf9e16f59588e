-- CreateTable
CREATE TABLE "lien_net_entreprises" (
    "id" UUID NOT NULL,
    "emetteur" TEXT NOT NULL,
    "sujet" TEXT NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "siret" CHAR(14),
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "vu_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),

    CONSTRAINT "lien_net_entreprises_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "arrivee_net_entreprises" (
    "id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "emetteur" TEXT NOT NULL,
    "sujet" TEXT NOT NULL,
    "siret" CHAR(14),
    "nom" TEXT NOT NULL,
    "prenom" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "jeton" TEXT NOT NULL,
    "utilisateur_id" UUID,
    "inscription_id" UUID,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "expire_le" TIMESTAMPTZ(3) NOT NULL,
    "finie_le" TIMESTAMPTZ(3),

    CONSTRAINT "arrivee_net_entreprises_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_net_entreprises" (
    "session_id" UUID NOT NULL,
    "jeton" TEXT NOT NULL,

    CONSTRAINT "session_net_entreprises_pkey" PRIMARY KEY ("session_id")
);

-- CreateIndex
CREATE INDEX "lien_net_entreprises_utilisateur_id_idx" ON "lien_net_entreprises"("utilisateur_id");

-- CreateIndex
CREATE UNIQUE INDEX "lien_net_entreprises_emetteur_sujet_key" ON "lien_net_entreprises"("emetteur", "sujet");

-- CreateIndex
CREATE UNIQUE INDEX "arrivee_net_entreprises_empreinte_key" ON "arrivee_net_entreprises"("empreinte");

-- CreateIndex
CREATE UNIQUE INDEX "arrivee_net_entreprises_inscription_id_key" ON "arrivee_net_entreprises"("inscription_id");

-- CreateIndex
CREATE INDEX "arrivee_net_entreprises_cree_le_idx" ON "arrivee_net_entreprises"("cree_le");

-- AddForeignKey
ALTER TABLE "lien_net_entreprises" ADD CONSTRAINT "lien_net_entreprises_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arrivee_net_entreprises" ADD CONSTRAINT "arrivee_net_entreprises_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arrivee_net_entreprises" ADD CONSTRAINT "arrivee_net_entreprises_inscription_id_fkey" FOREIGN KEY ("inscription_id") REFERENCES "inscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_net_entreprises" ADD CONSTRAINT "session_net_entreprises_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Le rôle système seul : personne n’est encore connecté.
ALTER TABLE lien_net_entreprises ENABLE ROW LEVEL SECURITY;
ALTER TABLE lien_net_entreprises FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON lien_net_entreprises TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON lien_net_entreprises TO portail_systeme;
ALTER TABLE arrivee_net_entreprises ENABLE ROW LEVEL SECURITY;
ALTER TABLE arrivee_net_entreprises FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON arrivee_net_entreprises TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON arrivee_net_entreprises TO portail_systeme;
ALTER TABLE session_net_entreprises ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_net_entreprises FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON session_net_entreprises TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON session_net_entreprises TO portail_systeme;
