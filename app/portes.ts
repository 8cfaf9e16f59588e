import * as accueil from './(espace)/accueil/door'
import * as clients from './(espace)/clients/door'
import * as clientsCollegues from './(espace)/clients/collegues/door'
import * as clientsColleguesMembre from './(espace)/clients/collegues/[membre]/door'
import * as clientsDelegation from './(espace)/clients/[delegation]/door'
import * as clientsDelegationRenoncer from './(espace)/clients/[delegation]/renoncer/door'
import * as comptesCompteEntreprisesSiren from './(espace)/comptes/[compte]/entreprises/[siren]/door'
import * as comptesCompteEntreprisesSirenSupprimer from './(espace)/comptes/[compte]/entreprises/[siren]/supprimer/door'
import * as comptesCompteEntreprisesAjouter from './(espace)/comptes/[compte]/entreprises/ajouter/door'
import * as comptesCompteEntreprises from './(espace)/comptes/[compte]/entreprises/door'
import * as comptesCompteExpertsAjouter from './(espace)/comptes/[compte]/experts-comptables/ajouter/door'
import * as comptesCompteExpertsAjouterPreparation from './(espace)/comptes/[compte]/experts-comptables/ajouter/[preparation]/door'
import * as comptesCompteExpertsDelegation from './(espace)/comptes/[compte]/experts-comptables/[delegation]/door'
import * as comptesCompteExpertsDelegationModifier from './(espace)/comptes/[compte]/experts-comptables/[delegation]/modifier/door'
import * as comptesCompteExpertsDelegationSupprimer from './(espace)/comptes/[compte]/experts-comptables/[delegation]/supprimer/door'
import * as comptesCompteJournal from './(espace)/comptes/[compte]/journal/door'
import * as comptesCompteSecurite from './(espace)/comptes/[compte]/securite/door'
import * as comptesCompteUtilisateursPersonne from './(espace)/comptes/[compte]/utilisateurs/[personne]/door'
import * as comptesCompteUtilisateursPersonneSupprimer from './(espace)/comptes/[compte]/utilisateurs/[personne]/supprimer/door'
import * as comptesCompteUtilisateursAjouterPreparation from './(espace)/comptes/[compte]/utilisateurs/ajouter/[preparation]/door'
import * as comptesCompteUtilisateursAjouter from './(espace)/comptes/[compte]/utilisateurs/ajouter/door'
import * as comptesCompteUtilisateurs from './(espace)/comptes/[compte]/utilisateurs/door'
import * as contactChoix from './(espace)/contact/door'
import * as comptesCompteVoirComme from './(espace)/comptes/[compte]/voir-comme/door'
import * as courriers from './(espace)/courriers/door'
import * as brouillons from './(espace)/brouillons/door'
import * as demandes from './(espace)/demandes/door'
import * as entrepriseBibliotheque from './(espace)/e/[siren]/bibliotheque/door'
import * as entrepriseBrouillonsIdEtape from './(espace)/e/[siren]/brouillons/[id]/[etape]/door'
import * as entrepriseBrouillonsId from './(espace)/e/[siren]/brouillons/[id]/door'
import * as entrepriseBrouillonsIdRecapitulatif from './(espace)/e/[siren]/brouillons/[id]/recapitulatif/door'
import * as entrepriseContratsReference from './(espace)/e/[siren]/contrats/[reference]/door'
import * as entrepriseContrats from './(espace)/e/[siren]/contrats/door'
import * as entrepriseCourriersId from './(espace)/e/[siren]/courriers/[id]/door'
import * as entrepriseCourriers from './(espace)/e/[siren]/courriers/door'
import * as entrepriseDemandesNumero from './(espace)/e/[siren]/demandes/[numero]/door'
import * as entrepriseDemandesNumeroCorrection from './(espace)/e/[siren]/demandes/[numero]/correction/door'
import * as entrepriseDemandesNumeroEnvoyee from './(espace)/e/[siren]/demandes/[numero]/envoyee/door'
import * as entrepriseDemandes from './(espace)/e/[siren]/demandes/door'
import * as entrepriseDemarchesSlug from './(espace)/e/[siren]/demarches/[slug]/door'
import * as entrepriseDemarches from './(espace)/e/[siren]/demarches/door'
import * as entrepriseDocuments from './(espace)/e/[siren]/documents/door'
import * as entreprise from './(espace)/e/[siren]/door'
import * as entrepriseDsn from './(espace)/e/[siren]/dsn/door'
import * as entrepriseDsnComptesRendus from './(espace)/e/[siren]/dsn/comptes-rendus/door'
import * as entrepriseDsnFichesVersion from './(espace)/e/[siren]/dsn/fiches/[version]/door'
import * as entrepriseOffres from './(espace)/e/[siren]/offres/door'
import * as entrepriseEcheances from './(espace)/e/[siren]/echeances/door'
import * as entreprisePrevoyance from './(espace)/e/[siren]/prevoyance/door'
import * as entrepriseRetraite from './(espace)/e/[siren]/retraite/door'
import * as entrepriseRetraiteService from './(espace)/e/[siren]/retraite/[service]/door'
import * as entrepriseSante from './(espace)/e/[siren]/sante/door'
import * as inscriptionCertification from './(espace)/inscription/certification/door'
import * as inscriptionCertificationSansNumero from './(espace)/inscription/certification/sans-numero/door'
import * as inscriptionCertificationTropDEssais from './(espace)/inscription/certification/trop-d-essais/door'
import * as inscriptionCertificationFermee from './(espace)/inscription/certification/entreprise-fermee/door'
import * as inscriptionQuestionsSecretes from './(espace)/inscription/questions-secretes/door'
import * as invitationJeton from './(public)/invitation/[jeton]/door'
import * as notifications from './(espace)/notifications/door'
import * as notificationsPreferences from './(espace)/notifications/preferences/door'
import * as recherche from './(espace)/recherche/door'
import * as presentation from './(espace)/presentation/door'
import * as profilAdresse from './(espace)/profil/adresse/door'
import * as profil from './(espace)/profil/door'
import * as profilFermer from './(espace)/profil/fermer/door'
import * as profilIdentite from './(espace)/profil/identite/door'
import * as profilMotDePasse from './(espace)/profil/mot-de-passe/door'
import * as profilNetEntreprises from './(espace)/profil/net-entreprises/door'
import * as profilQuestionsSecretes from './(espace)/profil/questions-secretes/door'
import * as profilSecondFacteur from './(espace)/profil/second-facteur/door'
import * as apiBrouillonsIdAvant from './api/brouillons/[id]/avant/door'
import * as apiBrouillonsIdChamps from './api/brouillons/[id]/champs/door'
import * as apiBrouillonsIdPieces from './api/brouillons/[id]/pieces/door'
import * as apiComptesCompteEntreprises from './api/comptes/[compte]/entreprises/door'
import * as apiDemandesNumeroFil from './api/demandes/[numero]/fil/door'
import * as apiDemandesNumeroMessageEnCours from './api/demandes/[numero]/message-en-cours/door'
import * as apiDemandesNumeroMessages from './api/demandes/[numero]/messages/door'
import * as apiDemandesNumeroPiecesPiece from './api/demandes/[numero]/pieces/[piece]/door'
import * as apiDemandesNumeroRecu from './api/demandes/[numero]/recu/door'
import * as apiDirect from './api/direct/door'
import * as apiEntreprises from './api/entreprises/door'
import * as apiExportsAFaire from './api/exports/a-faire/door'
import * as apiExportsDemandesSiren from './api/exports/demandes/[siren]/door'
import * as apiExportsDemandes from './api/exports/demandes/door'
import * as apiExportsJournalCompte from './api/exports/journal/[compte]/door'
import * as apiGestionDirect from './api/gestion/direct/door'
import * as apiGestionDemandesNumeroMessageEnCours from './api/gestion/demandes/[numero]/message-en-cours/door'
import * as apiGestionDemandesNumeroMessages from './api/gestion/demandes/[numero]/messages/door'
import * as apiGestionPiecesIdPagesPage from './api/gestion/pieces/[id]/pages/[page]/door'
import * as apiPiecesId from './api/pieces/[id]/door'
import * as apiProfilDonnees from './api/profil/donnees/door'
import * as apiRecherche from './api/recherche/door'
import * as apiSaisiesCle from './api/saisies/cle/door'
import * as apiSession from './api/session/door'
import * as anomaliesDsn from './(espace)/anomalies-dsn/door'
import * as documents from './(espace)/documents/door'
import * as apiBibliothequeId from './api/bibliotheque/[id]/door'
import * as apiCourriersSirenId from './api/courriers/[siren]/[id]/door'
import * as apiDocumentsSirenId from './api/documents/[siren]/[id]/door'
import * as apiFichesDsnPdf from './api/fiches-dsn/[siren]/[version]/pdf/door'
import * as apiFichesDsnXml from './api/fiches-dsn/[siren]/[version]/xml/door'
import * as apiGestionFichesDsn from './api/gestion/fiches-dsn/door'
import * as apiGestionRetoursDsn from './api/gestion/retours-dsn/door'
import * as gestionRetoursDsn from './gestion/(bureau)/retours-dsn/door'
import * as gestionFichesDsn from './gestion/(bureau)/fiches-dsn/door'
import * as apiGestionBibliotheque from './api/gestion/bibliotheque/door'
import * as apiGestionCourriers from './api/gestion/courriers/door'
import * as apiGestionDocuments from './api/gestion/documents/door'
import * as gestionBibliotheque from './gestion/(bureau)/bibliotheque/door'
import * as gestionCourriers from './gestion/(bureau)/courriers/door'
import * as gestionCourriersId from './gestion/(bureau)/courriers/[id]/door'
import * as gestionCourriersNouveau from './gestion/(bureau)/courriers/nouveau/door'
import * as gestionDocuments from './gestion/(bureau)/documents/door'
import * as gestionDocumentsNouveau from './gestion/(bureau)/documents/nouveau/door'
import * as deconnexion from './deconnexion/door'
import * as gestionCertifications from './gestion/(bureau)/certifications/door'
import * as gestionDemandesNumero from './gestion/(bureau)/demandes/[numero]/door'
import * as gestion from './gestion/(bureau)/door'
import * as gestionEchecs from './gestion/(bureau)/echecs/door'
import * as gestionLiens from './gestion/(bureau)/liens/door'
import * as gestionEnregistrer from './gestion/(bureau)/enregistrer/door'

