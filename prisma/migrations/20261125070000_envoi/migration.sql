-- CreateTable
CREATE TABLE "envoi" (
    "id" UUID NOT NULL,
    "demande_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "rang" INTEGER NOT NULL,
    "demarche" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "auteur_id" UUID NOT NULL,
    "contenu" JSONB NOT NULL,
    "scelle" JSONB NOT NULL,
    "empreinte" TEXT NOT NULL,
    "sujet" TEXT,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),

    CONSTRAINT "envoi_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "envoi_siren_demarche_sujet_idx" ON "envoi"("siren", "demarche", "sujet");

-- CreateIndex
CREATE UNIQUE INDEX "envoi_demande_id_rang_key" ON "envoi"("demande_id", "rang");

-- AddForeignKey
ALTER TABLE "envoi" ADD CONSTRAINT "envoi_demande_id_fkey" FOREIGN KEY ("demande_id") REFERENCES "demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Ce qui a été envoyé ne se réécrit ni ne s’efface, pas même par le système ; une correction ajoute un rang.
ALTER TABLE envoi ENABLE ROW LEVEL SECURITY;
ALTER TABLE envoi FORCE ROW LEVEL SECURITY;
ALTER TABLE envoi ADD CONSTRAINT rang CHECK (rang >= 1);
CREATE POLICY systeme ON envoi TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON envoi TO portail_systeme;

-- Se lit avec sa demande ; s’ajoute en son propre nom, dans son périmètre : la gestion n’envoie rien au nom d’un client.
CREATE POLICY lecture ON envoi FOR SELECT TO portail_app
  USING (((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())))
    AND EXISTS (SELECT 1 FROM demande d WHERE d.id = envoi.demande_id AND d.siren = envoi.siren));
CREATE POLICY ajout ON envoi FOR INSERT TO portail_app
  WITH CHECK (auteur_id = (SELECT perimetre_utilisateur())
    AND siren IN (SELECT unnest(perimetre_sirens()))
    AND EXISTS (SELECT 1 FROM demande d WHERE d.id = envoi.demande_id AND d.siren = envoi.siren));

-- Les valeurs scellées s’écrivent à l’envoi et ne se relisent d’aucune page.
GRANT SELECT (id, demande_id, siren, rang, demarche, version, auteur_id, contenu, empreinte, sujet, cree_le) ON envoi TO portail_app;
GRANT INSERT ON envoi TO portail_app;
