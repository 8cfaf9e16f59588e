import type { AFaire, Tranche } from '@/lib/a-faire/rules'
import { daysFrom, formatDay, formatTime } from '@/lib/ground/date'
import type { FiltreAFaire, TypeAFaire } from '@/lib/a-faire/filtres'
import { plural } from '@/lib/ground/number'
import { withArticle } from './article'

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
} as const satisfies Record<TypeAFaire, (chose: AFaire) => PhrasesAFaire>

/** Le nom d’une nature, lu avant la ligne par un lecteur d’écran. */
export const TYPE_NOMS = {
  piece: 'Pièce',
  correction: 'Correction',
  brouillon: 'Brouillon',
  courrier: 'Courrier',
  message: 'Message',
  delegation: 'Délégation',
} as const satisfies Record<TypeAFaire, string>

export const FILTRE_NOMS = {
  pieces: 'Pièces et corrections',
  brouillons: 'Brouillons',
  lectures: 'Messages et courriers',
  delegations: 'Délégations',
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

/** La première lettre en minuscule, sauf pour un sigle (« DSN de mai »). */
export const lower = (texte: string): string => (/^\p{Lu}{2}/u.test(texte) ? texte : texte.charAt(0).toLocaleLowerCase('fr') + texte.slice(1))

function moment(quand: string): string {
  const date = new Date(quand)
  return `le ${formatDay(date).replace(/^\S+\s/u, '')} à ${formatTime(date)}`
}
