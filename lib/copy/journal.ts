import type { Events, EventType } from '@/lib/acts/catalogue'
import { ISSUE_NOMS } from '@/lib/demandes/noms'
import { de } from '@/lib/ground/elision'
import { dayAt, formatDay, formatMonth } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import type { Famille } from '@/lib/acts/familles'

/** Les sortes d’événements, en mots. */
export const FAMILLE_NOMS = {
  acces: 'Accès et droits',
  entreprises: 'Entreprises',
  demandes: 'Demandes et pièces',
  brouillons: 'Brouillons',
  lectures: 'Lectures par Carcept Prev',
  apercus: 'Aperçus «\u00a0Voir comme\u00a0»',
  refus: 'Refus',
} as const satisfies Record<Famille, string>

/** Ce qu’une phrase du journal sait en plus de l’événement : le nom de qui, de quoi. */
export type ConnuJournal = {
  /** « Transports Fictifs Durand », ou ce qui en tient lieu. */
  entreprise: string
  /** « la demande CP-2026-0000123-7 », « le brouillon « Arrêt de … » ». */
  demande: string
  membre: (id: string) => string
  delegation: (id: string) => string
  invite: (id: string) => string
}

type Dite<T extends EventType> = { famille: Famille; dit: (donnees: Events[T], connu: ConnuJournal) => string }

const AILLEURS = null
const demandes = (verbe: string) => ({ famille: 'demandes' as const, dit: (_: unknown, { demande }: ConnuJournal) => `${verbe} ${demande}.` })
const brouillons = (verbe: string) => ({ famille: 'brouillons' as const, dit: (_: unknown, { demande }: ConnuJournal) => `${verbe} ${demande}.` })

/**
 * La phrase de chaque événement dans le journal de son compte, après le nom de qui l’a fait : pour qui, quoi, avant et après. `null` : il n’est d’aucun
 * compte, une personne le voit dans son profil ou dans ses courriels. Un événement sans décision ne se compile pas.
 */
