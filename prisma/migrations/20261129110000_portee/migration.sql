-- AlterEnum
-- Un courriel retenu : le destinataire n’atteint plus ce dont il parle.
ALTER TYPE "EtatCourriel" ADD VALUE 'retenu';

-- AlterTable
ALTER TABLE "courriel" ADD COLUMN "demande_id" UUID;
-- Ceux qui attendent déjà sont jugés comme les autres : leur clé commence par l’événement, qui nomme la demande.
UPDATE courriel c SET demande_id = (e.donnees->>'demandeId')::uuid
  FROM evenement e WHERE c.etat = 'a_envoyer' AND e.id::text = split_part(c.cle, '.', 1);

-- DropIndex
DROP INDEX "habilitation_membre_id_idx";
DROP INDEX "habilitation_delegation_id_idx";
-- CreateIndex
CREATE INDEX "habilitation_membre_id_siren_idx" ON "habilitation"("membre_id", "siren");
CREATE INDEX "habilitation_delegation_id_siren_idx" ON "habilitation"("delegation_id", "siren");

-- Une personne est d’un seul cabinet à la fois ; de plusieurs, elle garde le dernier où elle est entrée.
UPDATE membre_cabinet m SET etat = 'desactive', etat_le = maintenant() WHERE m.etat = 'ajoute' AND EXISTS (
  SELECT 1 FROM membre_cabinet a WHERE a.utilisateur_id = m.utilisateur_id AND a.etat = 'ajoute' AND (a.etat_le, a.id) > (m.etat_le, m.id));
CREATE UNIQUE INDEX membre_cabinet_actif ON membre_cabinet (utilisateur_id) WHERE etat = 'ajoute';

-- Les deux vues ci-dessous sont lues avec les droits de qui les lit : la sécurité par ligne des tables y vaut comme sur les tables. Avec ceux du
-- propriétaire, qui y échappe, le rôle restreint y lirait tout.

-- Qui atteint quoi aujourd’hui, et à quel titre : une ligne par titre et par entreprise. La session, les suites d’un événement et les courriels la lisent.
-- Un titre qui n’ouvre aucune entreprise y est une fois, sans SIREN. Les deux voies disent chacune tout ce qui les borne, pour que « utilisateur_id = … »
-- comme « siren = … » mène à leurs index.
CREATE VIEW acces WITH (security_invoker = true) AS
  SELECT m.utilisateur_id, 'membre' AS voie, m.id AS titre_id, m.compte_id, m.role::text AS role, false AS lecture_seule,
    enum_range(NULL::"Univers") AS univers, r.siren
  FROM membre m
    JOIN utilisateur u ON u.id = m.utilisateur_id AND u.desactive_le IS NULL AND u.gestion IS NULL
    LEFT JOIN rattachement r ON r.compte_id = m.compte_id AND r.detache_le IS NULL
      AND (m.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM habilitation h WHERE h.membre_id = m.id AND h.siren = r.siren AND h.retiree_le IS NULL))
  WHERE m.etat = 'ajoute'
  UNION ALL
  SELECT c.utilisateur_id, 'delegation', g.id, g.compte_id, 'expert_comptable', g.lecture_seule, g.univers, r.siren
  FROM membre_cabinet c
    JOIN utilisateur u ON u.id = c.utilisateur_id AND u.desactive_le IS NULL AND u.gestion IS NULL
    JOIN delegation g ON g.cabinet_id = c.cabinet_id AND g.etat = 'acceptee' AND g.du <= aujourdhui() AND (g.au IS NULL OR g.au >= aujourdhui())
    LEFT JOIN rattachement r ON r.compte_id = g.compte_id AND r.detache_le IS NULL
      AND (g.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM habilitation h WHERE h.delegation_id = g.id AND h.siren = r.siren AND h.retiree_le IS NULL))
  WHERE c.etat = 'ajoute';

-- Ce que couvrent aujourd’hui les contrats d’une entreprise.
CREATE VIEW couverture WITH (security_invoker = true) AS
  SELECT k.siren, k.univers, count(*)::int AS contrats FROM contrat k
  WHERE k.effet_le <= aujourdhui() AND (k.fin_le IS NULL OR k.fin_le >= aujourdhui())
  GROUP BY k.siren, k.univers;

GRANT SELECT ON acces, couverture TO portail_app, portail_systeme;
