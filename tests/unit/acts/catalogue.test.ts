import { expect, it } from 'vitest'
import { AU_FIL, type EventType, isAuFil, isSuivi, SUIVI } from '@/lib/acts/catalogue'
import { SUBSCRIPTIONS } from '@/lib/jobs/subscriptions'
import { ACTE_DE } from '@/lib/demandes/transitions'

/** Qui est prévenu de quoi, écrit à la main : les notifications, puis les courriels. Un événement qui n’est pas ici ne prévient personne. */
const SUITES: Record<string, [notifications: string[], courriels: string[]]> = {
  'connexion.bloquee': [['connexion_bloquee'], ['connexion-bloquee']],
  'invitation.envoyee': [[], ['invitation']],
  'invitation.acceptee': [[], ['bienvenue-invite']],
  'membre.invite': [[], ['invitation-compte']],
  'delegation.demandee': [['delegation'], ['delegation-a-accepter', 'invitation-cabinet']],
  'invitation.renvoyee': [[], ['invitation-compte']],
  'membre.habilite': [[], ['habilitations-changees']],
  'membre.retire': [[], ['acces-retire']],
  'invitation.declinee': [[], ['invitation-declinee']],
  'membre.ajoute': [[], ['bienvenue-invite']],
  'delegation.renvoyee': [['delegation'], ['delegation-a-accepter', 'invitation-cabinet']],
  'delegation.acceptee': [['delegation'], ['delegation-acceptee', 'bienvenue-invite']],
  'delegation.refusee': [['delegation'], ['delegation-refusee']],
  'delegation.correction': [['delegation'], ['delegation-correction']],
  'delegation.modifiee': [['delegation'], ['delegation-modifiee']],
  'delegation.annulee': [['delegation'], ['delegation-annulee']],
  'delegation.revoquee': [['delegation'], ['delegation-revoquee', 'delegation-renoncee']],
  'delegation.expiree': [['delegation'], ['delegation-expiree']],
  'delegation.rappelee': [[], ['delegation-rappel', 'invitation-cabinet']],
  'collegue.invite': [[], ['invitation-collegue']],
  'collegue.ajoute': [[], ['bienvenue-invite']],
  'collegue.modifie': [[], ['collegue-modifie']],
  'collegue.retire': [[], ['collegue-retire']],
  'inscription.commencee': [[], ['inscription', 'compte-existant']],
  'compte.cree': [[], ['bienvenue', 'entreprise-partagee']],
  'entreprise.ajoutee': [[], ['entreprise-ajoutee', 'entreprise-partagee']],
  'entreprise.detachee': [[], ['entreprise-supprimee']],
  'certification.fermee': [[], ['certification-fermee']],
  'certification.rouverte': [[], ['certification-rouverte']],
  'questions.fermees': [[], ['questions-fermees']],
  'motdepasse.demande': [[], ['lien-mot-de-passe']],
  'motdepasse.change': [[], ['mot-de-passe-change']],
  'identifiant.montre': [[], ['identifiant-montre']],
  'net_entreprises.relie': [[], ['net-entreprises-relie']],
  'net_entreprises.delie': [[], ['net-entreprises-delie']],
  'questions.choisies': [[], ['questions-changees']],
  'compte.ferme': [[], ['compte-ferme']],
  'adresse.demandee': [[], ['adresse-a-confirmer', 'adresse-demandee']],
  'adresse.changee': [[], ['adresse-changee', 'adresse-quittee']],
  'appareil.nouveau': [[], ['nouvel-appareil']],
  'secondfacteur.active': [[], ['second-facteur-active']],
  'secondfacteur.retire': [[], ['second-facteur-retire']],
  'secondfacteur.exige': [[], ['second-facteur-exige']],
  'secondfacteur.libere': [[], ['second-facteur-libere']],
  'secours.renouveles': [[], ['codes-secours']],
  'secours.utilise': [[], ['code-secours-utilise']],
  'questions.remises': [['questions_secretes'], []],
  'fiche.publiee': [['fiche_dsn'], ['fiche-dsn-publiee']],
  'fiche.rappelee': [['fiche_dsn'], ['fiche-dsn-rappelee']],
  'retour.publie': [['retour_dsn'], ['retour-dsn-publie']],
  'brouillon.confie': [['brouillon_confie'], ['brouillon-confie']],
  'brouillon.expire_bientot': [[], ['brouillon-expire']],
  'avis.resume': [[], ['resume-du-jour']],
  'demande.envoyee': [[], ['demande-envoyee']],
  'demande.enregistree': [['enregistree'], []],
  'demande.prise_en_charge': [['statut'], ['demande-prise-en-charge']],
  'demande.message_gestion': [['message'], ['message-recu']],
  'demande.pieces_demandees': [['piece_demandee'], ['pieces-demandees']],
  'demande.correction_demandee': [['correction_demandee'], ['correction-demandee']],
  'demande.cloturee': [['statut'], ['demande-cloturee']],
  'demande.rouverte': [['statut'], ['demande-rouverte']],
  'piece.refusee': [['piece_demandee'], ['piece-refusee']],
  'courrier.publie': [['courrier'], ['courrier-disponible']],
  'document.publie': [['document'], ['document-disponible']],
}

/** Ce que les deux côtés lisent dans le fil : le reste est au journal seul. */
const LIGNES = [
  'demande.annulee',
  'demande.cloturee',
  'demande.completee',
  'demande.correction_annulee',
  'demande.correction_demandee',
  'demande.corrigee',
  'demande.enregistree',
  'demande.pieces_demandees',
  'demande.prise_en_charge',
  'demande.renvoyee',
  'demande.rouverte',
  'demande.transferee',
  'piece.ecartee',
  'piece.fournie',
  'piece.refusee',
  'piece.validee',
]

/** Ce que chaque événement fait d’une demande, écrit à la main. */
const ACTES: Record<string, string> = {
  'demande.envoyee': 'envoyer',
  'demande.annulee': 'annuler',
  'demande.prise_en_charge': 'prendre',
  'demande.message_client': 'ecrire',
  'demande.message_gestion': 'repondre',
  'demande.pieces_demandees': 'demander_pieces',
  'demande.correction_demandee': 'demander_correction',
  'demande.correction_annulee': 'annuler_correction',
  'demande.corrigee': 'corriger',
  'demande.completee': 'completer',
  'demande.cloturee': 'cloturer',
  'demande.rouverte': 'rouvrir',
  'demande.transferee': 'transferer',
  'demande.renvoyee': 'renvoyer',
  'piece.fournie': 'fournir_piece',
  'piece.validee': 'valider_piece',
  'piece.refusee': 'refuser_piece',
}

it('seuls ces événements préviennent quelqu’un, par ces notifications et ces courriels', () => {
  const lues = Object.entries(SUBSCRIPTIONS).map(([type, { notifications, courriels }]) => [
    type,
    [notifications.map((n) => n.type), courriels.map((c) => c.modele)],
  ])
  expect(Object.fromEntries(lues)).toEqual(SUITES)
  expect((Object.keys(SUIVI) as EventType[]).filter(isSuivi).sort()).toEqual(Object.keys(SUITES).sort())
})

it('seuls ces événements ont leur ligne dans le fil', () => {
  expect(Object.keys(AU_FIL).filter(isAuFil).sort()).toEqual(LIGNES)
  expect(['session.ouverte', 'toString', 'inconnu'].filter(isAuFil)).toEqual([])
})

it('chaque événement fait d’une demande l’acte écrit ici, et nul autre ne la change', () => {
  expect(ACTE_DE).toEqual(ACTES)
})
