-- CreateTable
CREATE TABLE "apercu" (
    "piece_id" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "total" INTEGER NOT NULL,
    "cle" TEXT,
    "cle_chiffree" TEXT,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),

    CONSTRAINT "apercu_pkey" PRIMARY KEY ("piece_id","page")
);

-- AddForeignKey
ALTER TABLE "apercu" ADD CONSTRAINT "apercu_piece_id_fkey" FOREIGN KEY ("piece_id") REFERENCES "piece"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE apercu ENABLE ROW LEVEL SECURITY;
ALTER TABLE apercu FORCE ROW LEVEL SECURITY;
ALTER TABLE apercu ADD CONSTRAINT rangee CHECK (total >= 0 AND page >= 1 AND (cle IS NULL) = (total = 0) AND (cle IS NULL) = (cle_chiffree IS NULL));
CREATE POLICY systeme ON apercu TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON apercu TO portail_systeme;

-- Pour la gestion seule, avec la pièce : on en ajoute, on n’en change pas.
CREATE POLICY lecture ON apercu FOR SELECT TO portail_app
  USING ((SELECT perimetre_tout()) AND EXISTS (SELECT 1 FROM piece p WHERE p.id = apercu.piece_id AND p.siren = apercu.siren));
CREATE POLICY ajout ON apercu FOR INSERT TO portail_app
  WITH CHECK ((SELECT perimetre_tout()) AND EXISTS (SELECT 1 FROM piece p WHERE p.id = apercu.piece_id AND p.siren = apercu.siren));
GRANT SELECT, INSERT ON apercu TO portail_app;
