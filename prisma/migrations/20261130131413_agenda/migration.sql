-- CreateTable
CREATE TABLE "agenda" (
    "id" UUID NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "empreinte" TEXT NOT NULL,
    "trimestriel" BOOLEAN NOT NULL DEFAULT false,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "lu_le" TIMESTAMPTZ(3),
    "lecteur" TEXT,
    "revoque_le" TIMESTAMPTZ(3),

    CONSTRAINT "agenda_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agenda_empreinte_key" ON "agenda"("empreinte");

-- CreateIndex
CREATE INDEX "agenda_utilisateur_id_siren_idx" ON "agenda"("utilisateur_id", "siren");

-- AddForeignKey
ALTER TABLE "agenda" ADD CONSTRAINT "agenda_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda" ADD CONSTRAINT "agenda_siren_fkey" FOREIGN KEY ("siren") REFERENCES "entreprise"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Un seul à la fois, par personne et entreprise.
CREATE UNIQUE INDEX agenda_un ON agenda (utilisateur_id, siren) WHERE revoque_le IS NULL;
ALTER TABLE agenda ENABLE ROW LEVEL SECURITY;
ALTER TABLE agenda FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON agenda TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON agenda TO portail_systeme;
-- À chacun les siens, sur les entreprises qu’il atteint. L’empreinte s’écrit, elle ne se relit pas.
CREATE POLICY utilisateur ON agenda TO portail_app
  USING (utilisateur_id = (SELECT perimetre_utilisateur()) AND siren IN (SELECT unnest(perimetre_sirens())))
  WITH CHECK (utilisateur_id = (SELECT perimetre_utilisateur()) AND siren IN (SELECT unnest(perimetre_sirens())));
GRANT SELECT (id, utilisateur_id, siren, trimestriel, cree_le, lu_le, lecteur, revoque_le) ON agenda TO portail_app;
GRANT INSERT (id, utilisateur_id, siren, trimestriel, empreinte) ON agenda TO portail_app;
GRANT UPDATE (revoque_le) ON agenda TO portail_app;
