import { de } from '@/lib/ground/elision'
import { declarantFields } from '../declarant'
import { defineDemarche, etape } from '../define'
import { dossierFields } from '../dossier'
import { dateOf, salarieName } from '../salarie'
import { avertirReprise } from './avertissements'
import { repriseFields } from './champs'
import { piecesFields, piecesReprise } from './pieces'
import { checkReprise } from './rules'

/** La reprise d’activité après un arrêt, ou la fin du contrat de travail qui l’en empêche : F3 du domaine, 6.5. */
export const repriseDActivite = defineDemarche({
  slug: 'reprise-d-activite',
  version: 1,
  titre: 'Déclarer une reprise du travail',
  domaine: 'prevoyance',
  place: 3,
  phrase: 'La date, à temps plein ou partiel',
  mots: 'retour revenu guéri mi-temps thérapeutique reprendre',
  encore: 'Déclarer une autre reprise',
  univers: ['prevoyance'],
  minutes: 2,
  preparer: [
    'Le numéro de la demande d’arrêt, ou un bulletin de paie du salarié',
    'La date de la reprise',
    'L’attestation de temps partiel thérapeutique, si la reprise est à temps partiel',
  ],
  suite: [
    'Vous recevez un numéro et un accusé de réception aussitôt.',
    'Un gestionnaire rattache la reprise au dossier de l’arrêt sous 2 jours ouvrés.',
    'Nous versons ce qui est dû jusqu’à la veille de la reprise. S’il manque une pièce, nous vous écrivons.',
  ],
  unique: ['nir', 'dateReprise', 'dateRupture'],
  periode: (r) => {
    const [jour, suit] = [dateOf(r, 'dateReprise'), dateOf(r, 'finPrecedente')]
    return jour ? { quoi: 'reprise', du: jour, au: jour, champ: 'dateReprise', ...(suit ? { suit } : {}) } : null
  },
  continue: {
    de: ['arret-de-travail', 'prolongation'],
    texte: 'Déclarer la reprise',
    numero: 'numeroDemande',
    // D’une prolongation, c’est le premier arrêt que l’on retrouve.
    reponses: ({ numero, demarche, raws }) => ({
      dossier: 'numero',
      numeroDemande: demarche === 'prolongation' && raws.numeroDemande ? raws.numeroDemande : numero,
      finPrecedente: (demarche === 'prolongation' ? raws.nouvelleFin : raws.finArret) ?? '',
      ...(raws.dernierJourTravaille ? { dernierJourTravaille: raws.dernierJourTravaille } : {}),
    }),
  },
  etapes: [
    etape('entreprise', 'Entreprise', declarantFields(['prevoyance']), 'Vérifiez vos coordonnées, puis choisissez l’établissement et le contrat.'),
    etape('salarie', 'Salarié', dossierFields, 'Le numéro de la demande d’arrêt suffit. Sans lui, recopiez un bulletin de paie.'),
    etape('reprise', 'Reprise', { ...repriseFields, ...piecesFields }, 'Aucun motif médical n’est demandé\u00a0: n’en écrivez pas.'),
    etape('certification', 'Certification', {
      certification: { kind: 'certification', label: 'Certification', texte: 'Je certifie l’exactitude de ces réponses, au nom de l’entreprise.' },
    }),
  ],
  check: checkReprise,
  avertir: avertirReprise,
  pieces: piecesReprise,
  objet: (reponses) => {
    const nom = salarieName(reponses)
    return nom ? `Reprise du travail ${de(nom)}` : 'Reprise du travail'
  },
})