/** Chaque adresse et les portes qui s’y ouvrent : sa page, ses actions, ses verbes. Comparée au dossier `app` par un essai, dans les deux sens. */
export const PORTES = {
  '/accueil': accueil,
  '/clients': clients,
  '/clients/collegues': clientsCollegues,
  '/clients/collegues/[membre]': clientsColleguesMembre,
  '/clients/[delegation]': clientsDelegation,
  '/clients/[delegation]/renoncer': clientsDelegationRenoncer,
  '/comptes/[compte]/entreprises/[siren]': comptesCompteEntreprisesSiren,
  '/comptes/[compte]/entreprises/[siren]/supprimer': comptesCompteEntreprisesSirenSupprimer,
  '/comptes/[compte]/entreprises/ajouter': comptesCompteEntreprisesAjouter,
  '/comptes/[compte]/entreprises': comptesCompteEntreprises,
  '/comptes/[compte]/experts-comptables/ajouter': comptesCompteExpertsAjouter,
  '/comptes/[compte]/experts-comptables/ajouter/[preparation]': comptesCompteExpertsAjouterPreparation,
  '/comptes/[compte]/experts-comptables/[delegation]': comptesCompteExpertsDelegation,
  '/comptes/[compte]/experts-comptables/[delegation]/modifier': comptesCompteExpertsDelegationModifier,
  '/comptes/[compte]/experts-comptables/[delegation]/supprimer': comptesCompteExpertsDelegationSupprimer,
  '/comptes/[compte]/journal': comptesCompteJournal,
  '/comptes/[compte]/securite': comptesCompteSecurite,
  '/comptes/[compte]/utilisateurs/[personne]': comptesCompteUtilisateursPersonne,
  '/comptes/[compte]/utilisateurs/[personne]/supprimer': comptesCompteUtilisateursPersonneSupprimer,
  '/comptes/[compte]/utilisateurs/ajouter/[preparation]': comptesCompteUtilisateursAjouterPreparation,
  '/comptes/[compte]/utilisateurs/ajouter': comptesCompteUtilisateursAjouter,
  '/comptes/[compte]/utilisateurs': comptesCompteUtilisateurs,
  '/contact': contactChoix,
  '/comptes/[compte]/voir-comme': comptesCompteVoirComme,
  '/courriers': courriers,
  '/brouillons': brouillons,
  '/demandes': demandes,
  '/e/[siren]/bibliotheque': entrepriseBibliotheque,
  '/e/[siren]/brouillons/[id]/[etape]': entrepriseBrouillonsIdEtape,
  '/e/[siren]/brouillons/[id]': entrepriseBrouillonsId,
  '/e/[siren]/brouillons/[id]/recapitulatif': entrepriseBrouillonsIdRecapitulatif,
  '/e/[siren]/contrats/[reference]': entrepriseContratsReference,
  '/e/[siren]/contrats': entrepriseContrats,
  '/e/[siren]/courriers/[id]': entrepriseCourriersId,
  '/e/[siren]/courriers': entrepriseCourriers,
  '/e/[siren]/demandes/[numero]': entrepriseDemandesNumero,
  '/e/[siren]/demandes/[numero]/correction': entrepriseDemandesNumeroCorrection,
  '/e/[siren]/demandes/[numero]/envoyee': entrepriseDemandesNumeroEnvoyee,
  '/e/[siren]/demandes': entrepriseDemandes,
  '/e/[siren]/demarches/[slug]': entrepriseDemarchesSlug,
  '/e/[siren]/demarches': entrepriseDemarches,
  '/e/[siren]/documents': entrepriseDocuments,
  '/e/[siren]': entreprise,
  '/e/[siren]/dsn': entrepriseDsn,
  '/e/[siren]/dsn/comptes-rendus': entrepriseDsnComptesRendus,
  '/e/[siren]/dsn/fiches/[version]': entrepriseDsnFichesVersion,
  '/e/[siren]/offres': entrepriseOffres,
  '/e/[siren]/echeances': entrepriseEcheances,
  '/e/[siren]/prevoyance': entreprisePrevoyance,
  '/e/[siren]/retraite': entrepriseRetraite,
  '/e/[siren]/retraite/[service]': entrepriseRetraiteService,
  '/e/[siren]/sante': entrepriseSante,
  '/inscription/certification': inscriptionCertification,
  '/inscription/certification/sans-numero': inscriptionCertificationSansNumero,
  '/inscription/certification/trop-d-essais': inscriptionCertificationTropDEssais,
  '/inscription/certification/entreprise-fermee': inscriptionCertificationFermee,
  '/inscription/questions-secretes': inscriptionQuestionsSecretes,
  '/invitation/[jeton]': invitationJeton,
  '/notifications': notifications,
  '/notifications/preferences': notificationsPreferences,
  '/presentation': presentation,
  '/recherche': recherche,
  '/profil': profil,
  '/profil/adresse': profilAdresse,
  '/profil/fermer': profilFermer,
  '/profil/identite': profilIdentite,
  '/profil/mot-de-passe': profilMotDePasse,
  '/profil/net-entreprises': profilNetEntreprises,
  '/profil/questions-secretes': profilQuestionsSecretes,
  '/profil/second-facteur': profilSecondFacteur,
  '/api/brouillons/[id]/avant': apiBrouillonsIdAvant,
  '/api/brouillons/[id]/champs': apiBrouillonsIdChamps,
  '/api/brouillons/[id]/pieces': apiBrouillonsIdPieces,
  '/api/comptes/[compte]/entreprises': apiComptesCompteEntreprises,
  '/api/demandes/[numero]/fil': apiDemandesNumeroFil,
  '/api/demandes/[numero]/message-en-cours': apiDemandesNumeroMessageEnCours,
  '/api/demandes/[numero]/messages': apiDemandesNumeroMessages,
  '/api/demandes/[numero]/pieces/[piece]': apiDemandesNumeroPiecesPiece,
  '/api/demandes/[numero]/recu': apiDemandesNumeroRecu,
  '/api/direct': apiDirect,
  '/api/entreprises': apiEntreprises,
  '/api/exports/a-faire': apiExportsAFaire,
  '/api/exports/demandes/[siren]': apiExportsDemandesSiren,
  '/api/exports/demandes': apiExportsDemandes,
  '/api/exports/journal/[compte]': apiExportsJournalCompte,
  '/api/gestion/direct': apiGestionDirect,
  '/api/gestion/demandes/[numero]/message-en-cours': apiGestionDemandesNumeroMessageEnCours,
  '/api/gestion/demandes/[numero]/messages': apiGestionDemandesNumeroMessages,
  '/api/gestion/pieces/[id]/pages/[page]': apiGestionPiecesIdPagesPage,
  '/api/pieces/[id]': apiPiecesId,
  '/api/profil/donnees': apiProfilDonnees,
  '/api/recherche': apiRecherche,
  '/api/saisies/cle': apiSaisiesCle,
  '/api/session': apiSession,
  '/anomalies-dsn': anomaliesDsn,
  '/documents': documents,
  '/api/bibliotheque/[id]': apiBibliothequeId,
  '/api/courriers/[siren]/[id]': apiCourriersSirenId,
  '/api/documents/[siren]/[id]': apiDocumentsSirenId,
  '/api/fiches-dsn/[siren]/[version]/pdf': apiFichesDsnPdf,
  '/api/fiches-dsn/[siren]/[version]/xml': apiFichesDsnXml,
  '/api/gestion/fiches-dsn': apiGestionFichesDsn,
  '/gestion/fiches-dsn': gestionFichesDsn,
  '/api/gestion/retours-dsn': apiGestionRetoursDsn,
  '/gestion/retours-dsn': gestionRetoursDsn,
  '/api/gestion/bibliotheque': apiGestionBibliotheque,
  '/api/gestion/courriers': apiGestionCourriers,
  '/api/gestion/documents': apiGestionDocuments,
  '/gestion/bibliotheque': gestionBibliotheque,
  '/gestion/courriers': gestionCourriers,
  '/gestion/courriers/[id]': gestionCourriersId,
  '/gestion/courriers/nouveau': gestionCourriersNouveau,
  '/gestion/documents': gestionDocuments,
  '/gestion/documents/nouveau': gestionDocumentsNouveau,
  '/deconnexion': deconnexion,
  '/gestion/certifications': gestionCertifications,
  '/gestion/demandes/[numero]': gestionDemandesNumero,
  '/gestion': gestion,
  '/gestion/echecs': gestionEchecs,
  '/gestion/enregistrer': gestionEnregistrer,
  '/gestion/liens': gestionLiens,
} as const

