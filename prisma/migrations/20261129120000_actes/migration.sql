-- AlterTable
ALTER TABLE "message" ADD COLUMN     "evenement_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "message_evenement_id_key" ON "message"("evenement_id");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_evenement_id_fkey" FOREIGN KEY ("evenement_id") REFERENCES "evenement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Une ligne du portail montre un événement ; ce qu’une personne écrit n’en montre aucun.
ALTER TABLE message ADD CONSTRAINT ligne CHECK (cote = 'systeme' OR evenement_id IS NULL);

-- Qui lit un fil lit au journal les événements que ses lignes montrent, et rien d’autre : les ouvertures de dossier n’en sont pas.
CREATE POLICY fil ON evenement FOR SELECT TO portail_app USING (EXISTS (SELECT 1 FROM message m WHERE m.evenement_id = evenement.id AND m.siren = evenement.siren));

-- Les lignes d’avant : chacune a été écrite dans la transaction de son événement, donc à son instant. Celle dont l’événement redit le texte le montre
-- désormais ; celle dont il ne dit pas tout garde le sien. Le journal, lui, ne change pas.
ALTER TABLE message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE piece NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evenement NO FORCE ROW LEVEL SECURITY;
-- reprise : début
WITH lignes AS (
  SELECT m.id, m.demande_id, m.siren, m.envoye_le, m.corps, m.rang,
    row_number() OVER (PARTITION BY m.demande_id, m.envoye_le, m.corps ORDER BY m.rang) AS n
  FROM message m WHERE m.cote = 'systeme' AND m.evenement_id IS NULL
), dits AS (
  SELECT e.id, e.siren, e.cree_le, e.donnees->>'demandeId' AS demande_id, e.rang,
    CASE e.type
      WHEN 'demande.annulee' THEN 'Demande annulée par ' || e.acteur_nom || '.'
      WHEN 'demande.prise_en_charge' THEN 'Demande prise en charge par ' || e.acteur_nom || '.'
      WHEN 'demande.pieces_demandees' THEN 'Statut : En attente de %, avant le %.'
      WHEN 'demande.completee' THEN 'Toutes les pièces demandées sont déposées : la demande repart.'
      WHEN 'demande.cloturee' THEN 'Statut : Traitée, %.'
      WHEN 'demande.rouverte' THEN 'Demande rouverte par ' || CASE e.donnees->>'par' WHEN 'client' THEN 'le message de ' ELSE '' END || e.acteur_nom || '.'
      WHEN 'piece.fournie' THEN 'Pièce déposée par ' || e.acteur_nom || ' : ' || p.libelle || '.'
      WHEN 'piece.validee' THEN 'Pièce validée : ' || p.libelle || '.'
      WHEN 'piece.refusee' THEN 'Pièce refusée : ' || p.libelle || '.'
    END AS texte
  FROM evenement e LEFT JOIN piece p ON p.id::text = e.donnees->>'pieceId' AND p.siren = e.siren
  WHERE e.siren IN (SELECT siren FROM lignes) AND e.donnees ? 'demandeId'
), paires AS (
  SELECT l.id AS ligne, d.id AS evenement, l.n, row_number() OVER (PARTITION BY l.id ORDER BY d.rang) AS m
  FROM lignes l JOIN dits d ON d.siren = l.siren AND d.demande_id = l.demande_id::text AND d.cree_le = l.envoye_le
    AND CASE WHEN d.texte LIKE 'Statut : %' THEN l.corps LIKE d.texte ELSE l.corps = d.texte END
)
UPDATE message SET evenement_id = paires.evenement, corps = '' FROM paires WHERE message.id = paires.ligne AND paires.n = paires.m;
-- reprise : fin
ALTER TABLE message FORCE ROW LEVEL SECURITY;
ALTER TABLE piece FORCE ROW LEVEL SECURITY;
ALTER TABLE evenement FORCE ROW LEVEL SECURITY;
