import { de } from '@/lib/ground/elision'
import { declarantFields } from '../declarant'
import { defineDemarche, etape } from '../define'
import { salarieName } from '../salarie'
import { avertirProlongation } from './avertissements'
import { dossierFields, prolongationFields } from './champs'
import { piecesFields, piecesProlongation } from './pieces'
import { checkProlongation } from './rules'

/** La prolongation d’un arrêt déjà déclaré : F2 du domaine, 6.5. */
export const prolongation = defineDemarche({
  slug: 'prolongation',
  version: 1,
  titre: 'Prolonger un arrêt de travail',
  domaine: 'prevoyance',
  place: 2,
  phrase: 'La nouvelle fin de l’arrêt, avec les décomptes',
  encore: 'Prolonger un autre arrêt',
  univers: ['prevoyance'],
  minutes: 3,
  preparer: [
    'Le numéro de la demande d’arrêt, ou un bulletin de paie du salarié',
    'L’avis de prolongation, volet 3\u00a0: sa date de fin',
    'Les décomptes d’indemnités journalières de la CPAM ou de la MSA, s’ils sont arrivés',
  ],
  suite: [
    'Vous recevez un numéro et un accusé de réception aussitôt.',
    'Un gestionnaire rattache la prolongation au dossier de l’arrêt sous 2 jours ouvrés.',
    'Quand le dossier est complet, nous répondons sous 14 jours. S’il manque une pièce, nous vous écrivons.',
  ],
  unique: ['nir', 'nouvelleFin'],
  continue: {
    de: ['arret-de-travail', 'prolongation'],
    texte: 'Prolonger cet arrêt',
    // D’une prolongation à la suivante, c’est toujours le premier arrêt que l’on retrouve.
    reponses: ({ numero, demarche, raws }) => ({
      dossier: 'numero',
      numeroDemande: demarche === 'prolongation' && raws.numeroDemande ? raws.numeroDemande : numero,
      finPrecedente: (demarche === 'prolongation' ? raws.nouvelleFin : raws.finArret) ?? '',
    }),
  },
  etapes: [
    etape('entreprise', 'Entreprise', declarantFields(['prevoyance']), 'Vérifiez vos coordonnées, puis choisissez l’établissement et le contrat.'),
    etape('salarie', 'Salarié', dossierFields, 'Le numéro de la demande d’arrêt suffit. Sans lui, recopiez un bulletin de paie.'),
    etape(
      'arret',
      'Prolongation',
      prolongationFields,
      'Recopiez le volet 3 de l’avis de prolongation. Aucun motif médical n’est demandé\u00a0: n’en écrivez pas.',
    ),
    etape(
      'pieces',
      'Pièces',
      piecesFields,
      'Ne joignez pas les volets 1 et 2 de l’avis\u00a0: ils portent des informations médicales, réservées au salarié et au médecin-conseil. Nous les refusons. Le volet 3 est le vôtre.',
    ),
    etape('certification', 'Certification', {
      certification: { kind: 'certification', label: 'Certification', texte: 'Je certifie l’exactitude de ces réponses, au nom de l’entreprise.' },
    }),
  ],
  check: checkProlongation,
  avertir: avertirProlongation,
  pieces: piecesProlongation,
  objet: (reponses) => {
    const nom = salarieName(reponses)
    return nom ? `Prolongation d’arrêt ${de(nom)}` : 'Prolongation d’arrêt'
  },
})
