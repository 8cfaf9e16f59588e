import { formatSiren } from '@/lib/ground/number'
import { declarantFields } from '../declarant'
import { PIECES } from '../decomptes'
import { defineDemarche, etape, type Field } from '../define'
import { avantOf, listAEcrire, objetField, objetOf } from './objet'
import { checkContact } from './rules'

const { declarantNom, declarantEmail, declarantTelephone } = declarantFields([])
const coordonnees: Record<string, Field> =
  declarantNom && declarantEmail && declarantTelephone ? { declarantNom, declarantEmail, declarantTelephone } : {}

/** Le motif de qui veut être rappelé : il dit quand. */
const RAPPEL = 'espace/suites/rappel'

/** Le formulaire de contact : F17 du domaine, 6.4 et 6.5. */
export const contact = defineDemarche({
  slug: 'contact',
  version: 1,
  titre: 'Formulaire de contact',
  domaine: 'compte',
  place: 1,
  phrase: 'Une question, un changement\u00a0: tout ce qui n’a pas son formulaire',
  mots: 'contacter écrire message question joindre nous poser renseignement autre demande',
  encore: 'Écrire un autre message',
  univers: ['prevoyance', 'sante', 'retraite'],
  minutes: 3,
  preparer: [
    'L’objet de votre demande, et la demande déjà faite s’il y en a une',
    'Les documents qui aident à répondre\u00a0: courrier reçu, relevé, justificatif, en PDF, JPEG ou PNG',
  ],
  suite: [
    'Vous recevez un numéro et un accusé de réception aussitôt.',
    'Un gestionnaire lit votre message sous 2 jours ouvrés.',
    'Il vous répond dans le fil de la demande, et un courriel vous prévient.',
  ],
  etapes: [
    etape(
      'entreprise',
      'Entreprise et coordonnées',
      {
        entreprise: {
          kind: 'text',
          label: 'Entreprise',
          max: 200,
          connu: (_, { raisonSociale, siren }) => ({ value: `${raisonSociale}, ${formatSiren(siren)}`, source: 'compte' }),
        },
        etablissement: {
          kind: 'etablissement',
          label: 'Établissement concerné',
          requis: false,
          info: 'Laissez vide quand votre demande concerne toute l’entreprise.',
          connu: (_, { etablissements: [seul, ...autres] }) => (seul && autres.length === 0 ? { value: seul.siret, source: 'compte' } : null),
        },
        ...coordonnees,
      },
      'Vérifiez vos coordonnées\u00a0: elles servent à vous répondre. Pour écrire au nom d’une autre entreprise, choisissez-la d’abord en haut de la page.',
    ),
    etape(
      'message',
      'Objet et message',
      {
        objet: objetField,
        message: {
          kind: 'text',
          label: 'Votre message',
          multiligne: true,
          max: 8000,
          indice: 'La date, le montant ou le numéro de demande aident. Aucune information médicale, aucun numéro de sécurité sociale.',
          manque: 'Écrivez votre message, par exemple «\u00a0Le virement attendu le 5 n’est pas arrivé.\u00a0»',
        },
        creneau: {
          kind: 'choice',
          label: 'Quand vous rappeler',
          options: [
            { code: 'matin', libelle: 'Le matin, de 9\u00a0h à 12\u00a0h' },
            { code: 'apres-midi', libelle: 'L’après-midi, de 14\u00a0h à 17\u00a0h' },
            { code: 'indifferent', libelle: 'À toute heure d’ouverture' },
          ],
          when: ({ objet }) => objet === RAPPEL,
          si: 'si vous souhaitez être rappelé',
          manque: 'Choisissez quand vous rappeler, par exemple le matin.',
        },
        pieces: { ...PIECES, label: 'Documents', requis: false },
      },
      undefined,
      'De quoi s’agit-il\u202f?',
    ),
    etape('certification', 'Certification', {
      certification: {
        kind: 'certification',
        label: 'Certification',
        texte: 'Je certifie l’exactitude de ce message\u202f; il ne contient aucune information médicale.',
      },
    }),
  ],
  check: checkContact,
  avertir: () => [],
  pieces: () => [
    {
      cle: 'documents',
      libelle: 'Documents',
      pourquoi: 'Ce qui aide à vous répondre. Aucun document médical.',
      requise: false,
    },
  ],
  avant: { champ: 'objet', de: avantOf, aEcrire: listAEcrire },
  universDe: (reponses) => avantOf(reponses)?.univers ?? null,
  objet: objetOf,
})
