-- Les droits de la base : deux rôles qui ne possèdent rien, trois périmètres, sécurité par ligne forcée partout.
--   portail_app      ce que fait une personne ; périmètre posé dans la transaction (app.sirens, app.comptes et
--                   app.administres, app.utilisateur)
--   portail_systeme  travaux de fond, connexion, session ; petit groupe de connexions
-- Un périmètre absent vaut « rien ». `app.sirens = '*'` est le périmètre de la gestion.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO portail_app, portail_systeme;

CREATE FUNCTION perimetre_tout() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT coalesce(current_setting('app.sirens', true) = '*', false) $$;
CREATE FUNCTION perimetre_sirens() RETURNS bpchar[] LANGUAGE sql STABLE
  AS $$ SELECT string_to_array(nullif(current_setting('app.sirens', true), ''), ',')::bpchar[] $$;
CREATE FUNCTION perimetre_comptes() RETURNS uuid[] LANGUAGE sql STABLE
  AS $$ SELECT string_to_array(nullif(current_setting('app.comptes', true), ''), ',')::uuid[] $$;
CREATE FUNCTION perimetre_administres() RETURNS uuid[] LANGUAGE sql STABLE
  AS $$ SELECT string_to_array(nullif(current_setting('app.administres', true), ''), ',')::uuid[] $$;
CREATE FUNCTION perimetre_utilisateur() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.utilisateur', true), '')::uuid $$;

-- Toutes les tables : sécurité forcée, et une porte pour le rôle système.
DO $$
DECLARE nom text;
BEGIN
  FOR nom IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', nom);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', nom);
    EXECUTE format('CREATE POLICY systeme ON %I TO portail_systeme USING (true) WITH CHECK (true)', nom);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO portail_systeme', nom);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO portail_systeme;

-- Le journal ne se réécrit pas, pas même par le système.
REVOKE UPDATE, DELETE ON evenement, maillon FROM portail_systeme;

-- Périmètre app.sirens
CREATE POLICY siren ON entreprise TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));
CREATE POLICY siren ON etablissement TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));
CREATE POLICY siren ON contrat TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));
CREATE POLICY siren ON courrier TO portail_app
  USING ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())));

-- Un brouillon appartient à (SIREN, compte, auteur) : son auteur et les administrateurs du compte le voient, la gestion jamais.
CREATE POLICY siren ON demande TO portail_app
  USING (
    ((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())))
    AND (statut <> 'a_finaliser'
      OR auteur_id = (SELECT perimetre_utilisateur())
      OR compte_id = ANY ((SELECT perimetre_administres())::uuid[])));
CREATE POLICY siren ON reponse TO portail_app
  USING (((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())))
    AND EXISTS (SELECT 1 FROM demande d WHERE d.id = reponse.demande_id AND d.siren = reponse.siren));
CREATE POLICY siren ON message TO portail_app
  USING (((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())))
    AND EXISTS (SELECT 1 FROM demande d WHERE d.id = message.demande_id AND d.siren = message.siren));
CREATE POLICY siren ON piece TO portail_app
  USING (((SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())))
    AND EXISTS (SELECT 1 FROM demande d WHERE d.id = piece.demande_id AND d.siren = piece.siren));

-- Périmètre app.utilisateur
CREATE POLICY utilisateur ON session TO portail_app USING (utilisateur_id = (SELECT perimetre_utilisateur()));
CREATE POLICY utilisateur ON membre_cabinet TO portail_app USING (utilisateur_id = (SELECT perimetre_utilisateur()));
CREATE POLICY utilisateur ON notification TO portail_app
  USING (utilisateur_id = (SELECT perimetre_utilisateur())
    AND (siren IS NULL OR (SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens()))));

-- Périmètre app.comptes ; une délégation se voit aussi du cabinet à qui elle est faite.
CREATE POLICY compte ON membre TO portail_app
  USING (compte_id = ANY ((SELECT perimetre_comptes())::uuid[]) OR utilisateur_id = (SELECT perimetre_utilisateur()));
CREATE POLICY compte ON delegation TO portail_app
  USING (compte_id = ANY ((SELECT perimetre_comptes())::uuid[])
    OR cabinet_id IN (SELECT m.cabinet_id FROM membre_cabinet m WHERE m.utilisateur_id = (SELECT perimetre_utilisateur()) AND m.etat = 'ajoute'));
CREATE POLICY compte ON habilitation TO portail_app
  USING (compte_id = ANY ((SELECT perimetre_comptes())::uuid[])
    OR delegation_id IN (SELECT d.id FROM delegation d));
