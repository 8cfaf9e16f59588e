-- Un courrier publié, ou lu par un collègue, se dit aux pages ouvertes comme une demande qui bouge : son entreprise, son identifiant, et que c’en est un.
CREATE FUNCTION dire_courrier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('direct', NEW.siren || ':' || NEW.id::text || ':courrier');
  RETURN NULL;
END $$;
CREATE TRIGGER dire AFTER INSERT OR UPDATE OF lu_le ON courrier FOR EACH ROW EXECUTE FUNCTION dire_courrier();
