-- AlterTable
ALTER TABLE "compte" ADD COLUMN     "second_facteur_exige_le" TIMESTAMPTZ(3);
