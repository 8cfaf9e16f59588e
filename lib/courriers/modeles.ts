import type { Univers } from '@/lib/ground/univers'

/** Un texte usuel de la gestion, avec ses variables entre accolades et, entre crochets, ce qui reste à écrire. */
export type ModeleCourrier = { code: string; nom: string; univers: readonly Univers[]; objet: string; corps: string }

const POLITESSE = 'Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.'
const lettre = (...paragraphes: string[]): string => ['Madame, Monsieur,', ...paragraphes, POLITESSE].join('\n\n')

/** Les modèles de courrier : ce que l’on choisit, puis ce que l’on relit et complète avant de publier. */
export const MODELES_COURRIER: readonly ModeleCourrier[] = [
  {
    code: 'attestation',
    nom: 'Attestation de règlement des cotisations',
    univers: ['sante', 'prevoyance'],
    objet: 'Attestation de règlement de vos cotisations',
    corps: lettre(
      'Nous attestons que {entreprise}, SIREN {siren}, est à jour du paiement de ses cotisations au titre de {garantie} (contrat {contrat}), à la date du {date}.',
      'Cette attestation est délivrée à votre demande, pour être produite là où elle vous est demandée. Elle est valable six mois.',
    ),
  },
  {
    code: 'avenant',
    nom: 'Avenant à votre contrat',
    univers: ['sante', 'prevoyance'],
    objet: 'Avenant à votre contrat {contrat}',
    corps: lettre(
      'À compter du [date d’effet], les garanties de {garantie} (contrat {contrat}) évoluent\u00a0: [ce qui change].',
      'Remettez la nouvelle notice d’information à chaque salarié concerné. Une nouvelle fiche de paramétrage DSN vous parviendra\u00a0: vous n’avez rien à modifier d’ici là.',
      'Sans réponse de votre part avant le {reponse}, l’avenant prend effet tel quel. Une question, un désaccord\u00a0: répondez à ce courrier.',
    ),
  },
  {
    code: 'adhesion',
    nom: 'Certificat d’adhésion',
    univers: ['sante', 'prevoyance', 'retraite'],
    objet: 'Votre certificat d’adhésion, contrat {contrat}',
    corps: lettre(
      'L’adhésion de {entreprise} à {garantie} est enregistrée sous le contrat {contrat}.',
      'Gardez ce courrier avec la lettre d’accompagnement qui porte votre identifiant numéro entreprise\u00a0: il sert à rattacher votre entreprise à un compte en ligne.',
    ),
  },
  {
    code: 'cotisations',
    nom: 'Cotisations impayées',
    univers: ['sante', 'prevoyance'],
    objet: 'Cotisations à régler, contrat {contrat}',
    corps: lettre(
      'Sauf erreur de notre part, la cotisation de [période] du contrat {contrat}, soit [montant], ne nous est pas parvenue.',
      'Réglez-la avant le {reponse} par votre prochaine DSN, ou répondez à ce courrier pour convenir d’un échéancier. Si le paiement vient de partir, ne tenez pas compte de cette lettre.',
    ),
  },
  {
    code: 'regularisation',
    nom: 'Régularisation annuelle',
    univers: ['sante', 'prevoyance'],
    objet: 'Régularisation annuelle de vos cotisations',
    corps: lettre(
      'L’écart entre les cotisations appelées et les salaires que vous avez déclarés pour l’année [année] est de [montant].',
      'Cette somme est portée sur votre prochain appel de cotisations du contrat {contrat}. Aucune démarche n’est à faire de votre côté.',
    ),
  },
  { code: 'libre', nom: 'Texte libre', univers: ['sante', 'prevoyance', 'retraite'], objet: '', corps: lettre('[votre texte]') },
]

/** Le modèle de ce nom. */
export const findModele = (code: string | undefined): ModeleCourrier | undefined => MODELES_COURRIER.find((un) => un.code === code)
