-- CreateEnum
CREATE TYPE "NatureDocument" AS ENUM ('notice', 'conditions', 'certificat', 'avenant', 'attestation', 'guide', 'information');

-- CreateEnum
CREATE TYPE "PorteeDocument" AS ENUM ('entreprise', 'contrat', 'famille');

-- CreateEnum
CREATE TYPE "NatureModele" AS ENUM ('modele', 'notice');

-- AlterEnum
ALTER TYPE "TypeNotification" ADD VALUE 'document';

-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "analyse" "AnalysePiece",
ADD COLUMN     "cle" TEXT,
ADD COLUMN     "cle_chiffree" TEXT,
ADD COLUMN     "contrat_reference" TEXT,
ADD COLUMN     "destinataire" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "fichier_nom" TEXT,
ADD COLUMN     "fonction" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "lu_par_nom" TEXT,
ADD COLUMN     "numero" TEXT,
ADD COLUMN     "publie_par" UUID,
ADD COLUMN     "reponse_le" DATE,
ADD COLUMN     "sha256" TEXT,
ADD COLUMN     "signataire" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "taille" INTEGER,
ALTER COLUMN "corps" SET DEFAULT '';

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "document_id" UUID;

-- AlterTable
ALTER TABLE "courriel" ADD COLUMN     "courrier_id" UUID,
ADD COLUMN     "document_id" UUID;

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "univers" "Univers" NOT NULL,
    "nature" "NatureDocument" NOT NULL,
    "titre" TEXT NOT NULL,
    "phrase" TEXT NOT NULL DEFAULT '',
    "portee" "PorteeDocument" NOT NULL,
    "cible" TEXT NOT NULL,
    "fichier_nom" TEXT NOT NULL,
    "taille" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "cle" TEXT NOT NULL,
    "cle_chiffree" TEXT NOT NULL,
    "analyse" "AnalysePiece" NOT NULL,
    "publie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "publie_par" UUID,
    "publie_par_nom" TEXT NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_adresse" (
    "document_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "univers" "Univers" NOT NULL,
    "contrat_reference" TEXT,
    "publie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "lu_le" TIMESTAMPTZ(3),
    "lu_par" UUID,
    "lu_par_nom" TEXT,

    CONSTRAINT "document_adresse_pkey" PRIMARY KEY ("document_id","siren")
);

-- CreateTable
CREATE TABLE "modele" (
    "id" UUID NOT NULL,
    "chaine" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "nature" "NatureModele" NOT NULL,
    "titre" TEXT NOT NULL,
    "phrase" TEXT NOT NULL,
    "univers" "Univers"[],
    "fichier_nom" TEXT NOT NULL,
    "taille" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "cle" TEXT NOT NULL,
    "cle_chiffree" TEXT NOT NULL,
    "analyse" "AnalysePiece" NOT NULL,
    "publie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "publie_par" UUID,
    "publie_par_nom" TEXT NOT NULL,
    "retire_le" TIMESTAMPTZ(3),

    CONSTRAINT "modele_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_cle_key" ON "document"("cle");

-- CreateIndex
CREATE INDEX "document_publie_le_idx" ON "document"("publie_le" DESC);

-- CreateIndex
CREATE INDEX "document_adresse_siren_publie_le_idx" ON "document_adresse"("siren", "publie_le" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "modele_cle_key" ON "modele"("cle");

-- CreateIndex
CREATE UNIQUE INDEX "modele_chaine_version_key" ON "modele"("chaine", "version");

-- CreateIndex
CREATE UNIQUE INDEX "courrier_numero_key" ON "courrier"("numero");

-- CreateIndex
CREATE UNIQUE INDEX "courrier_cle_key" ON "courrier"("cle");

-- CreateIndex
CREATE INDEX "courrier_publie_le_idx" ON "courrier"("publie_le" DESC);

-- AddForeignKey
ALTER TABLE "document_adresse" ADD CONSTRAINT "document_adresse_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_adresse" ADD CONSTRAINT "document_adresse_siren_fkey" FOREIGN KEY ("siren") REFERENCES "entreprise"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Le numéro d’un courrier, comme celui d’une demande.
CREATE SEQUENCE numero_courrier;
GRANT USAGE ON SEQUENCE numero_courrier TO portail_app, portail_systeme;

-- Qui a ouvert les courriers d’avant : son nom reste, même si son accès s’en va.
ALTER TABLE courrier NO FORCE ROW LEVEL SECURITY;
ALTER TABLE utilisateur NO FORCE ROW LEVEL SECURITY;
UPDATE courrier c SET lu_par_nom = u.prenom || ' ' || u.nom FROM utilisateur u WHERE u.id = c.lu_par;
ALTER TABLE courrier FORCE ROW LEVEL SECURITY;
ALTER TABLE utilisateur FORCE ROW LEVEL SECURITY;

-- Un courrier publié ne change plus : la gestion en ajoute, l’entreprise en note la première ouverture, une fois, et rien d’autre ne s’écrit.
DROP POLICY siren ON courrier;
CREATE POLICY lecture ON courrier FOR SELECT TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));
CREATE POLICY publication ON courrier FOR INSERT TO portail_app
  WITH CHECK ((SELECT perimetre_tout()) AND lu_le IS NULL AND publie_par = (SELECT perimetre_utilisateur()));
