-- CreateIndex
CREATE INDEX "demande_siren_modifie_le_id_idx" ON "demande"("siren", "modifie_le" DESC, "id");

-- Ce qui attend une pièce ou un envoi : quelques demandes parmi toutes celles d’une entreprise.
CREATE INDEX "demande_a_faire" ON "demande"("siren") WHERE statut IN ('en_attente', 'a_finaliser');
