import { siretFrom } from '@/lib/entreprises/rules'
import type { Raws } from '../define'
import type { Recit, Refus, Sample } from '../exemple'

const COMMUN: Raws = {
  entreprise: '',
  declarantNom: 'Nadia Benali',
  declarantEmail: 'nadia.benali@exemple.fr',
  declarantTelephone: '04 74 00 12 34',
  objet: { domaine: 'prevoyance', theme: 'arret', motif: 'paiement' },
  message: 'Bonjour, le virement attendu le 5 octobre, de 1 240,00 €, n’est pas arrivé. Pouvez-vous vérifier\u00a0?',
  certification: 'oui',
}

/** Un exemple par forme de l’arbre, chacun prêt à envoyer. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  paiement: { raws: COMMUN, pieces: [] },
  complet: {
    raws: { ...COMMUN, etablissement: siretFrom('900000019', 2), objet: { domaine: 'cotisations', theme: 'appel', motif: 'rib' } },
    pieces: ['documents'],
  },
  rappel: { raws: { ...COMMUN, objet: { domaine: 'espace', theme: 'suites', motif: 'rappel' }, creneau: 'matin' }, pieces: [] },
  // Un domaine d’un seul thème : il va de soi.
  reclamation: { raws: { ...COMMUN, objet: { domaine: 'reclamation', theme: '', motif: 'delai' } }, pieces: [] },
}

/** Un refus par règle de `rules.ts`. */
export const REFUS: Readonly<Record<string, Refus>> = {
  'un numéro de sécurité sociale': {
    de: 'paiement',
    plus: { message: 'Pour Karim Haddad, 1 85 05 38 185 042 clé 14, rien reçu.' },
    champ: 'message',
  },
  'un IBAN': { de: 'paiement', plus: { message: 'Versez sur FR76 3000 6000 0112 3456 7890 189 désormais.' }, champ: 'message' },
  'un thème sans motif': { de: 'paiement', plus: { objet: { domaine: 'prevoyance', theme: 'arret', motif: '' } }, champ: 'objet' },
  'un rappel sans créneau': { de: 'rappel', plus: { creneau: '' }, champ: 'creneau' },
  'un motif d’un autre thème': { de: 'paiement', plus: { objet: { domaine: 'prevoyance', theme: 'deces', motif: 'paiement' } }, champ: 'objet' },
}

/** Aucun avertissement. */
export const AVIS: Readonly<Record<string, Refus>> = {}

/** Un message du monde de démonstration. */
export const raconter = ({ declarant, objet, message }: Recit): Raws => ({
  ...COMMUN,
  declarantNom: declarant,
  declarantEmail: 'declarant@exemple.fr',
  ...(objet ? { objet } : {}),
  ...(message ? { message } : {}),
})
