import { JOURS_CORBEILLE } from '@/lib/demandes/brouillon/rules'
import { formatDay } from '@/lib/ground/date'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Contenu } from '../contenu'

/** Ce qu’un courriel dit d’un brouillon : le titre du catalogue, jamais l’objet, qui nomme un salarié. */
type Commence = { id: string; siren: string; raisonSociale: string; demarche: string }

const faitsOf = ({ demarche, raisonSociale, siren }: Commence) =>
  [
    ['Démarche', demarche],
    ['Entreprise', `${raisonSociale}, SIREN ${formatSiren(siren)}`],
  ] as const
const reprendre = ({ siren, id }: Commence) => ({ libelle: 'Reprendre le brouillon', chemin: routes.brouillon(siren, id) })

/** Un collègue vous confie ce qu’il a commencé. */
export const brouillonConfie = ({ par, ...brouillon }: Commence & { par: string }): Contenu => ({
  sujet: `Un brouillon vous est confié\u00a0: ${brouillon.raisonSociale}`,
  apercu: `${par} vous confie une démarche commencée.`,
  titre: 'Un brouillon vous est confié',
  paragraphes: [
    `${par} vous confie une démarche commencée\u00a0: ses réponses et ses pièces y sont. Elle est désormais dans votre liste «\u00a0À finaliser\u00a0».`,
    'Rien n’a été envoyé\u00a0: relisez, complétez, puis envoyez en votre nom.',
  ],
  faits: [...faitsOf(brouillon), ['Confié par', par]],
  bouton: reprendre(brouillon),
  raison: 'êtes membre du compte qui suit cette entreprise',
})

/** Un brouillon s’efface bientôt : quand, et quoi faire. */
export const brouillonExpire = ({ jour, ...brouillon }: Commence & { jour: Date }): Contenu => ({
  sujet: `Brouillon gardé jusqu’au ${formatDay(jour)}\u00a0: ${brouillon.raisonSociale}`,
  apercu: 'Un enregistrement le garde 90 jours de plus.',
  titre: 'Un brouillon s’efface bientôt',
  paragraphes: [
    `Vous avez commencé une démarche et ne l’avez pas touchée depuis longtemps. Elle est gardée jusqu’au ${formatDay(jour)}.`,
    `Pour la garder, ouvrez-la et enregistrez\u00a0: 90 jours de plus. Sinon elle va à la corbeille, d’où elle se restaure pendant ${JOURS_CORBEILLE} jours.`,
  ],
  faits: [...faitsOf(brouillon), ['Gardé jusqu’au', formatDay(jour)]],
  bouton: reprendre(brouillon),
  raison: 'avez commencé cette démarche',
})