/** Les adresses ouvertes à tous. */
export const OUVERTES: readonly string[] = [
  '/accessibilite',
  '/agenda/[jeton]',
  '/changement-adresse/annulation/[jeton]',
  '/changement-adresse/confirmation/[jeton]',
  '/conditions-utilisation',
  '/cookies',
  '/deblocage/[jeton]',
  '/donnees-personnelles',
  '/faq',
  '/identifiant-oublie',
  '/identifiant-oublie/identifiant',
  '/identifiant-oublie/questions',
  '/inscription',
  '/inscription/compte',
  '/inscription/envoyee',
  '/inscription/verification/[jeton]',
  '/invitation/[jeton]',
  '/mentions-legales',
  '/mot-de-passe-oublie',
  '/mot-de-passe-oublie/lien-envoye',
  '/mot-de-passe-oublie/lien/[jeton]',
  '/mot-de-passe-oublie/nouveau',
  '/mot-de-passe-oublie/questions',
  '/net-entreprises',
  '/net-entreprises/code',
  '/net-entreprises/premiere-fois',
  '/api/auth/callback/net-entreprises',
  '/plan-du-site',
  '/tout-savoir',
  '/connexion',
  '/demo/courriels/[id]',
  '/demo/courriels',
  '/gestion/connexion',
  '/',
  // Ce que la première porte refuse s’y rend.
  '/introuvable',
  '/demo/courriels/[id]/brut',
  // Quitter un aperçu n’efface qu’un cookie.
  '/voir-comme/quitter',
  '/.well-known/security.txt',
]
