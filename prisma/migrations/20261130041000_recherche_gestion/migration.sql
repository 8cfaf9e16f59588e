-- La recherche de la gestion : le salarié, le déclarant, l’entreprise, le numéro, les mots d’un message ; sans égard aux accents, et à une faute près
-- quand rien ne s’écrit exactement ainsi.

CREATE FUNCTION sans_accents(texte text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, texte)) $$;

-- Ce qui nomme une demande sans lire son envoi.
CREATE FUNCTION mots_demande(numero text, objet text, auteur text, siren bpchar) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT public.sans_accents(concat_ws(' ', numero, objet, auteur, siren::text)) $$;
-- concat_ws n’est pas dit immuable parce qu’il accepte tout ; de textes, il l’est.

-- Ceux que nomme un envoi : le salarié et le déclarant. Ni le NIR ni l’IBAN n’y sont.
CREATE FUNCTION noms_envoi(contenu jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT public.sans_accents(coalesce(string_agg(l ->> 'texte', ' '), ''))
  FROM jsonb_array_elements(contenu -> 'etapes') e CROSS JOIN jsonb_array_elements(e -> 'lignes') l
  WHERE l ->> 'champ' IN ('nomNaissance', 'nomUsage', 'prenoms', 'declarantNom')
$$;

CREATE INDEX demande_mots ON demande USING gin (mots_demande(numero, objet, auteur_nom, siren) gin_trgm_ops);
CREATE INDEX envoi_noms ON envoi USING gin (noms_envoi(contenu) gin_trgm_ops);
CREATE INDEX message_mots ON message USING gin (sans_accents(corps) gin_trgm_ops);
CREATE INDEX entreprise_mots ON entreprise USING gin (sans_accents(raison_sociale) gin_trgm_ops);

CREATE FUNCTION motif_exact(mot text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT regexp_replace(mot, '([^a-z0-9 ])', '\\\1', 'g') $$;

-- À une faute près : une lettre changée, oubliée, de trop, ou deux échangées. Un mot court ou un nombre s’écrit exactement.
CREATE FUNCTION motif_proche(mot text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN mot !~ '^[a-z0-9]*[a-z][a-z0-9]*$' OR length(mot) < 4 THEN public.motif_exact(mot) ELSE
    (SELECT '\m(?:' || string_agg(un, '|') || ')' FROM generate_series(1, length(mot)) i CROSS JOIN LATERAL (VALUES
      (left(mot, i - 1) || '.' || substr(mot, i + 1)),
      (left(mot, i - 1) || substr(mot, i + 1)),
      (left(mot, i) || '.' || substr(mot, i + 1)),
      (left(mot, i - 1) || substr(mot, i + 1, 1) || substr(mot, i, 1) || substr(mot, i + 2))) AS v(un)) END
$$;

-- Les demandes où chacun de ces motifs se trouve quelque part.
CREATE FUNCTION demandes_de(motifs text[]) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT p.id FROM (
    SELECT DISTINCT m.rang, t.id FROM unnest(motifs) WITH ORDINALITY AS m(motif, rang) CROSS JOIN LATERAL (
      SELECT d.id FROM public.demande d WHERE public.mots_demande(d.numero, d.objet, d.auteur_nom, d.siren) ~ m.motif
      UNION ALL SELECT d.id FROM public.entreprise e JOIN public.demande d ON d.siren = e.siren WHERE public.sans_accents(e.raison_sociale) ~ m.motif
      UNION ALL SELECT v.demande_id FROM public.envoi v WHERE public.noms_envoi(v.contenu) ~ m.motif
      UNION ALL SELECT x.demande_id FROM public.message x WHERE public.sans_accents(x.corps) ~ m.motif) t) p
  GROUP BY p.id HAVING count(*) = cardinality(motifs)
$$;
REVOKE ALL ON FUNCTION demandes_de(text[]) FROM PUBLIC;

-- Un texte se cherche par ces index seulement là où la sécurité par ligne n’a rien à juger d’abord : la fonction lit avec les droits du propriétaire,
-- pour la gestion seule, et ne rend que des identifiants, que la requête juge ensuite comme les autres.
CREATE POLICY recherche ON demande FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY recherche ON message FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY recherche ON entreprise FOR SELECT TO CURRENT_USER USING (true);

CREATE FUNCTION chercher_demandes(cherche text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  texte text := trim(sans_accents(regexp_replace(cherche, '\s+', ' ', 'g')));
  mots text[];
BEGIN
  IF texte = '' OR NOT perimetre_tout() THEN RETURN; END IF;
  -- Un SIREN écrit par groupes est un seul mot.
  mots := CASE WHEN replace(texte, ' ', '') ~ '^\d{9}$' THEN ARRAY[replace(texte, ' ', '')] ELSE (string_to_array(texte, ' '))[1:8] END;
  RETURN QUERY SELECT demandes_de(ARRAY(SELECT motif_exact(mot) FROM unnest(mots) mot));
  IF NOT FOUND THEN
    RETURN QUERY SELECT demandes_de(ARRAY(SELECT motif_proche(mot) FROM unnest(mots) mot));
  END IF;
END $$;
REVOKE ALL ON FUNCTION chercher_demandes(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chercher_demandes(text) TO portail_app, portail_systeme;
