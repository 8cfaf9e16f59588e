import { CENTRE_NOMS } from '@/lib/demandes/gestion/centres'
import { type EventAuFil, type Events, isAuFil } from '@/lib/acts/catalogue'
import { CANAL_NOMS, ISSUE_NOMS } from '@/lib/demandes/noms'
import { dayAt, formatDay, formatIso } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'

/** Ce qu’une phrase du fil sait en plus de l’événement : qui l’a fait, et le nom d’une pièce. */
export type Connu = { par: string; piece: (id: string) => string }

/** Ce qui fait repartir une demande ; absent d’avant : la dernière pièce. */
const REPART = {
  pieces: 'Toutes les pièces demandées sont déposées\u00a0: la demande repart.',
  message: 'Vous avez répondu\u00a0: la demande repart.',
  correction: 'La correction est envoyée\u00a0: la demande repart.',
  annulation: 'Plus rien n’est attendu\u00a0: la demande repart.',
} as const satisfies Record<Events['demande.completee']['par'], string>

/** La ligne du fil que dessine chaque événement, pour les deux côtés : un événement du fil sans phrase ne se compile pas. */
const LIGNES: { [T in EventAuFil]: (donnees: Events[T], connu: Connu) => string } = {
  'demande.enregistree': ({ canal, recueLe }, { par }) => `Demande reçue ${CANAL_NOMS[canal]} le ${formatIso(recueLe)}, enregistrée par ${par}.`,
  'demande.annulee': (_, { par }) => `Demande annulée par ${par}.`,
  'demande.prise_en_charge': (_, { par }) => `Demande prise en charge par ${par}.`,
  'demande.pieces_demandees': ({ pieces, echeance }) =>
    `Statut\u00a0: En attente de ${plural(pieces.length, 'pièce')}, avant le ${formatDay(dayAt(echeance))}.`,
  'demande.correction_demandee': ({ champs, echeance }) =>
    `Statut\u00a0: En attente d’une correction de ${plural(champs.length, 'réponse')}, avant le ${formatDay(dayAt(echeance))}.`,
  'demande.correction_annulee': (_, { par }) => `Correction annulée par ${par}\u00a0: elle n’est plus attendue.`,
  'demande.corrigee': ({ rang, champs }, { par }) =>
    `${plural(champs.length, 'réponse corrigée', 'réponses corrigées')} par ${par}\u00a0: envoi n°\u00a0${rang}, à côté du premier.`,
  'demande.completee': ({ par }) => REPART[par ?? 'pieces'],
  'demande.cloturee': ({ issue }) => `Statut\u00a0: Traitée, ${ISSUE_NOMS[issue].toLocaleLowerCase('fr')}.`,
  'demande.rouverte': (donnees, { par }) => `Demande rouverte par ${donnees.par === 'client' ? 'le message de ' : ''}${par}.`,
  'demande.transferee': ({ nom }) => `Demande confiée à ${nom}, qui la suit désormais.`,
  'demande.renvoyee': ({ centre }) => `Demande transmise au ${CENTRE_NOMS[centre] ?? 'bon centre de gestion'}, qui va la prendre en charge.`,
  'piece.fournie': ({ pieceId }, { par, piece }) => `Pièce déposée par ${par}\u00a0: ${piece(pieceId)}.`,
  'piece.validee': ({ pieceId }, { piece }) => `Pièce validée\u00a0: ${piece(pieceId)}.`,
  'piece.refusee': ({ pieceId }, { piece }) => `Pièce refusée\u00a0: ${piece(pieceId)}.`,
  'piece.ecartee': ({ pieceId }, { piece }) => `Écartée par l’antivirus\u00a0: ${piece(pieceId)}. Ce fichier ne s’ouvre plus.`,
}

/**
 * La ligne du fil d’un événement.
 * @param donnees celles que le journal garde pour ce type.
 */
export const lineOf = <T extends EventAuFil>(type: T, donnees: Events[T], connu: Connu): string => LIGNES[type](donnees, connu)

type Ligne = { corps: string; evenement: { type: string; donnees: unknown; acteurNom: string } | null }

/**
 * Un fil lu, chaque ligne du portail dite d’après son événement. Un message garde ce qu’une personne a écrit, et une ligne d’avant son texte.
 * @param fil `libelles` : le nom de chaque pièce de la demande.
 */
export const sayFil = <F extends { messages: readonly Ligne[]; libelles: Readonly<Record<string, string>> }>(fil: F): F => ({
  ...fil,
  messages: fil.messages.map(({ evenement, ...message }) => ({
    ...message,
    evenement: null,
    corps:
      evenement && isAuFil(evenement.type)
        ? lineOf(evenement.type, evenement.donnees as never, { par: evenement.acteurNom, piece: (id) => fil.libelles[id] ?? 'une pièce' })
        : message.corps,
  })),
})

/** La phrase d’un état passé, que suit le nom de qui l’y a mené ; aucune ne parle d’une pièce. */
export const sayEtat = ({ type, donnees, acteurNom }: { type: EventAuFil; donnees: unknown; acteurNom: string }): string =>
  lineOf(type, donnees as never, { par: acteurNom, piece: () => '' })
