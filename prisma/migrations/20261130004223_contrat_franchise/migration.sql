-- CreateEnum
CREATE TYPE "FranchiseMode" AS ENUM ('continue', 'discontinue', 'relais');

-- CreateEnum
CREATE TYPE "BasePrestation" AS ENUM ('brut', 'net');

-- AlterTable
ALTER TABLE "contrat" ADD COLUMN     "base_prestation" "BasePrestation",
ADD COLUMN     "franchise_jours" INTEGER,
ADD COLUMN     "franchise_mode" "FranchiseMode",
ADD COLUMN     "nb_mois_salaires" INTEGER;
