-- Ce qui fut publié avant qu’un compte rendu se lise sans identité ni compte bancaire entiers (`lib/ground/rubriques-tues.ts`) : la même règle, une fois.
CREATE FUNCTION taire(valeur text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN length(s) >= 10 THEN '•••• ' || right(s, 4) WHEN length(s) >= 5 THEN '•••• ' || right(s, 2) WHEN valeur IS NOT NULL THEN '••••' END
  FROM (SELECT regexp_replace(valeur, '[^[:alnum:]]', '', 'g') AS s) lue
$$;
CREATE FUNCTION taire_numeros(texte text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(regexp_replace(texte, '\y[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,4})?\y', '••••', 'g'),
    '\y[1-478]\s?\d{2}\s?(?:0[1-9]|1[0-2]|[2-9]\d)\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}(?:\s?\d{2})?\y', '••••', 'gi')
$$;
ALTER TABLE anomalie_dsn NO FORCE ROW LEVEL SECURITY;
ALTER TABLE retour_dsn NO FORCE ROW LEVEL SECURITY;
UPDATE anomalie_dsn a SET valeur = taire(a.valeur), attendu = t.attendu,
  cause = left(concat_ws('|', a.code, coalesce(a.contrat_reference, ''), a.rubrique, array_to_string(t.attendu, '+')), 200)
FROM (SELECT retour_id, rang, ARRAY(SELECT taire(un) FROM unnest(attendu) WITH ORDINALITY AS u(un, ordre) ORDER BY ordre) AS attendu FROM anomalie_dsn) t
WHERE t.retour_id = a.retour_id AND t.rang = a.rang
  AND a.rubrique ~ '^(?:S10\.G00\.02\.|S20\.G00\.07\.|S21\.G00\.(?:30\.|31\.|12\.00[23]$|20\.00[34]$|60\.00[78]$|73\.00[5-9]$))';
UPDATE anomalie_dsn SET valeur = taire_numeros(valeur), message = taire_numeros(message), individu = taire_numeros(individu), cause = taire_numeros(cause),
  attendu = ARRAY(SELECT taire_numeros(un) FROM unnest(attendu) WITH ORDINALITY AS u(un, ordre) ORDER BY ordre)
WHERE concat_ws(' ', valeur, message, individu, cause, array_to_string(attendu, ' ')) <> taire_numeros(concat_ws(' ', valeur, message, individu, cause, array_to_string(attendu, ' ')));
UPDATE retour_dsn SET libelle = taire_numeros(libelle) WHERE libelle <> taire_numeros(libelle);
ALTER TABLE anomalie_dsn FORCE ROW LEVEL SECURITY;
ALTER TABLE retour_dsn FORCE ROW LEVEL SECURITY;
DROP FUNCTION taire(text);
DROP FUNCTION taire_numeros(text);
