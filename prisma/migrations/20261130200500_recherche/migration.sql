-- La recherche du client : les mots de ses demandes, de ses salariés, de ses courriers et documents ; sans égard aux accents, et à une faute près.

-- Les motifs de ce que l’on cherche, un par mot : tels quels, ou à une faute près. Un SIREN écrit par groupes est un seul mot.
CREATE FUNCTION motifs_de(cherche text, proche boolean) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT CASE WHEN proche THEN public.motif_proche(mot) ELSE public.motif_exact(mot) END FROM unnest(
    CASE WHEN replace(t.texte, ' ', '') ~ '^\d{9}$' THEN ARRAY[replace(t.texte, ' ', '')] ELSE (string_to_array(t.texte, ' '))[1:8] END) mot WHERE mot <> '')
  FROM (SELECT trim(public.sans_accents(regexp_replace(cherche, '\s+', ' ', 'g'))) AS texte) t
$$;

CREATE OR REPLACE FUNCTION chercher_demandes(cherche text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF cardinality(motifs_de(cherche, false)) = 0 OR NOT perimetre_tout() THEN RETURN; END IF;
  RETURN QUERY SELECT demandes_de(motifs_de(cherche, false));
  IF NOT FOUND THEN
    RETURN QUERY SELECT demandes_de(motifs_de(cherche, true));
  END IF;
END $$;

-- Le salarié que nomme un envoi, sans le déclarant.
CREATE FUNCTION salarie_envoi(contenu jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT public.sans_accents(coalesce(string_agg(l ->> 'texte', ' '), ''))
  FROM jsonb_array_elements(contenu -> 'etapes') e CROSS JOIN jsonb_array_elements(e -> 'lignes') l
  WHERE l ->> 'champ' IN ('nomNaissance', 'nomUsage', 'prenoms')
$$;

-- Calculés à l’écriture : les tirer du contenu et du texte à chaque recherche coûterait bien plus que chercher.
ALTER TABLE envoi ADD COLUMN noms text GENERATED ALWAYS AS (noms_envoi(contenu)) STORED,
  ADD COLUMN salarie text GENERATED ALWAYS AS (salarie_envoi(contenu)) STORED;
GRANT SELECT (noms, salarie) ON envoi TO portail_app;
ALTER TABLE message ADD COLUMN mots text GENERATED ALWAYS AS (sans_accents(corps)) STORED;
GRANT SELECT (mots) ON message TO portail_app;

-- Les demandes de ces entreprises où chacun des mots se trouve quelque part : écrits ainsi, ou à une faute près quand aucune ne l’est. Lit avec les droits
-- de qui cherche : la sécurité par ligne juge d’abord, et le coût est celui de ses demandes à soi, quel que soit le nombre de celles des autres.
CREATE FUNCTION chercher_parmi(cherche text, sirens bpchar[]) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
DECLARE
  exacts text[] := motifs_de(cherche, false);
  proches text[] := motifs_de(cherche, true);
BEGIN
  IF cardinality(exacts) = 0 THEN RETURN; END IF;
  RETURN QUERY WITH lues AS MATERIALIZED (
    SELECT d.id, concat_ws(' ', mots_demande(d.numero, d.objet, d.auteur_nom, d.siren), sans_accents(e.raison_sociale),
      (SELECT string_agg(v.noms, ' ') FROM envoi v WHERE v.demande_id = d.id AND v.siren = d.siren),
      (SELECT string_agg(m.mots, ' ') FROM message m WHERE m.demande_id = d.id AND m.siren = d.siren AND m.cote <> 'systeme')) AS texte
    FROM demande d JOIN entreprise e ON e.siren = d.siren WHERE d.siren = ANY (sirens)),
  exactes AS MATERIALIZED (SELECT l.id FROM lues l WHERE l.texte ~ ALL (exacts))
  SELECT x.id FROM exactes x UNION ALL SELECT l.id FROM lues l WHERE NOT EXISTS (SELECT 1 FROM exactes) AND l.texte ~ ALL (proches);
END $$;