CREATE POLICY ouverture ON courrier FOR UPDATE TO portail_app
  USING (lu_le IS NULL AND siren IN (SELECT unnest(perimetre_sirens())))
  WITH CHECK (lu_par = (SELECT perimetre_utilisateur()) AND siren IN (SELECT unnest(perimetre_sirens())));
GRANT INSERT (id, numero, siren, univers, objet, corps, destinataire, signataire, fonction, contrat_reference, reponse_le, publie_par, fichier_nom, taille, sha256, cle, cle_chiffree, "analyse")
  ON courrier TO portail_app;
GRANT UPDATE (lu_par_nom) ON courrier TO portail_app;
ALTER TABLE courrier ADD CONSTRAINT contenu CHECK (corps <> '' OR cle IS NOT NULL);
ALTER TABLE courrier ADD CONSTRAINT fichier CHECK (num_nonnulls(cle, cle_chiffree, fichier_nom, taille, sha256, "analyse") IN (0, 6));

ALTER TABLE document ENABLE ROW LEVEL SECURITY;
ALTER TABLE document FORCE ROW LEVEL SECURITY;
ALTER TABLE document_adresse ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_adresse FORCE ROW LEVEL SECURITY;
ALTER TABLE modele ENABLE ROW LEVEL SECURITY;
ALTER TABLE modele FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON document TO portail_systeme USING (true) WITH CHECK (true);
CREATE POLICY systeme ON document_adresse TO portail_systeme USING (true) WITH CHECK (true);
CREATE POLICY systeme ON modele TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON document, document_adresse, modele TO portail_systeme;

-- Un document se voit de qui atteint l’une des entreprises à qui il est adressé ; publié, il ne change plus.
CREATE POLICY lecture ON document FOR SELECT TO portail_app
  USING ((SELECT perimetre_tout()) OR EXISTS (SELECT 1 FROM document_adresse a WHERE a.document_id = document.id AND a.siren IN (SELECT unnest(perimetre_sirens()))));
CREATE POLICY publication ON document FOR INSERT TO portail_app
  WITH CHECK ((SELECT perimetre_tout()) AND publie_par = (SELECT perimetre_utilisateur()));
GRANT SELECT ON document TO portail_app;
GRANT INSERT (id, univers, nature, titre, phrase, portee, cible, fichier_nom, taille, sha256, cle, cle_chiffree, "analyse", publie_par, publie_par_nom) ON document TO portail_app;

CREATE POLICY lecture ON document_adresse FOR SELECT TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));
CREATE POLICY publication ON document_adresse FOR INSERT TO portail_app
  WITH CHECK ((SELECT perimetre_tout()) AND lu_le IS NULL);
CREATE POLICY ouverture ON document_adresse FOR UPDATE TO portail_app
  USING (lu_le IS NULL AND siren IN (SELECT unnest(perimetre_sirens())))
  WITH CHECK (lu_par = (SELECT perimetre_utilisateur()) AND siren IN (SELECT unnest(perimetre_sirens())));
GRANT SELECT ON document_adresse TO portail_app;
GRANT INSERT (document_id, siren, univers, contrat_reference) ON document_adresse TO portail_app;
GRANT UPDATE (lu_le, lu_par, lu_par_nom) ON document_adresse TO portail_app;

-- La bibliothèque est à tous ceux qui sont connectés ; la gestion y ajoute des versions et en retire, sans changer ce qui a été publié.
CREATE POLICY lecture ON modele FOR SELECT TO portail_app USING ((SELECT perimetre_utilisateur()) IS NOT NULL);
CREATE POLICY publication ON modele FOR INSERT TO portail_app
  WITH CHECK ((SELECT perimetre_tout()) AND retire_le IS NULL AND publie_par = (SELECT perimetre_utilisateur()));
CREATE POLICY retrait ON modele FOR UPDATE TO portail_app
  USING ((SELECT perimetre_tout()) AND retire_le IS NULL) WITH CHECK ((SELECT perimetre_tout()));
GRANT SELECT ON modele TO portail_app;
GRANT INSERT (id, chaine, version, nature, titre, phrase, univers, fichier_nom, taille, sha256, cle, cle_chiffree, "analyse", publie_par, publie_par_nom) ON modele TO portail_app;
GRANT UPDATE (retire_le) ON modele TO portail_app;

-- Le système non plus ne réécrit pas ce qui est publié.
REVOKE UPDATE ON courrier, document, document_adresse, modele FROM portail_systeme;
GRANT UPDATE (lu_le, lu_par, lu_par_nom) ON courrier, document_adresse TO portail_systeme;
GRANT UPDATE (retire_le) ON modele TO portail_systeme;
