-- Par où une demande est venue.
CREATE TYPE "Canal" AS ENUM ('portail', 'papier', 'telephone');
ALTER TABLE "demande" ADD COLUMN "canal" "Canal" NOT NULL DEFAULT 'portail';
ALTER TYPE "TypeNotification" ADD VALUE 'enregistree';

-- Les demandes de démonstration dont le formulaire n’a jamais existé étaient venues autrement, et leurs brouillons ne s’ouvraient pas. Un formulaire
-- laisse toujours des réponses ; la suite d’une demande n’en a pas, mais vient d’un message sur le portail.
UPDATE demande d SET canal = CASE d.demarche WHEN 'contact' THEN 'telephone' ELSE 'papier' END::"Canal"
  WHERE d.statut <> 'a_finaliser' AND d.suite_de IS NULL AND d.demarche <> 'arret-de-travail'
    AND NOT EXISTS (SELECT 1 FROM reponse r WHERE r.demande_id = d.id);
CREATE TEMPORARY TABLE sans_formulaire ON COMMIT DROP AS
  SELECT id FROM demande WHERE statut = 'a_finaliser' AND demarche NOT IN ('arret-de-travail', 'prolongation');
DELETE FROM notification WHERE demande_id IN (SELECT id FROM sans_formulaire);
DELETE FROM reponse WHERE demande_id IN (SELECT id FROM sans_formulaire);
DELETE FROM piece WHERE demande_id IN (SELECT id FROM sans_formulaire);
DELETE FROM demande WHERE id IN (SELECT id FROM sans_formulaire);

-- Un brouillon est toujours du portail.
ALTER TABLE demande ADD CONSTRAINT brouillon_du_portail CHECK (statut <> 'a_finaliser' OR canal = 'portail');

-- La gestion range une demande reçue autrement sous le compte qui a rattaché l’entreprise.
CREATE POLICY gestion ON rattachement FOR SELECT TO portail_app USING ((SELECT perimetre_tout()));
