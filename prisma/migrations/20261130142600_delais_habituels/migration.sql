-- Combien de jours prend une démarche : des nombres sur toutes les entreprises, que la sécurité par ligne ne laisse voir à aucune. La fonction lit avec les
-- droits du propriétaire et ne rend que trois rangs, et rien sous vingt cas : aucun ne s’y reconnaît.
CREATE INDEX demande_delais ON demande (demarche, traitee_le DESC) WHERE traitee_le IS NOT NULL;

CREATE FUNCTION delais_habituels(quelle text) RETURNS TABLE (cas int, quart int, moitie int, presque int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int,
    percentile_disc(0.25) WITHIN GROUP (ORDER BY d.jours),
    percentile_disc(0.5) WITHIN GROUP (ORDER BY d.jours),
    percentile_disc(0.9) WITHIN GROUP (ORDER BY d.jours)
  FROM (
    SELECT greatest(1, ceil(extract(epoch FROM traitee_le - envoyee_le) / 86400))::int AS jours
    FROM demande
    WHERE demarche = quelle AND traitee_le > maintenant() - interval '1 year' AND envoyee_le IS NOT NULL AND issue IS DISTINCT FROM 'annulee'
    ORDER BY traitee_le DESC LIMIT 500) d
  HAVING count(*) >= 20
$$;
REVOKE ALL ON FUNCTION delais_habituels(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delais_habituels(text) TO portail_app;
