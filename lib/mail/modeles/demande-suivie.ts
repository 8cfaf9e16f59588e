import { formatDay } from '@/lib/ground/date'
import { formatSiren, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Contenu } from '../contenu'

/** Ce qu’un courriel dit d’une demande. `demarche` est le titre du catalogue, jamais l’objet, qui nomme un salarié. */
export type DemandeSuivie = { numero: string; siren: string; raisonSociale: string; demarche: string }

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
    apercu: 'Un gestionnaire vous a répondu.',
    titre: 'Le centre de gestion vous a répondu',
    suite: ['Un gestionnaire a répondu à votre demande. Pour le lire et lui répondre, ouvrez la page de la demande.'],
    bouton: 'Lire la réponse',
  })

/** Des pièces sont attendues : combien, et pour quand. */
export const piecesDemandees = (d: DemandeSuivie & { nombre: number; echeance: Date }): Contenu => {
  const quoi = plural(d.nombre, 'pièce')
  return compose(d, {
    acte: `${quoi.charAt(0).toLocaleUpperCase('fr')}${quoi.slice(1)} à fournir avant le ${formatDay(d.echeance)}`,
    apercu: 'Votre demande attend ces pièces pour avancer.',
    titre: `${quoi} à fournir`,
    suite: [
      `Un gestionnaire a étudié votre demande. Il attend ${quoi} avant le ${formatDay(d.echeance)}. La page de la demande dit lesquelles et pourquoi.`,
      'La demande repart d’elle-même dès la dernière pièce déposée.',
    ],
    bouton: 'Fournir les pièces',
    faits: [['À fournir avant le', formatDay(d.echeance)]],
  })
}

/** Une pièce ne convient pas : elle est de nouveau attendue. */
export const pieceRefusee = (d: DemandeSuivie): Contenu =>
  compose(d, {
    acte: 'Pièce à remplacer',
    apercu: 'Une pièce déposée ne convient pas.',
    titre: 'Une pièce est à remplacer',
    suite: ['Une pièce que vous avez déposée ne convient pas. La page de la demande dit laquelle, et ce qui lui manque.'],
    bouton: 'Remplacer la pièce',
  })

/** Un gestionnaire la suit. */
export const demandePriseEnCharge = (d: DemandeSuivie): Contenu =>
  compose(d, {
    acte: 'Demande prise en charge',
    apercu: 'Un gestionnaire s’en occupe. Vous n’avez rien à faire.',
    titre: 'Votre demande est prise en charge',
    suite: ['Un gestionnaire s’occupe de votre demande. Vous n’avez rien à faire : s’il lui manque quelque chose, il vous écrira.'],
    bouton: 'Suivre la demande',
  })

/** Elle est close. */
export const demandeCloturee = (d: DemandeSuivie): Contenu =>
  compose(d, {
    acte: 'Demande traitée',
    apercu: 'Votre demande est traitée.',
    titre: 'Votre demande est traitée',
    suite: [
      'Le centre de gestion a traité votre demande. Sa réponse est sur la page de la demande.',
      'Un message de votre part la rouvre pendant 60 jours.',
    ],
    bouton: 'Lire la réponse',
  })

/** La gestion l’a rouverte. */
export const demandeRouverte = (d: DemandeSuivie): Contenu =>
  compose(d, {
    acte: 'Demande rouverte',
    apercu: 'Un gestionnaire reprend votre demande.',
    titre: 'Votre demande est rouverte',
    suite: ['Un gestionnaire reprend votre demande. Il vous dit pourquoi sur la page de la demande.'],
    bouton: 'Lire son message',
  })
