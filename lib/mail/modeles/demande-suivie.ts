import { formatDay } from '@/lib/ground/date'
import { formatSiren, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Contenu } from '../contenu'

/**
 * Ce qu’un courriel dit d’une demande. `demarche` est le titre du catalogue, jamais l’objet, qui nomme un salarié. `par` : qui la suit au centre de
 * gestion ; c’est la seule personne nommée.
 */
export type DemandeSuivie = { numero: string; siren: string; raisonSociale: string; demarche: string; par: string | null }

/** Le gestionnaire par son nom, en tête d’une phrase. */
const nommer = ({ par }: DemandeSuivie): string => par ?? 'Un gestionnaire'
/** Des pièces d’après leur nom usuel ; `null` : demandée avec les mots du gestionnaire, que le courriel ne redit pas. */
type Pieces = readonly (string | null)[]
function list(pieces: Pieces): string {
  const connues = pieces.filter((piece) => piece !== null)
  const autres = pieces.length - connues.length
  const reste = autres === 0 ? [] : [connues.length === 0 ? plural(autres, 'pièce') : plural(autres, 'autre pièce', 'autres pièces')]
  return [...connues, ...reste].join(', ')
}

const compose = (d: DemandeSuivie, { acte, apercu, titre, suite, bouton, faits = [] }: Annonce): Contenu => ({
  sujet: `${acte}\u00a0: ${d.numero}, ${d.raisonSociale}`,
  apercu,
  titre,
  paragraphes: suite,
  faits: [['Numéro', d.numero], ['Démarche', d.demarche], ['Entreprise', `${d.raisonSociale}, SIREN ${formatSiren(d.siren)}`], ...faits],
  bouton: { libelle: bouton, chemin: routes.demande(d.siren, d.numero) },
  raison: 'suivez cette demande sur l’espace client',
})

type Annonce = {
  acte: string
  apercu: string
  titre: string
  suite: readonly string[]
  bouton: string
  faits?: readonly (readonly [string, string])[]
}

/** Le centre de gestion a répondu. */
export const messageRecu = (d: DemandeSuivie): Contenu =>
  compose(d, {
    acte: 'Réponse à votre demande',
    apercu: `${nommer(d)} vous a répondu.`,
    titre: `${d.par ?? 'Le centre de gestion'} vous a répondu`,
    suite: [`${nommer(d)} a répondu à votre demande. Pour lire sa réponse et lui écrire, ouvrez la page de la demande.`],
    bouton: 'Lire la réponse',
  })

/** Des pièces sont attendues : lesquelles, et pour quand. */
export const piecesDemandees = (d: DemandeSuivie & { pieces: Pieces; echeance: Date }): Contenu => {
  const quoi = plural(d.pieces.length, 'pièce')
  return compose(d, {
    acte: `${quoi} à fournir avant le ${formatDay(d.echeance)}`,
    apercu: `${list(d.pieces)}\u00a0: votre demande attend ${d.pieces.length === 1 ? 'cette pièce' : 'ces pièces'} pour avancer.`,
    titre: `${quoi} à fournir`,
    suite: [
      `${nommer(d)} a étudié votre demande et attend ${quoi} avant le ${formatDay(d.echeance)}. La page de la demande dit pourquoi.`,
      'La demande repart d’elle-même dès la dernière pièce déposée.',
    ],
    bouton: d.pieces.length === 1 ? 'Fournir la pièce' : 'Fournir les pièces',
    faits: [
      ['À fournir', list(d.pieces)],
      ['Avant le', formatDay(d.echeance)],
    ],
  })
}

/** Une pièce ne convient pas : laquelle ; elle est de nouveau attendue. */
export const pieceRefusee = (d: DemandeSuivie & { piece: string | null }): Contenu =>
  compose(d, {
    acte: 'Pièce à remplacer',
    apercu: `${d.piece ?? 'Une pièce déposée'}\u00a0: ce qui a été déposé ne convient pas.`,
    titre: 'Une pièce est à remplacer',
    suite: [`${nommer(d)} attend une autre pièce à la place de celle que vous avez déposée. La page de la demande dit ce qui lui manque.`],
    bouton: 'Remplacer la pièce',
    faits: d.piece ? [['À remplacer', d.piece]] : [],
  })

/** Des réponses sont à corriger : combien, et pour quand ; ni lesquelles, ni pourquoi, qui sont sur la page. */
export const correctionDemandee = (d: DemandeSuivie & { reponses: number; echeance: Date }): Contenu =>
  compose(d, {
    acte: `Correction à faire avant le ${formatDay(d.echeance)}`,
    apercu: `${nommer(d)} vous demande de corriger ${plural(d.reponses, 'réponse')}.`,
    titre: 'Une correction vous est demandée',
    suite: [
      `${nommer(d)} a étudié votre demande et vous demande de corriger ${plural(d.reponses, 'réponse')} avant le ${formatDay(d.echeance)}. La page de la demande dit ce qui ne va pas, et ne montre que ce qui est à corriger.`,
      'La demande repart d’elle-même dès la correction envoyée.',
    ],
    bouton: 'Corriger',
    faits: [['Avant le', formatDay(d.echeance)]],
  })

/** Un gestionnaire la suit. */
export const demandePriseEnCharge = (d: DemandeSuivie): Contenu =>
  compose(d, {
    acte: 'Demande prise en charge',
    apercu: `${nommer(d)} s’en occupe. Vous n’avez rien à faire.`,
    titre: 'Votre demande est prise en charge',
    suite: [`${nommer(d)} s’occupe de votre demande. Vous n’avez rien à faire\u00a0: s’il manque quelque chose, le centre de gestion vous écrira.`],
    bouton: 'Suivre la demande',
  })

/** Elle est close. */
export const demandeCloturee = (d: DemandeSuivie): Contenu =>
  compose(d, {
    acte: 'Demande traitée',
    apercu: 'Votre demande est traitée.',
    titre: 'Votre demande est traitée',
    suite: [
      `${d.par ?? 'Le centre de gestion'} a traité votre demande. La réponse est sur la page de la demande.`,
      'Un message de votre part la rouvre pendant 60 jours.',
    ],
    bouton: 'Lire la réponse',
  })

/** La gestion l’a rouverte. */
export const demandeRouverte = (d: DemandeSuivie): Contenu =>
  compose(d, {
    acte: 'Demande rouverte',
    apercu: `${nommer(d)} reprend votre demande.`,
    titre: 'Votre demande est rouverte',
    suite: [`${nommer(d)} reprend votre demande. La page de la demande dit pourquoi.`],
    bouton: 'Lire le message',
  })
