import { de } from '@/lib/ground/elision'
import { declarantFields } from '../declarant'
import { defineDemarche, etape } from '../define'
import { dateOf, emploiFields, familleFields, salarieFields, salarieName } from '../salarie'
import { motifFields, paiementFields } from './arret'
import { avertirArret } from './avertissements'
import { estimateArret } from './franchise'
import { piecesArret, piecesFields } from './pieces'
import { checkArret } from './rules'
import { franchiseFields, salairesFields } from './salaires'

/** La déclaration d’un arrêt de travail (DRP) : F1 du domaine, 6.5. */
export const arretDeTravail = defineDemarche({
  slug: 'arret-de-travail',
  version: 1,
  titre: 'Déclarer un arrêt de travail',
  domaine: 'prevoyance',
  place: 1,
  phrase: 'Maladie, accident, avec vos attestations de salaire',
  mots: 'salarié malade maladie absence absent accident hospitalisation arrêt congé maternité paternité mi-temps',
  encore: 'Déclarer un autre arrêt',
  univers: ['prevoyance'],
  minutes: 8,
  preparer: [
    'Un bulletin de paie du salarié, pour son identité, son numéro de sécurité sociale et son embauche',
    'L’avis d’arrêt, volet 3\u00a0: ses dates et sa qualification',
    'Les salaires des douze mois avant l’arrêt, ou leurs bulletins',
    'Les décomptes d’indemnités journalières de la CPAM ou de la MSA, s’ils sont arrivés',
    'Le RIB de l’entreprise, si nous ne l’avons pas',
  ],
  suite: [
    'Vous recevez un numéro et un accusé de réception aussitôt.',
    'Un gestionnaire prend votre demande sous 2 jours ouvrés.',
    'Quand le dossier est complet, nous répondons sous 14 jours. S’il manque une pièce, nous vous écrivons.',
  ],
  unique: ['nir', 'debutArret'],
  periode: (r) => {
    const [du, au] = [dateOf(r, 'debutArret'), dateOf(r, 'finArret')]
    return du && au ? { quoi: 'arret', du, au, champ: 'finArret' } : null
  },
  etapes: [
    etape('entreprise', 'Entreprise', declarantFields(['prevoyance']), 'Vérifiez vos coordonnées, puis choisissez l’établissement et le contrat.'),
    etape('salarie', 'Salarié', { ...salarieFields, ...familleFields }, 'Recopiez un bulletin de paie.'),
    etape('contrat-de-travail', 'Contrat de travail', emploiFields),
    etape(
      'arret',
      'Arrêt',
      { ...motifFields, ...paiementFields, ...franchiseFields },
      'Recopiez le volet 3 de l’avis d’arrêt. Aucun motif médical n’est demandé\u00a0: n’en écrivez pas.',
    ),
    etape('salaires', 'Salaires', salairesFields),
    etape(
      'pieces',
      'Pièces',
      piecesFields,
      'Ne joignez pas les volets 1 et 2 de l’avis d’arrêt\u00a0: ils portent des informations médicales, réservées au salarié et au médecin-conseil. Nous les refusons. Le volet 3 est le vôtre.',
    ),
    etape('certification', 'Certification', {
      certification: { kind: 'certification', label: 'Certification', texte: 'Je certifie l’exactitude de ces réponses, au nom de l’entreprise.' },
    }),
  ],
  check: checkArret,
  avertir: avertirArret,
  pieces: piecesArret,
  estimation: { etapes: ['arret', 'salaires'], de: estimateArret },
  objet: (reponses) => {
    const nom = salarieName(reponses)
    return nom ? `Arrêt de travail ${de(nom)}` : 'Arrêt de travail'
  },
})
