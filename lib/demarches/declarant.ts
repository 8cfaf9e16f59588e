import type { Univers } from '@/lib/ground/univers'
import type { Answers, Contexte, Field } from './define'
import { contratsOf } from './kinds/contrat'
import { nationalPhone } from './kinds/phone'

/** Le contrat choisi, ou le seul qui convient. */
export const contratOf = ({ contrat }: Answers, { contrats }: Contexte): Contexte['contrats'][number] | null =>
  contrats.find(({ reference }) => reference === contrat) ?? null

/** La tête de chaque formulaire : qui déclare, pour quel établissement, sur quel contrat (domaine, 6.5). */
export const declarantFields = (univers: readonly Univers[]): Record<string, Field> => ({
  declarantNom: {
    kind: 'text',
    label: 'Votre nom',
    autocomplete: 'name',
    prefill: ({ declarant }) => ({ raw: `${declarant.prenom} ${declarant.nom}`, source: 'compte' }),
  },
  declarantEmail: {
    kind: 'email',
    label: 'Votre adresse électronique',
    indice: 'Pour cette demande seulement',
    info: 'Pour que le gestionnaire puisse vous joindre. Les courriels du portail vont à l’adresse de votre compte\u00a0: la changer ici ne change pas votre profil.',
    prefill: ({ declarant }) => ({ raw: declarant.email, source: 'compte' }),
  },
  declarantTelephone: {
    kind: 'phone',
    label: 'Votre téléphone',
    indice: '10 chiffres, par exemple 06 39 98 12 34',
    info: 'Pour vous joindre s’il manque quelque chose. Le changer ici ne change pas votre profil.',
    prefill: ({ declarant }) => (declarant.telephone ? { raw: nationalPhone(declarant.telephone), source: 'compte' } : null),
  },
  etablissement: {
    kind: 'etablissement',
    label: 'Établissement du salarié',
    manque: 'Choisissez l’établissement où le salarié travaille.',
    info: 'Celui dont le SIRET figure sur le bulletin de paie.',
    memoire: true,
    connu: (_, { etablissements: [seul, ...autres] }) => (seul && autres.length === 0 ? { value: seul.siret, source: 'compte' } : null),
  },
  contrat: {
    kind: 'contrat',
    univers,
    label: 'Contrat',
    manque: 'Choisissez le contrat du salarié.',
    info: 'La référence figure sur votre certificat d’adhésion et dans la rubrique «\u00a0Contrats\u00a0».',
    memoire: true,
    connu: (_, contexte) => {
      const [seul, ...autres] = contratsOf(contexte, univers)
      return seul && autres.length === 0 ? { value: seul.reference, source: 'compte' } : null
    },
  },
})
