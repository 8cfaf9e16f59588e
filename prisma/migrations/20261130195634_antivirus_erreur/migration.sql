-- AlterEnum
ALTER TYPE "AnalysePiece" ADD VALUE 'erreur';

-- AlterTable
ALTER TABLE "piece" ADD COLUMN     "analysee_le" TIMESTAMPTZ(3);
