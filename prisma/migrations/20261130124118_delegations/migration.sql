-- CreateEnum
CREATE TYPE "RoleCabinet" AS ENUM ('responsable', 'collegue');

-- AlterEnum
ALTER TYPE "TypeNotification" ADD VALUE 'delegation';

-- AlterEnum
ALTER TYPE "GenreInvitation" ADD VALUE 'collegue';

-- AlterTable
ALTER TABLE "membre_cabinet" ADD COLUMN     "portee" "Portee" NOT NULL DEFAULT 'portefeuille',
ADD COLUMN     "role" "RoleCabinet" NOT NULL DEFAULT 'responsable';

-- AlterTable
ALTER TABLE "delegation" ADD COLUMN     "contact_civilite" "Civilite",
ADD COLUMN     "contact_telephone" TEXT,
ADD COLUMN     "correction" TEXT,
ADD COLUMN     "correction_le" TIMESTAMPTZ(3),
ADD COLUMN     "correction_sur" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "lecture" "Univers"[] DEFAULT ARRAY[]::"Univers"[],
ADD COLUMN     "rappel" SMALLINT;

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "cabinet_id" UUID,
ADD COLUMN     "comptes" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "role_cabinet" "RoleCabinet",
ALTER COLUMN "compte_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "delegation_id" UUID;

-- CreateTable
CREATE TABLE "attribution" (
    "id" UUID NOT NULL,
    "membre_cabinet_id" UUID NOT NULL,
    "compte_id" UUID NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT maintenant(),
    "retiree_le" TIMESTAMPTZ(3),

    CONSTRAINT "attribution_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attribution_membre_cabinet_id_compte_id_idx" ON "attribution"("membre_cabinet_id", "compte_id");

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_membre_cabinet_id_fkey" FOREIGN KEY ("membre_cabinet_id") REFERENCES "membre_cabinet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_compte_id_fkey" FOREIGN KEY ("compte_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_cabinet_id_fkey" FOREIGN KEY ("cabinet_id") REFERENCES "cabinet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Une invitation est d’un compte, ou d’un cabinet qui invite un collègue.
ALTER TABLE invitation ADD CONSTRAINT de_qui CHECK (num_nonnulls(compte_id, cabinet_id) = 1);

-- Une seule fois chacun : un client confié deux fois à un collègue ne se retirerait qu’à moitié.
CREATE UNIQUE INDEX attribution_active ON attribution (membre_cabinet_id, compte_id) WHERE retiree_le IS NULL;

-- Ce que l’on savait déjà du contact est repris de son invitation.
UPDATE delegation d SET contact_civilite = i.civilite, contact_telephone = i.telephone FROM invitation i WHERE i.delegation_id = d.id;

-- À chacun ce qui lui est confié ; le reste, par le rôle système, une fois le droit jugé.
ALTER TABLE attribution ENABLE ROW LEVEL SECURITY;
ALTER TABLE attribution FORCE ROW LEVEL SECURITY;
CREATE POLICY systeme ON attribution TO portail_systeme USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON attribution TO portail_systeme;
CREATE POLICY utilisateur ON attribution TO portail_app
  USING (membre_cabinet_id IN (SELECT m.id FROM membre_cabinet m WHERE m.utilisateur_id = (SELECT perimetre_utilisateur())));
GRANT SELECT ON attribution TO portail_app;

-- Une délégation se voit du cabinet à qui elle est faite : de qui en a tous les clients, et de qui ce client est confié.
DROP POLICY compte ON delegation;
CREATE POLICY compte ON delegation TO portail_app
  USING (compte_id = ANY ((SELECT perimetre_comptes())::uuid[])
    OR cabinet_id IN (SELECT m.cabinet_id FROM membre_cabinet m
      WHERE m.utilisateur_id = (SELECT perimetre_utilisateur()) AND m.etat = 'ajoute' AND m.portee = 'portefeuille')
    OR (cabinet_id, compte_id) IN (SELECT m.cabinet_id, a.compte_id FROM membre_cabinet m JOIN attribution a ON a.membre_cabinet_id = m.id
      WHERE m.utilisateur_id = (SELECT perimetre_utilisateur()) AND m.etat = 'ajoute' AND a.retiree_le IS NULL));

-- Le nom d’un client reste lisible dans l’historique du cabinet : il l’a su en recevant la demande.
DROP POLICY compte ON compte;
CREATE POLICY compte ON compte TO portail_app
  USING ((SELECT perimetre_tout()) OR id = ANY ((SELECT perimetre_comptes())::uuid[])
    OR id IN (SELECT d.compte_id FROM delegation d));

-- Qui atteint quoi aujourd’hui : la même vue, où un collègue n’a que les clients qui lui sont confiés, et où une délégation dit dans quels univers elle ne
-- donne qu’à consulter.
CREATE OR REPLACE VIEW acces WITH (security_invoker = true) AS
  SELECT m.utilisateur_id, 'membre' AS voie, m.id AS titre_id, m.compte_id, m.role::text AS role, false AS lecture_seule,
    enum_range(NULL::"Univers") AS univers, r.siren, '{}'::"Univers"[] AS lecture
  FROM membre m
    JOIN utilisateur u ON u.id = m.utilisateur_id AND u.desactive_le IS NULL AND u.gestion IS NULL
    LEFT JOIN rattachement r ON r.compte_id = m.compte_id AND r.detache_le IS NULL
      AND (m.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM habilitation h WHERE h.membre_id = m.id AND h.siren = r.siren AND h.retiree_le IS NULL))
  WHERE m.etat = 'ajoute'
  UNION ALL
  SELECT c.utilisateur_id, 'delegation', g.id, g.compte_id, 'expert_comptable', g.lecture_seule, g.univers, r.siren, g.lecture
  FROM membre_cabinet c
    JOIN utilisateur u ON u.id = c.utilisateur_id AND u.desactive_le IS NULL AND u.gestion IS NULL
    JOIN delegation g ON g.cabinet_id = c.cabinet_id AND g.etat = 'acceptee' AND g.du <= aujourdhui() AND (g.au IS NULL OR g.au >= aujourdhui())
      AND (c.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM attribution a WHERE a.membre_cabinet_id = c.id AND a.compte_id = g.compte_id AND a.retiree_le IS NULL))
    LEFT JOIN rattachement r ON r.compte_id = g.compte_id AND r.detache_le IS NULL
      AND (g.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM habilitation h WHERE h.delegation_id = g.id AND h.siren = r.siren AND h.retiree_le IS NULL))
  WHERE c.etat = 'ajoute';
