import { addDays } from '@/lib/ground/date'
import { de } from '@/lib/ground/elision'
import { declarantFields } from '../declarant'
import { defineDemarche, etape } from '../define'
import { dossierFields } from '../dossier'
import { dateOf, salarieName } from '../salarie'
import { avertirProlongation } from './avertissements'
import { prolongationFields } from './champs'
import { piecesFields, piecesProlongation } from './pieces'
import { checkProlongation } from './rules'

/** La prolongation d’un arrêt déjà déclaré : F2 du domaine, 6.5. */
export const prolongation = defineDemarche({
  slug: 'prolongation',
  version: 2,
  titre: 'Prolonger un arrêt de travail',
  domaine: 'prevoyance',
  place: 2,
  phrase: 'La nouvelle fin de l’arrêt, avec les décomptes',
  mots: 'prolongation toujours malade suite nouvelle fin',
  encore: 'Prolonger un autre arrêt',
  univers: ['prevoyance'],
  minutes: 2,
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
    numero: 'numeroDemande',
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
      { ...prolongationFields, ...piecesFields },
      'Recopiez le volet 3 de l’avis de prolongation, le vôtre. N’écrivez aucun motif médical et ne joignez pas les volets 1 et 2\u00a0: réservés au salarié et au médecin-conseil, ils sont refusés.',
    ),
    etape('certification', 'Certification', {
      certification: { kind: 'certification', label: 'Certification', texte: 'Je certifie l’exactitude de ces réponses, au nom de l’entreprise.' },
    }),
  ],
  periode: (r) => {
    const [avant, au] = [dateOf(r, 'finPrecedente'), dateOf(r, 'nouvelleFin')]
    return avant && au ? { quoi: 'prolongation', du: addDays(avant, 1), au, champ: 'nouvelleFin', suit: avant } : null
  },
  check: checkProlongation,
  avertir: avertirProlongation,
  pieces: piecesProlongation,
  objet: (reponses) => {
    const nom = salarieName(reponses)
    return nom ? `Prolongation d’arrêt ${de(nom)}` : 'Prolongation d’arrêt'
  },
})
