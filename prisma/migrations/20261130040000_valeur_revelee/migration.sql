-- Une valeur scellée (NIR, IBAN) ne se relit qu’avec sa trace. `portail_app` n’a toujours aucun droit sur `envoi.scelle` : il nomme l’événement qu’il vient
-- d’écrire, et la base lui rend la valeur que cet événement dit avoir montrée. Sans événement de la même transaction, du même acteur, de la gestion, rien.

-- La fonction lit avec les droits du propriétaire, que la sécurité forcée borne comme les autres : à lui de quoi lire, et à lui seul.
CREATE POLICY revelation ON envoi FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY revelation ON evenement FOR SELECT TO CURRENT_USER USING (type = 'valeur.revelee');

CREATE FUNCTION valeur_revelee(trace uuid) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.scelle ->> (e.donnees ->> 'champ')
  FROM evenement e JOIN envoi v ON v.id = (e.donnees ->> 'envoiId')::uuid AND v.siren = e.siren
  WHERE e.id = trace AND e.type = 'valeur.revelee' AND e.transaction = pg_current_xact_id()
    AND e.acteur_id = perimetre_utilisateur() AND perimetre_tout()
$$;
REVOKE ALL ON FUNCTION valeur_revelee(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION valeur_revelee(uuid) TO portail_app;
