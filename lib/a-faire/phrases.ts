import type { AFaire, Tranche } from '@/lib/a-faire/rules'
import { daysFrom, formatDay, formatDayOfYear, formatMonth, formatTime } from '@/lib/ground/date'
import { de } from '@/lib/ground/elision'
import type { FiltreAFaire, TypeAFaire } from '@/lib/a-faire/filtres'
import { lower } from '@/lib/ground/initiale'
import { plural } from '@/lib/ground/number'
import { withArticle } from '@/lib/copy/article'
import { NATURE_NOMS } from '@/lib/copy/publication'

/** Ce que dit une ligne : l’acte, ce qu’il faut en savoir, le mot du lien. */
export type PhrasesAFaire = { titre: string; detail: string; acte: string }

/** Les phrases d’une chose à faire, selon sa nature. */
export const A_FAIRE = {
  piece: ({ nombre, objet, precisions, par, repere }) =>
    nombre === 0
      ? {
          titre: `Répondre au centre de gestion pour ${withArticle(objet)}`,
          detail: `Demande ${repere}${par ? `, suivie par ${par}` : ''}.`,
          acte: 'Répondre',
        }
      : {
          titre: `Fournir ${nombre === 1 ? 'une pièce' : `${nombre}\u00a0pièces`} pour ${withArticle(objet)}`,
          detail: `${precisions ?? ''}.${par ? ` ${nombre === 1 ? 'Demandée' : 'Demandées'} par ${par}.` : ''}`,
          acte: nombre === 1 ? 'Fournir la pièce' : 'Fournir les pièces',
        },
  correction: ({ nombre, objet, precisions, par, repere }) => ({
    titre: `Corriger ${plural(nombre, 'réponse')} pour ${withArticle(objet)}`,
    detail: `Demande ${repere}${par ? `, suivie par ${par}` : ''}.${precisions ? ` Aussi\u00a0: fournir ${precisions}.` : ''}`,
    acte: 'Corriger',
  }),
  brouillon: ({ objet, etape, par, quand }) => ({
    titre: `Finir ${withArticle(objet)}`,
    detail: `Brouillon${etape ? ` à l’étape «\u00a0${etape}\u00a0»` : ''}${quand ? `, enregistré ${moment(quand)}` : ''}${par ? ` par ${par}` : ''}.`,
    acte: 'Reprendre',
  }),
  courrier: ({ objet, quand }) => ({
    titre: `Lire le courrier\u00a0: ${lower(objet)}`,
    detail: quand ? `Reçu ${moment(quand)}.` : '',
    acte: 'Lire le courrier',
  }),
  message: ({ objet, par, repere }) => ({
    titre: `Lire la réponse ${par ? `de ${par}` : 'du centre de gestion'}`,
    detail: `${objet}, demande ${repere}.`,
    acte: 'Lire le message',
  }),
  delegation: ({ objet, quand }) => ({
    titre: `Répondre à la délégation de ${objet}`,
    detail: quand ? `Demandée ${moment(quand)}.` : '',
    acte: 'Lire et répondre',
  }),
  document: ({ objet, precisions, quand }) => ({
    titre: `Ouvrir le document\u00a0: ${objet}`,
    detail: `${NATURE_NOMS[precisions as keyof typeof NATURE_NOMS] ?? 'Document'}${quand ? `, publié ${moment(quand)}` : ''}.`,
    acte: 'Voir les documents',
  }),
  anomalie: ({ objet, precisions, nombre }) => ({
    titre: `Corriger en DSN\u00a0: ${lower(objet)}`,
    detail: `${nombre > 0 ? `${plural(nombre, 'salarié')}, DSN` : 'DSN'} ${moisDits(precisions ?? '')}.`,
    acte: 'Voir l’anomalie',
  }),
  fiche: ({ objet, repere, nombre }) => ({
    titre: `Paramétrer la fiche DSN version ${repere}`,
    detail: nombre > 1 ? `${objet}, et ${plural(nombre - 1, 'autre changement', 'autres changements')}.` : `${objet}.`,
    acte: 'Voir ce qui change',
  }),
  echeance: ({ objet, precisions, nombre }) => {
    const combien = nombre > 1 ? `${plural(nombre, 'entreprise')}. ` : ''
    return precisions === 'declaration'
      ? {
          titre: `Déposer la ${objet}`,
          detail: `${combien}À midi au plus tard, sur Net-entreprises.`,
          acte: nombre > 1 ? 'Voir les entreprises' : 'Voir les échéances',
        }
      : {
          titre: `Payer les ${lower(objet)}`,
          detail: `${combien}Si vous payez par trimestre, au mois qui le suit.`,
          acte: nombre > 1 ? 'Voir les entreprises' : 'Voir les échéances',
        }
  },
} as const satisfies Record<TypeAFaire, (chose: AFaire) => PhrasesAFaire>

/** Le nom d’une nature, lu avant la ligne par un lecteur d’écran. */
export const TYPE_NOMS = {
  piece: 'Pièce',
  correction: 'Correction',
  brouillon: 'Brouillon',
  courrier: 'Courrier',
  message: 'Message',
  delegation: 'Délégation',
  document: 'Document',
  anomalie: 'Anomalie DSN',
  fiche: 'Fiche DSN',
  echeance: 'Échéance',
} as const satisfies Record<TypeAFaire, string>

export const FILTRE_NOMS = {
  pieces: 'Pièces et corrections',
  brouillons: 'Brouillons',
  lectures: 'Messages et courriers',
  documents: 'Documents',
  delegations: 'Délégations',
  anomalies: 'Anomalies DSN',
  fiches: 'Fiches DSN',
  echeances: 'Échéances',
} as const satisfies Record<FiltreAFaire, string>

/** Le titre d’une tranche d’échéances. `aujourdhui` et `limite` : jours civils. */
export const TRANCHE_TITRES = {
  retard: () => 'En retard',
  aujourdhui: (aujourdhui) => `Aujourd’hui, ${formatDay(new Date(aujourdhui))}`,
  semaine: (_, limite) => `D’ici au ${formatDay(new Date(limite))}`,
  plus_tard: () => 'Plus tard',
  sans: () => 'Sans date limite',
} as const satisfies Record<Tranche, (aujourdhui: string, limite: string) => string>

/** « Il reste 4 jours. », « C’est aujourd’hui. », « En retard de 2 jours. » ; rien au-delà de deux semaines. */
export function remaining(echeance: string, aujourdhui: string): string {
  const jours = daysFrom(aujourdhui, echeance)
  if (jours < 0) return `En retard de ${plural(-jours, 'jour')}.`
  if (jours === 0) return 'C’est aujourd’hui.'
  return jours <= 14 ? `Il reste ${plural(jours, 'jour')}.` : ''
}

/** Les mois d’une cause : « d’octobre 2026 », ou du premier au dernier. */
function moisDits(precisions: string): string {
  const mois = precisions.split(' ')
  const [premier = '', dernier = ''] = [mois[0], mois.at(-1)]
  return premier === dernier ? de(formatMonth(premier)) : `${de(formatMonth(premier))} à ${formatMonth(dernier)}`
}

function moment(quand: string): string {
  const date = new Date(quand)
  return `le ${formatDayOfYear(date)} à ${formatTime(date)}`
}
