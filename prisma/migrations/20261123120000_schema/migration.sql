-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "EtatDelegation" AS ENUM ('en_attente', 'acceptee', 'refusee', 'annulee', 'revoquee', 'expiree');

-- CreateEnum
CREATE TYPE "VoieCertification" AS ENUM ('numero_entreprise', 'net_entreprises', 'gestionnaire');

-- CreateEnum
CREATE TYPE "RoleCompte" AS ENUM ('administrateur', 'collaborateur');

-- CreateEnum
CREATE TYPE "Portee" AS ENUM ('portefeuille', 'manuelle');

-- CreateEnum
CREATE TYPE "EtatMembre" AS ENUM ('en_attente', 'ajoute', 'desactive');

-- CreateEnum
CREATE TYPE "TypeNotification" AS ENUM ('message', 'piece_demandee', 'statut', 'courrier', 'connexion_bloquee');

-- CreateEnum
CREATE TYPE "EtatCourriel" AS ENUM ('a_envoyer', 'envoye', 'en_echec');

-- CreateEnum
CREATE TYPE "StatutDemande" AS ENUM ('a_finaliser', 'envoyee', 'en_attente', 'en_cours', 'traitee');

-- CreateEnum
CREATE TYPE "EtatInterne" AS ENUM ('brouillon', 'a_qualifier', 'a_prendre', 'en_traitement', 'pieces_demandees', 'cloturee');

-- CreateEnum
CREATE TYPE "IssueDemande" AS ENUM ('acceptee', 'refusee', 'sans_suite', 'transferee', 'annulee');

-- CreateEnum
CREATE TYPE "CoteMessage" AS ENUM ('client', 'gestion', 'systeme');

-- CreateEnum
CREATE TYPE "EtatPiece" AS ENUM ('demandee', 'recue', 'refusee', 'validee');

-- CreateEnum
CREATE TYPE "Univers" AS ENUM ('sante', 'prevoyance', 'retraite');

-- CreateEnum
CREATE TYPE "Espace" AS ENUM ('client', 'gestion');

-- CreateEnum
CREATE TYPE "UsageJeton" AS ENUM ('invitation', 'mot_de_passe', 'changement_email');

-- CreateEnum
CREATE TYPE "Civilite" AS ENUM ('madame', 'monsieur');

-- CreateEnum
CREATE TYPE "RoleGestion" AS ENUM ('gestionnaire', 'superviseur');

