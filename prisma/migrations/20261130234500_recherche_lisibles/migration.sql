-- « Écrit ainsi, ou à une faute près quand aucune ne l’est » se décide parmi les demandes que l’on lit, non parmi celles de l’entreprise : sinon, qui ne
-- lit qu’un univers apprendrait, d’une demande à lui qui disparaît de la réponse, qu’un mot se trouve dans une demande qu’il ne lit pas.
DROP FUNCTION chercher_parmi(text, bpchar[]);

-- Parmi ces demandes, celles où chacun des mots se trouve quelque part : écrits ainsi, ou à une faute près quand aucune ne l’est. Lit avec les droits de
-- qui cherche, et le coût est celui de ses demandes à soi, quel que soit le nombre de celles des autres.
CREATE FUNCTION chercher_parmi(cherche text, lisibles uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
DECLARE
  exacts text[] := motifs_de(cherche, false);
  proches text[] := motifs_de(cherche, true);
BEGIN
  IF cardinality(exacts) = 0 THEN RETURN; END IF;
  RETURN QUERY WITH lues AS MATERIALIZED (
    SELECT d.id, concat_ws(' ', mots_demande(d.numero, d.objet, d.auteur_nom, d.siren), sans_accents(e.raison_sociale),
      (SELECT string_agg(v.noms, ' ') FROM envoi v WHERE v.demande_id = d.id AND v.siren = d.siren),
      (SELECT string_agg(m.mots, ' ') FROM message m WHERE m.demande_id = d.id AND m.siren = d.siren AND m.cote <> 'systeme')) AS texte
    FROM unnest(lisibles) AS lisible(id) JOIN demande d ON d.id = lisible.id JOIN entreprise e ON e.siren = d.siren),
  exactes AS MATERIALIZED (SELECT l.id FROM lues l WHERE l.texte ~ ALL (exacts))
  SELECT x.id FROM exactes x UNION ALL SELECT l.id FROM lues l WHERE NOT EXISTS (SELECT 1 FROM exactes) AND l.texte ~ ALL (proches);
END $$;
