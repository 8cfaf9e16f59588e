-- AlterTable
ALTER TABLE "courriel" ADD COLUMN     "service_id" TEXT;