export const JOURNAL: { [T in EventType]: Dite<T> | null } = {
  'session.ouverte': AILLEURS,
  'session.fermee': AILLEURS,
  'appareil.nouveau': AILLEURS,
  'secondfacteur.active': AILLEURS,
  'secondfacteur.retire': AILLEURS,
  'secours.renouveles': AILLEURS,
  'secours.utilise': AILLEURS,
  'compte.ferme': AILLEURS,
  'personne.effacee': AILLEURS,
  'adresse.demandee': AILLEURS,
  'adresse.renoncee': AILLEURS,
  'adresse.changee': AILLEURS,
  'adresse.retablie': AILLEURS,
  'connexion.bloquee': AILLEURS,
  'connexion.debloquee': AILLEURS,
  'connexion.refusee': AILLEURS,
  'refus.en_nombre': AILLEURS,
  'invitation.envoyee': AILLEURS,
  'invitation.acceptee': AILLEURS,
  'invitation.refusee': AILLEURS,
  'inscription.commencee': AILLEURS,
  'inscription.prouvee': AILLEURS,
  'net_entreprises.relie': AILLEURS,
  'net_entreprises.delie': AILLEURS,
  'certification.fermee': AILLEURS,
  'certification.reouverture_demandee': AILLEURS,
  'certification.rouverte': AILLEURS,
  'questions.choisies': AILLEURS,
  'questions.fermees': AILLEURS,
  'motdepasse.demande': AILLEURS,
  'motdepasse.change': AILLEURS,
  'identifiant.montre': AILLEURS,
  'questions.remises': AILLEURS,
  'presentation.vue': AILLEURS,
  'aide.jugee': AILLEURS,
  'profil.modifie': AILLEURS,
  'import.fait': AILLEURS,
  'avis.regles': AILLEURS,
  'avis.sourdine': AILLEURS,
  'avis.resume': AILLEURS,
  'liens.verifies': AILLEURS,
  'courrier.publie': AILLEURS,
  'courrier.ouvert': { famille: 'entreprises', dit: (_, { entreprise }) => `A ouvert, en premier, un courrier adressé à ${entreprise}.` },
  'document.publie': AILLEURS,
  'document.ouvert': { famille: 'entreprises', dit: (_, { entreprise }) => `A ouvert, en premier, un document adressé à ${entreprise}.` },
  'fiche.publiee': AILLEURS,
  'fiche.rappelee': AILLEURS,
  'fiche.parametree': {
    famille: 'entreprises',
    dit: (_, { entreprise }) => `A noté paramétré en paie un changement de la fiche DSN de ${entreprise}.`,
  },
  'fiche.reprise': {
    famille: 'entreprises',
    dit: (_, { entreprise }) => `A repris un changement noté paramétré en paie, dans la fiche DSN de ${entreprise}.`,
  },
  'retour.publie': AILLEURS,
  'anomalie.corrigee': {
    famille: 'entreprises',
    dit: ({ mois }, { entreprise }) => `A noté une anomalie de ${entreprise} corrigée dans la DSN ${de(formatMonth(mois))}.`,
  },
  'anomalie.reprise': { famille: 'entreprises', dit: (_, { entreprise }) => `A repris une anomalie de ${entreprise} notée corrigée.` },
  'modele.publie': AILLEURS,
  'modele.retire': AILLEURS,
  'publication.ecartee': AILLEURS,
  'courriel.relance': AILLEURS,
  'travail.relance': AILLEURS,
  'acces.refuse': {
    famille: 'refus',
    dit: ({ genre, nombre, suite }) =>
      `${genre === 'cadence' ? 'A été ralenti\u00a0: trop de gestes en peu de temps' : 'S’est vu refuser un acte que ses droits ne permettent pas'}${suite ? `, ${plural(nombre, 'fois', 'fois')} de plus` : ''}.`,
  },
  'secondfacteur.exige': { famille: 'acces', dit: () => 'A demandé un second facteur à tous les utilisateurs du compte\u00a0; il n’en fallait pas.' },
  'secondfacteur.libere': { famille: 'acces', dit: () => 'A cessé de demander un second facteur aux utilisateurs du compte.' },
  'agenda.ouvert': { famille: 'acces', dit: (_, { entreprise }) => `A ouvert une adresse d’agenda vers les échéances de ${entreprise}.` },
  'agenda.revoque': { famille: 'acces', dit: (_, { entreprise }) => `A révoqué son adresse d’agenda vers les échéances de ${entreprise}.` },
  'membre.invite': { famille: 'acces', dit: ({ invitationId }, { invite }) => `A invité ${invite(invitationId)} dans le compte.` },
  'invitation.renvoyee': { famille: 'acces', dit: ({ invitationId }, { invite }) => `A renvoyé son invitation à ${invite(invitationId)}.` },
  'invitation.annulee': { famille: 'acces', dit: ({ invitationId }, { invite }) => `A annulé l’invitation de ${invite(invitationId)}.` },
  'invitation.corrigee': {
    famille: 'acces',
    dit: ({ invitationId, champs }, { invite }) => `A corrigé l’invitation de ${invite(invitationId)}\u00a0: ${champs.join(', ')}.`,
  },
  'invitation.lien_montre': { famille: 'acces', dit: ({ invitationId }, { invite }) => `A copié le lien d’invitation de ${invite(invitationId)}.` },
  'invitation.declinee': { famille: 'acces', dit: ({ invitationId }, { invite }) => `L’invitation de ${invite(invitationId)} a été refusée.` },
  'membre.modifie': {
    famille: 'acces',
    dit: ({ membreId, champs }, { membre }) => `A changé ce que le compte dit de ${membre(membreId)}\u00a0: ${champs.join(', ')}.`,
  },
  'membre.habilite': {
    famille: 'acces',
    dit: ({ membreId, avant, apres, donnes, retires }, { membre }) =>
      `A changé les droits de ${membre(membreId)}\u00a0: ${[
        avant.role === apres.role ? '' : `de ${avant.role} à ${apres.role}`,
        donnes.length > 0 ? `${plural(donnes.length, 'entreprise donnée', 'entreprises données')}` : '',
        retires.length > 0 ? `${plural(retires.length, 'entreprise retirée', 'entreprises retirées')}` : '',
        avant.portee === apres.portee ? '' : apres.portee === 'portefeuille' ? 'celles à venir comprises' : 'celles à venir non comprises',
      ]
        .filter(Boolean)
        .join(', ')}.`,
  },
  'membre.retire': {
    famille: 'acces',
    dit: ({ membreId, confies }, { membre }) =>
      `A supprimé l’accès de ${membre(membreId)}${confies > 0 ? `, et confié ${plural(confies, 'brouillon')} à un collègue` : ''}.`,
  },
  'membre.ajoute': { famille: 'acces', dit: () => 'A accepté son invitation\u00a0: ses droits sur le compte ont commencé.' },
  'delegation.renvoyee': { famille: 'acces', dit: ({ delegationId }, { delegation }) => `A relancé le cabinet ${delegation(delegationId)}.` },
  'delegation.modifiee': {
    famille: 'acces',
    dit: ({ delegationId, champs }, { delegation }) =>
      `A changé ce qui est dit ou confié au cabinet ${delegation(delegationId)}\u00a0: ${champs.join(', ')}.`,
  },
  'delegation.correction': {
    famille: 'acces',
    dit: ({ delegationId }, { delegation }) => `A demandé une correction au nom du cabinet ${delegation(delegationId)}.`,
  },
  'delegation.refusee': { famille: 'acces', dit: ({ delegationId }, { delegation }) => `A refusé pour le cabinet ${delegation(delegationId)}.` },
  'delegation.annulee': {
    famille: 'acces',
    dit: ({ delegationId }, { delegation }) => `A annulé la demande faite au cabinet ${delegation(delegationId)}.`,
  },
  'delegation.revoquee': {
    famille: 'acces',
    dit: ({ delegationId, par }, { delegation }) =>
      par === 'compte'
        ? `A supprimé le cabinet ${delegation(delegationId)}\u00a0: ses droits ont pris fin.`
        : `A renoncé pour le cabinet ${delegation(delegationId)}.`,
  },
  'delegation.expiree': {
    famille: 'acces',
    dit: ({ delegationId }, { delegation }) => `La demande faite au cabinet ${delegation(delegationId)} a expiré, sans réponse.`,
  },
  'delegation.rappelee': AILLEURS,
  'collegue.invite': AILLEURS,
  'collegue.ajoute': AILLEURS,
  'collegue.modifie': AILLEURS,
  'collegue.retire': AILLEURS,
  'delegation.demandee': { famille: 'acces', dit: ({ delegationId }, { delegation }) => `A déclaré le cabinet ${delegation(delegationId)}.` },
  'delegation.acceptee': {
    famille: 'acces',
    dit: ({ delegationId }, { delegation }) => `A accepté pour le cabinet ${delegation(delegationId)}\u00a0: ses droits ont commencé.`,
  },
  'compte.cree': { famille: 'entreprises', dit: (_, { entreprise }) => `A créé le compte en certifiant ${entreprise}.` },
  'entreprise.ajoutee': {
    famille: 'entreprises',
    dit: (_, { entreprise }) => `A ajouté ${entreprise} au compte, avec son identifiant numéro entreprise.`,
  },
  'entreprise.detachee': {
    famille: 'entreprises',
    dit: ({ brouillons: abandonnes }, { entreprise }) =>
      `A supprimé ${entreprise} du compte${abandonnes > 0 ? `, et abandonné ${plural(abandonnes, 'brouillon')}` : ''}.`,
  },
  'entreprise.etat_lu': {
    famille: 'entreprises',
    dit: ({ fermee, depuis }, { entreprise }) =>
      fermee
        ? `L’annuaire public dit ${entreprise} fermée${depuis ? ` depuis le ${formatDay(dayAt(depuis))}` : ''}\u00a0; elle était en activité.`
        : `L’annuaire public ne dit plus ${entreprise} fermée.`,
  },
  'regard.ouvert': {
    famille: 'apercus',
    dit: ({ voie, nom }) => `A commencé à voir le portail comme ${nom}${voie === 'delegation' ? ', expert-comptable' : ''}, en lecture seule.`,
  },
  'regard.page': { famille: 'apercus', dit: ({ nom, adresse }) => `A vu, comme ${nom}, la page ${adresse}.` },
  'brouillon.commence': brouillons('A commencé'),
  'brouillon.enregistre': brouillons('A enregistré'),
  'brouillon.confie': {
    famille: 'brouillons',
    dit: ({ membreId }, { demande, membre }) => `A confié ${demande} à ${membre(membreId)}.`,
  },
  'brouillon.supprime': { famille: 'brouillons', dit: () => 'A supprimé un brouillon.' },
  'brouillon.jete': {
    famille: 'brouillons',
    dit: ({ par }, { demande }) =>
      par === 'personne' ? `A mis à la corbeille ${demande}.` : `Sans geste depuis 90\u00a0jours, ${demande} est à la corbeille.`,
  },
  'brouillon.restaure': brouillons('A restauré'),
  'brouillon.expire_bientot': {
    famille: 'brouillons',
    dit: ({ jour }, { demande }) => `A prévenu que ${demande} n’est gardé que jusqu’au ${formatDay(dayAt(jour))}.`,
  },
  'piece.recue': brouillons('A déposé une pièce dans'),
  'piece.retiree': brouillons('A retiré une pièce de'),
  'demande.envoyee': demandes('A envoyé'),
  'demande.enregistree': demandes('A enregistré, reçue hors du portail,'),
  'demande.annulee': demandes('A annulé'),
  'demande.prise_en_charge': demandes('A pris en charge'),
  'demande.message_client': demandes('A écrit un message dans'),
  'demande.message_gestion': demandes('A répondu dans'),
  'demande.pieces_demandees': {
    famille: 'demandes',
    dit: ({ pieces, echeance }, { demande }) =>
      `A demandé ${plural(pieces.length, 'pièce')} pour ${demande}, avant le ${formatDay(dayAt(echeance))}.`,
  },
  'demande.correction_demandee': demandes('A demandé une correction de'),
  'demande.correction_annulee': demandes('A annulé la correction demandée de'),
  'demande.corrigee': demandes('A corrigé'),
  'demande.completee': demandes('A complété'),
  'demande.cloturee': {
    famille: 'demandes',
    dit: ({ issue }, { demande }) => `A clos ${demande}\u00a0: ${ISSUE_NOMS[issue].toLocaleLowerCase('fr')}.`,
  },
  'demande.rouverte': demandes('A rouvert'),
  'demande.transferee': {
    famille: 'demandes',
    dit: ({ nom: collegue }, { demande }) => `A confié ${demande} à ${collegue}.`,
  },
  'demande.renvoyee': demandes('A transmis à un autre centre'),
  // Une note interne ne se montre à aucun client, pas même qu’il y en a une.
  'demande.notee': AILLEURS,
  'demande.consultee': { famille: 'lectures', dit: (_, { demande }) => `A lu ${demande}.` },
  'piece.fournie': demandes('A fourni une pièce à'),
  'piece.validee': demandes('A validé une pièce de'),
  'piece.refusee': demandes('A refusé une pièce de'),
  'piece.ecartee': demandes('L’antivirus a écarté une pièce de'),
  'piece.consultee': { famille: 'lectures', dit: (_, { demande }) => `A ouvert une pièce de ${demande}.` },
  'valeur.revelee': {
    famille: 'lectures',
    dit: ({ champ }, { demande }) => `A montré en clair ${CHAMPS[champ] ?? 'une valeur protégée'} de ${demande}.`,
  },
}

const CHAMPS: Readonly<Record<string, string>> = { nir: 'le numéro de sécurité sociale', iban: 'l’IBAN' }

/** Les événements qui se montrent dans le journal d’un compte, d’une sorte ou de toutes. */
export const typesDuJournal = (famille?: Famille): EventType[] =>
  (Object.keys(JOURNAL) as EventType[]).filter((type) => JOURNAL[type] && (famille === undefined || JOURNAL[type]?.famille === famille))

/** La phrase d’un événement. @param donnees celles que le journal garde pour ce type. */
export const sayEvent = (type: string, donnees: unknown, connu: ConnuJournal): string =>
  (JOURNAL[type as EventType] as Dite<EventType> | null | undefined)?.dit(donnees as never, connu) ?? ''
