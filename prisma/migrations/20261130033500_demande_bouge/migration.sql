-- Ce qui change une demande envoyée se dit aux pages ouvertes, par son entreprise et son identifiant : le portail juge ensuite qui l’atteint.
CREATE FUNCTION dire_demande() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('direct', NEW.siren || ':' || NEW.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER dire AFTER UPDATE OF modifie_le ON demande FOR EACH ROW WHEN (NEW.numero IS NOT NULL) EXECUTE FUNCTION dire_demande();
