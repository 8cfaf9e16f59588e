-- AlterEnum
ALTER TYPE "TypeNotification" ADD VALUE 'brouillon_confie';

-- AlterTable
ALTER TABLE "demande" ADD COLUMN     "confie_par" UUID,
ADD COLUMN     "jete_le" TIMESTAMPTZ(3),
ADD COLUMN     "jete_par_nom" TEXT,
ADD COLUMN     "prevenu_le" TIMESTAMPTZ(3);

-- Seul un brouillon se jette, et on sait qui l’a fait.
ALTER TABLE demande ADD CONSTRAINT jete_brouillon CHECK (jete_le IS NULL OR (statut = 'a_finaliser' AND jete_par_nom IS NOT NULL));

-- Un brouillon remis à un collègue n’est plus à qui l’a remis : la base le laisse le remettre, le portail ne le lui montre plus.
ALTER POLICY siren ON demande
  USING (
    ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())))
    AND (statut <> 'a_finaliser'
      OR auteur_id = (SELECT perimetre_utilisateur())
      OR confie_par = (SELECT perimetre_utilisateur())
      OR compte_id = ANY ((SELECT perimetre_administres())::uuid[])));
