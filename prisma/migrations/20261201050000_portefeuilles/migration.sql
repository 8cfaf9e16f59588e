-- Ce qui nomme une entreprise, calculé à l’écriture : la liste déroulante le cherche à chaque frappe, et retirer les accents coûte plus que chercher.
ALTER TABLE entreprise ADD COLUMN mots text GENERATED ALWAYS AS (sans_accents(raison_sociale || ' ' || siren::text || ' ' || ville)) STORED;
GRANT SELECT (mots) ON entreprise TO portail_app;

-- Qui atteint quoi aujourd’hui : la même vue, où les univers se lisent une fois et non à chaque entreprise.
CREATE OR REPLACE VIEW acces WITH (security_invoker = true) AS
  SELECT m.utilisateur_id, 'membre' AS voie, m.id AS titre_id, m.compte_id, m.role::text AS role, false AS lecture_seule,
    (SELECT enum_range(NULL::"Univers")) AS univers, r.siren, '{}'::"Univers"[] AS lecture
  FROM membre m
    JOIN utilisateur u ON u.id = m.utilisateur_id AND u.desactive_le IS NULL AND u.gestion IS NULL
    LEFT JOIN rattachement r ON r.compte_id = m.compte_id AND r.detache_le IS NULL
      AND (m.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM habilitation h WHERE h.membre_id = m.id AND h.siren = r.siren AND h.retiree_le IS NULL))
  WHERE m.etat = 'ajoute'
  UNION ALL
  SELECT c.utilisateur_id, 'delegation', g.id, g.compte_id, 'expert_comptable', g.lecture_seule, g.univers, r.siren, g.lecture
  FROM membre_cabinet c
    JOIN utilisateur u ON u.id = c.utilisateur_id AND u.desactive_le IS NULL AND u.gestion IS NULL
    JOIN delegation g ON g.cabinet_id = c.cabinet_id AND g.etat = 'acceptee' AND g.du <= aujourdhui() AND (g.au IS NULL OR g.au >= aujourdhui())
      AND (c.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM attribution a WHERE a.membre_cabinet_id = c.id AND a.compte_id = g.compte_id AND a.retiree_le IS NULL))
    LEFT JOIN rattachement r ON r.compte_id = g.compte_id AND r.detache_le IS NULL
      AND (g.portee = 'portefeuille'
        OR EXISTS (SELECT 1 FROM habilitation h WHERE h.delegation_id = g.id AND h.siren = r.siren AND h.retiree_le IS NULL))
  WHERE c.etat = 'ajoute';
