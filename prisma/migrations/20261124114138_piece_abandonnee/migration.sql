-- AlterEnum
ALTER TYPE "EtatPiece" ADD VALUE 'abandonnee';
