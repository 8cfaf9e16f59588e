-- L’allure d’une personne disparaît avec elle ; celles de personnes déjà parties sont effacées d’abord.
DELETE FROM cadence c WHERE NOT EXISTS (SELECT FROM utilisateur u WHERE u.id = c.utilisateur_id);

-- AddForeignKey
ALTER TABLE "cadence" ADD CONSTRAINT "cadence_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE CASCADE ON UPDATE CASCADE;
