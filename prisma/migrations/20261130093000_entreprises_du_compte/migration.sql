-- Une entreprise quitte un compte par la main d’un de ses administrateurs. Les règles par ligne du compte valent pour toute commande : celles-ci les resserrent.
GRANT UPDATE (detache_le, detache_par) ON rattachement TO portail_app;
GRANT UPDATE (retiree_le) ON habilitation TO portail_app;
CREATE POLICY administre ON rattachement AS RESTRICTIVE FOR UPDATE TO portail_app USING (compte_id = ANY ((SELECT perimetre_administres())::uuid[]));
CREATE POLICY administre ON habilitation AS RESTRICTIVE FOR UPDATE TO portail_app USING (compte_id = ANY ((SELECT perimetre_administres())::uuid[]));
