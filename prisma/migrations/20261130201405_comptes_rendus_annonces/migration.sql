-- AlterEnum
ALTER TYPE "TypeNotification" ADD VALUE 'retour_dsn';

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "retour_dsn_id" UUID;

-- AlterTable
ALTER TABLE "courriel" ADD COLUMN     "retour_dsn_id" UUID;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_retour_dsn_id_fkey" FOREIGN KEY ("retour_dsn_id") REFERENCES "retour_dsn"("id") ON DELETE SET NULL ON UPDATE CASCADE;