CREATE POLICY compte ON compte TO portail_app
  USING ((SELECT perimetre_tout()) OR id = ANY ((SELECT perimetre_comptes())::uuid[])
    OR id IN (SELECT d.compte_id FROM delegation d WHERE d.etat IN ('en_attente', 'acceptee')));
CREATE POLICY compte ON rattachement TO portail_app
  USING (compte_id = ANY ((SELECT perimetre_comptes())::uuid[])
    OR (siren IN (SELECT unnest(perimetre_sirens()))
      AND compte_id IN (SELECT d.compte_id FROM delegation d WHERE d.etat = 'acceptee')));
CREATE POLICY compte ON cabinet TO portail_app
  USING (id IN (SELECT d.cabinet_id FROM delegation d)
    OR id IN (SELECT m.cabinet_id FROM membre_cabinet m WHERE m.utilisateur_id = (SELECT perimetre_utilisateur())));
CREATE POLICY compte ON utilisateur TO portail_app
  USING (id = (SELECT perimetre_utilisateur()) OR (SELECT perimetre_tout())
    OR id IN (SELECT m.utilisateur_id FROM membre m WHERE m.compte_id = ANY ((SELECT perimetre_comptes())::uuid[])));

-- Le journal : chacun y ajoute dans son périmètre, l’administrateur du compte y lit ce qui touche son compte.
CREATE POLICY lecture ON evenement FOR SELECT TO portail_app
  USING (acteur_id = (SELECT perimetre_utilisateur()) OR compte_id = ANY ((SELECT perimetre_administres())::uuid[]));
CREATE POLICY ajout ON evenement FOR INSERT TO portail_app
  WITH CHECK (acteur_id = (SELECT perimetre_utilisateur())
    AND (siren IS NULL OR (SELECT perimetre_tout()) OR siren IN (SELECT unnest(perimetre_sirens())))
    AND (compte_id IS NULL OR (SELECT perimetre_tout()) OR compte_id = ANY ((SELECT perimetre_comptes())::uuid[])
      OR compte_id IN (SELECT d.compte_id FROM delegation d WHERE d.etat = 'acceptee')));

-- Ce que portail_app peut faire, table par table. Les secrets (mot de passe, TOTP, numéro entreprise) ne lui sont pas lisibles.
GRANT SELECT ON compte, membre, habilitation, rattachement, cabinet, membre_cabinet, delegation,
  etablissement, contrat, demande, reponse, message, piece, courrier, notification, evenement TO portail_app;
GRANT SELECT (id, email, civilite, nom, prenom, telephone, gestion, cree_le, desactive_le) ON utilisateur TO portail_app;
GRANT SELECT (siren, raison_sociale, forme_juridique, naf, idcc, effectif, adresse, code_postal, ville, cree_le) ON entreprise TO portail_app;
GRANT SELECT (id, utilisateur_id, espace, ouverte_le, vue_le, expire_le, fermee_le, appareil) ON session TO portail_app;
GRANT INSERT, UPDATE ON demande, reponse, message, piece TO portail_app;
GRANT INSERT (id, type, acteur_id, acteur_nom, membre_id, delegation_id, siren, compte_id, donnees, requete, cree_le) ON evenement TO portail_app;
GRANT UPDATE (lu_le) ON notification TO portail_app;
GRANT UPDATE (lu_le, lu_par) ON courrier TO portail_app;

-- Règles que la base tient elle-même.
CREATE SEQUENCE numero_demande;
GRANT USAGE ON SEQUENCE numero_demande, evenement_rang_seq TO portail_app, portail_systeme;
ALTER TABLE evenement ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX evenement_transaction ON evenement (transaction);
CREATE UNIQUE INDEX rattachement_actif ON rattachement (compte_id, siren) WHERE detache_le IS NULL;
CREATE UNIQUE INDEX delegation_en_attente ON delegation (compte_id, cabinet_id) WHERE etat = 'en_attente';
CREATE INDEX entreprise_raison_sociale ON entreprise USING gin (raison_sociale gin_trgm_ops);
ALTER TABLE rattachement ADD CONSTRAINT couleur CHECK (couleur BETWEEN 1 AND 8);
ALTER TABLE habilitation ADD CONSTRAINT porteur CHECK (num_nonnulls(membre_id, delegation_id) = 1);
ALTER TABLE demande ADD CONSTRAINT numero_envoyee CHECK ((numero IS NULL) = (statut = 'a_finaliser'));
