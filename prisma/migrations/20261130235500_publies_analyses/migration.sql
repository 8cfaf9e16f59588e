-- AlterTable
ALTER TABLE "courrier" ADD COLUMN     "analysee_le" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "analysee_le" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "modele" ADD COLUMN     "analysee_le" TIMESTAMPTZ(3);

-- Ce qui fut publié sans antivirus lui est montré quand il y en a un : le travail écrit ce qu’il en dit, et rien d’autre de ce qui est publié.
GRANT UPDATE ("analyse", analysee_le) ON courrier, document, modele TO portail_systeme;