-- CreateTable
CREATE TABLE "cabinet" (
    "id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "raison_sociale" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cabinet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membre_cabinet" (
    "id" UUID NOT NULL,
    "cabinet_id" UUID NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "etat" "EtatMembre" NOT NULL,
    "etat_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membre_cabinet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL,
    "compte_id" UUID NOT NULL,
    "cabinet_id" UUID NOT NULL,
    "contact_nom" TEXT NOT NULL,
    "contact_prenom" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "portee" "Portee" NOT NULL,
    "univers" "Univers"[],
    "lecture_seule" BOOLEAN NOT NULL DEFAULT false,
    "du" DATE NOT NULL,
    "au" DATE,
    "etat" "EtatDelegation" NOT NULL,
    "etat_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "etat_par" UUID,
    "motif" TEXT,
    "demandee_par" UUID NOT NULL,
    "demandee_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "repondre_avant" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compte" (
    "id" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "compte_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rattachement" (
    "id" UUID NOT NULL,
    "compte_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "couleur" SMALLINT NOT NULL,
    "certifie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "certifie_par" UUID,
    "certifie_voie" "VoieCertification" NOT NULL,
    "detache_le" TIMESTAMPTZ(3),
    "detache_par" UUID,

    CONSTRAINT "rattachement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membre" (
    "id" UUID NOT NULL,
    "compte_id" UUID NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "role" "RoleCompte" NOT NULL,
    "portee" "Portee" NOT NULL,
    "fonction" TEXT,
    "etat" "EtatMembre" NOT NULL,
    "etat_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "etat_par" UUID,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membre_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "habilitation" (
    "id" UUID NOT NULL,
    "compte_id" UUID NOT NULL,
    "membre_id" UUID,
    "delegation_id" UUID,
    "siren" CHAR(9) NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiree_le" TIMESTAMPTZ(3),

    CONSTRAINT "habilitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "courrier" (
    "id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "univers" "Univers" NOT NULL,
    "objet" TEXT NOT NULL,
    "corps" TEXT NOT NULL,
    "publie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lu_le" TIMESTAMPTZ(3),
    "lu_par" UUID,

    CONSTRAINT "courrier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "siren" CHAR(9),
    "type" "TypeNotification" NOT NULL,
    "demande_id" UUID,
    "courrier_id" UUID,
    "evenement_id" UUID,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lu_le" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "courriel" (
    "id" UUID NOT NULL,
    "cle" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "utilisateur_id" UUID,
    "siren" CHAR(9),
    "destinataire" TEXT NOT NULL,
    "sujet" TEXT NOT NULL,
    "texte" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "etat" "EtatCourriel" NOT NULL DEFAULT 'a_envoyer',
    "essais" INTEGER NOT NULL DEFAULT 0,
    "erreur" TEXT,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "envoye_le" TIMESTAMPTZ(3),

    CONSTRAINT "courriel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demande" (
    "id" UUID NOT NULL,
    "numero" TEXT,
    "siren" CHAR(9) NOT NULL,
    "compte_id" UUID NOT NULL,
    "auteur_id" UUID NOT NULL,
    "membre_id" UUID,
    "delegation_id" UUID,
    "univers" "Univers" NOT NULL,
    "demarche" TEXT NOT NULL,
    "demarche_version" INTEGER NOT NULL DEFAULT 1,
    "objet" TEXT NOT NULL,
    "statut" "StatutDemande" NOT NULL,
    "etat" "EtatInterne" NOT NULL,
    "etape" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "auteur_nom" TEXT NOT NULL,
    "gestionnaire_id" UUID,
    "gestionnaire_nom" TEXT,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifie_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "envoyee_le" TIMESTAMPTZ(3),
    "echeance_le" DATE,
    "traitee_le" TIMESTAMPTZ(3),
    "issue" "IssueDemande",
    "expire_le" DATE,

    CONSTRAINT "demande_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reponse" (
    "demande_id" UUID NOT NULL,
    "champ" TEXT NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "valeur" JSONB NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'saisie',

    CONSTRAINT "reponse_pkey" PRIMARY KEY ("demande_id","champ")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "demande_id" UUID NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "cote" "CoteMessage" NOT NULL,
    "auteur_id" UUID,
    "auteur_nom" TEXT NOT NULL,
    "auteur_role" TEXT NOT NULL,
    "pour_le_compte_de" TEXT,
    "corps" TEXT NOT NULL,
    "envoye_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "piece" (
    "id" UUID NOT NULL,
    "demande_id" UUID NOT NULL,
    "message_id" UUID,
    "siren" CHAR(9) NOT NULL,
    "libelle" TEXT NOT NULL,
    "pourquoi" TEXT,
    "etat" "EtatPiece" NOT NULL,
    "motif" TEXT,
    "demandee_le" TIMESTAMPTZ(3),
    "echeance_le" DATE,
    "recue_le" TIMESTAMPTZ(3),
    "fichier_nom" TEXT,
    "taille" INTEGER,
    "type" TEXT,
    "sha256" TEXT,
    "cle" TEXT,

    CONSTRAINT "piece_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entreprise" (
    "siren" CHAR(9) NOT NULL,
    "raison_sociale" TEXT NOT NULL,
    "forme_juridique" TEXT,
    "naf" TEXT,
    "idcc" TEXT,
    "effectif" INTEGER,
    "adresse" TEXT NOT NULL,
    "code_postal" TEXT NOT NULL,
    "ville" TEXT NOT NULL,
    "numero_empreinte" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entreprise_pkey" PRIMARY KEY ("siren")
);

-- CreateTable
CREATE TABLE "etablissement" (
    "siret" CHAR(14) NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "enseigne" TEXT,
    "siege" BOOLEAN NOT NULL DEFAULT false,
    "adresse" TEXT NOT NULL,
    "code_postal" TEXT NOT NULL,
    "ville" TEXT NOT NULL,
    "ferme_le" DATE,

    CONSTRAINT "etablissement_pkey" PRIMARY KEY ("siret")
);

-- CreateTable
CREATE TABLE "contrat" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "siren" CHAR(9) NOT NULL,
    "univers" "Univers" NOT NULL,
    "libelle" TEXT NOT NULL,
    "population" TEXT,
    "organisme" TEXT,
    "effet_le" DATE NOT NULL,
    "fin_le" DATE,

    CONSTRAINT "contrat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evenement" (
    "id" UUID NOT NULL,
    "rang" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "acteur_id" UUID,
    "acteur_nom" TEXT NOT NULL,
    "membre_id" UUID,
    "delegation_id" UUID,
    "siren" CHAR(9),
    "compte_id" UUID,
    "donnees" JSONB NOT NULL,
    "requete" TEXT,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evenement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "maillon" (
    "rang" BIGINT NOT NULL,
    "evenement_id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "scelle_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "maillon_pkey" PRIMARY KEY ("rang")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "espace" "Espace" NOT NULL,
    "ouverte_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "vue_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expire_le" TIMESTAMPTZ(3) NOT NULL,
    "fermee_le" TIMESTAMPTZ(3),
    "motif" TEXT,
    "appareil" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "jeton" (
    "id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "utilisateur_id" UUID NOT NULL,
    "usage" "UsageJeton" NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expire_le" TIMESTAMPTZ(3) NOT NULL,
    "utilise_le" TIMESTAMPTZ(3),

    CONSTRAINT "jeton_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "essai" (
    "cle" TEXT NOT NULL,
    "nombre" INTEGER NOT NULL DEFAULT 1,
    "depuis" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "bloque_jusqua" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "essai_pkey" PRIMARY KEY ("cle")
);

-- CreateTable
CREATE TABLE "utilisateur" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_normalise" TEXT NOT NULL,
    "civilite" "Civilite" NOT NULL,
    "nom" TEXT NOT NULL,
    "prenom" TEXT NOT NULL,
    "telephone" TEXT,
    "gestion" "RoleGestion",
    "mot_de_passe" TEXT,
    "totp_secret" TEXT,
    "totp_dernier_pas" INTEGER,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "desactive_le" TIMESTAMPTZ(3),

    CONSTRAINT "utilisateur_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reponse_secrete" (
    "utilisateur_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "rang" INTEGER NOT NULL,
    "empreinte" TEXT NOT NULL,
    "cree_le" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reponse_secrete_pkey" PRIMARY KEY ("utilisateur_id","question")
);

-- CreateIndex
CREATE UNIQUE INDEX "cabinet_siren_key" ON "cabinet"("siren");

-- CreateIndex
CREATE INDEX "membre_cabinet_utilisateur_id_idx" ON "membre_cabinet"("utilisateur_id");

-- CreateIndex
CREATE UNIQUE INDEX "membre_cabinet_cabinet_id_utilisateur_id_key" ON "membre_cabinet"("cabinet_id", "utilisateur_id");

-- CreateIndex
CREATE INDEX "delegation_compte_id_idx" ON "delegation"("compte_id");

-- CreateIndex
CREATE INDEX "delegation_cabinet_id_etat_idx" ON "delegation"("cabinet_id", "etat");

-- CreateIndex
CREATE INDEX "rattachement_compte_id_idx" ON "rattachement"("compte_id");

-- CreateIndex
CREATE INDEX "rattachement_siren_idx" ON "rattachement"("siren");

-- CreateIndex
CREATE INDEX "membre_utilisateur_id_idx" ON "membre"("utilisateur_id");

-- CreateIndex
CREATE UNIQUE INDEX "membre_compte_id_utilisateur_id_key" ON "membre"("compte_id", "utilisateur_id");

-- CreateIndex
CREATE INDEX "habilitation_membre_id_idx" ON "habilitation"("membre_id");

-- CreateIndex
CREATE INDEX "habilitation_delegation_id_idx" ON "habilitation"("delegation_id");

-- CreateIndex
CREATE INDEX "courrier_siren_publie_le_idx" ON "courrier"("siren", "publie_le" DESC);

-- CreateIndex
CREATE INDEX "notification_utilisateur_id_lu_le_idx" ON "notification"("utilisateur_id", "lu_le");

-- CreateIndex
CREATE UNIQUE INDEX "notification_evenement_id_utilisateur_id_key" ON "notification"("evenement_id", "utilisateur_id");

-- CreateIndex
CREATE UNIQUE INDEX "courriel_cle_key" ON "courriel"("cle");

-- CreateIndex
CREATE UNIQUE INDEX "courriel_message_id_key" ON "courriel"("message_id");

-- CreateIndex
CREATE INDEX "courriel_etat_cree_le_idx" ON "courriel"("etat", "cree_le");

-- CreateIndex
CREATE UNIQUE INDEX "demande_numero_key" ON "demande"("numero");

-- CreateIndex
CREATE INDEX "demande_siren_statut_modifie_le_idx" ON "demande"("siren", "statut", "modifie_le" DESC);

-- CreateIndex
CREATE INDEX "demande_auteur_id_statut_idx" ON "demande"("auteur_id", "statut");

-- CreateIndex
CREATE INDEX "demande_statut_envoyee_le_idx" ON "demande"("statut", "envoyee_le");

-- CreateIndex
CREATE INDEX "message_demande_id_envoye_le_idx" ON "message"("demande_id", "envoye_le");

-- CreateIndex
CREATE INDEX "piece_demande_id_idx" ON "piece"("demande_id");

-- CreateIndex
CREATE INDEX "piece_siren_etat_idx" ON "piece"("siren", "etat");

-- CreateIndex
CREATE INDEX "etablissement_siren_idx" ON "etablissement"("siren");

-- CreateIndex
CREATE UNIQUE INDEX "contrat_reference_key" ON "contrat"("reference");

-- CreateIndex
CREATE INDEX "contrat_siren_univers_idx" ON "contrat"("siren", "univers");

-- CreateIndex
CREATE UNIQUE INDEX "evenement_rang_key" ON "evenement"("rang");

-- CreateIndex
CREATE INDEX "evenement_siren_cree_le_idx" ON "evenement"("siren", "cree_le");

-- CreateIndex
CREATE INDEX "evenement_compte_id_cree_le_idx" ON "evenement"("compte_id", "cree_le");

-- CreateIndex
CREATE UNIQUE INDEX "maillon_evenement_id_key" ON "maillon"("evenement_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_empreinte_key" ON "session"("empreinte");

-- CreateIndex
CREATE INDEX "session_utilisateur_id_idx" ON "session"("utilisateur_id");

-- CreateIndex
CREATE UNIQUE INDEX "jeton_empreinte_key" ON "jeton"("empreinte");

-- CreateIndex
CREATE INDEX "jeton_utilisateur_id_idx" ON "jeton"("utilisateur_id");

-- CreateIndex
CREATE INDEX "essai_depuis_idx" ON "essai"("depuis");

-- CreateIndex
CREATE UNIQUE INDEX "utilisateur_email_normalise_key" ON "utilisateur"("email_normalise");

-- CreateIndex
CREATE UNIQUE INDEX "reponse_secrete_utilisateur_id_rang_key" ON "reponse_secrete"("utilisateur_id", "rang");

-- AddForeignKey
ALTER TABLE "membre_cabinet" ADD CONSTRAINT "membre_cabinet_cabinet_id_fkey" FOREIGN KEY ("cabinet_id") REFERENCES "cabinet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membre_cabinet" ADD CONSTRAINT "membre_cabinet_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_compte_id_fkey" FOREIGN KEY ("compte_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_cabinet_id_fkey" FOREIGN KEY ("cabinet_id") REFERENCES "cabinet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rattachement" ADD CONSTRAINT "rattachement_compte_id_fkey" FOREIGN KEY ("compte_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rattachement" ADD CONSTRAINT "rattachement_siren_fkey" FOREIGN KEY ("siren") REFERENCES "entreprise"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membre" ADD CONSTRAINT "membre_compte_id_fkey" FOREIGN KEY ("compte_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membre" ADD CONSTRAINT "membre_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_membre_id_fkey" FOREIGN KEY ("membre_id") REFERENCES "membre"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_delegation_id_fkey" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_siren_fkey" FOREIGN KEY ("siren") REFERENCES "entreprise"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_siren_fkey" FOREIGN KEY ("siren") REFERENCES "entreprise"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_demande_id_fkey" FOREIGN KEY ("demande_id") REFERENCES "demande"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_courrier_id_fkey" FOREIGN KEY ("courrier_id") REFERENCES "courrier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demande" ADD CONSTRAINT "demande_siren_fkey" FOREIGN KEY ("siren") REFERENCES "entreprise"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demande" ADD CONSTRAINT "demande_compte_id_fkey" FOREIGN KEY ("compte_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demande" ADD CONSTRAINT "demande_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demande" ADD CONSTRAINT "demande_gestionnaire_id_fkey" FOREIGN KEY ("gestionnaire_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reponse" ADD CONSTRAINT "reponse_demande_id_fkey" FOREIGN KEY ("demande_id") REFERENCES "demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_demande_id_fkey" FOREIGN KEY ("demande_id") REFERENCES "demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece" ADD CONSTRAINT "piece_demande_id_fkey" FOREIGN KEY ("demande_id") REFERENCES "demande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece" ADD CONSTRAINT "piece_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "etablissement" ADD CONSTRAINT "etablissement_siren_fkey" FOREIGN KEY ("siren") REFERENCES "entreprise"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contrat" ADD CONSTRAINT "contrat_siren_fkey" FOREIGN KEY ("siren") REFERENCES "entreprise"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maillon" ADD CONSTRAINT "maillon_evenement_id_fkey" FOREIGN KEY ("evenement_id") REFERENCES "evenement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jeton" ADD CONSTRAINT "jeton_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reponse_secrete" ADD CONSTRAINT "reponse_secrete_utilisateur_id_fkey" FOREIGN KEY ("utilisateur_id") REFERENCES "utilisateur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
