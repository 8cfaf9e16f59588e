-- AlterTable
ALTER TABLE "entreprise" ADD COLUMN     "annuaire_le" TIMESTAMPTZ(3),
ADD COLUMN     "fermee_constatee" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "fermee_le" DATE;

-- Qui atteint l’entreprise lit ce que l’annuaire public en dit ; le système seul l’écrit.
GRANT SELECT (annuaire_le, fermee_constatee, fermee_le) ON entreprise TO portail_app;
CREATE INDEX entreprise_annuaire ON entreprise (annuaire_le NULLS FIRST);
