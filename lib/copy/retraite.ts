import type { ServiceRetraiteId } from '@/lib/ground/adresses-retraite'

/** Un fait d’une page : `aVerifier`, il se dit sans source publique et reste à confirmer. */
export type Fait = { nom: string; valeur: string; aVerifier?: true }

/**
 * Ce que le portail dit d’un service de retraite avant d’en sortir. `source` : d’où viennent ses faits, et le mois où elle a été lue.
 * `direct` : la présentation veut que l’entrée sorte aussitôt, « En savoir plus » à côté.
 */
export type TexteRetraite = {
  titre: string
  phrase: string
  explication: readonly string[]
  faits: readonly Fait[]
  faire: readonly string[]
  source: { nom: string; lue: string }
  direct?: true
}

const LUE = '2026-11'
const TABLEAU = 'agirc-arrco.fr, questions sur DSN-FIAB et le tableau de bord'

/** Les neuf services, dans les mots de la référence (Univers Retraite) et les faits du domaine, sections 2.9 et 5. */
export const TEXTES_RETRAITE: Readonly<Record<ServiceRetraiteId, TexteRetraite>> = {
  'conditions-adhesion': {
    titre: 'Conditions d’adhésion',
    phrase: 'Depuis quand chaque établissement adhère, et à quels taux ses salaires cotisent.',
    explication: [
      'La retraite complémentaire de vos salariés est tenue par l’Agirc-Arrco. Vos conditions d’adhésion disent, pour chaque établissement, depuis quand il y adhère et à quels taux ses salaires cotisent.',
      'Elles servent à régler le logiciel de paie, à ouvrir un établissement, ou à comprendre une cotisation appelée.',
    ],
    faits: [
      { nom: 'Où les lire', valeur: 'Sur le tableau de bord Agirc-Arrco de votre entreprise' },
      { nom: 'Qui peut les lire', valeur: 'Les personnes que votre entreprise y a habilitées' },
      { nom: 'Connexion', valeur: 'Sur le site de l’Agirc-Arrco\u00a0: ce portail ne vous y connecte pas à votre place' },
    ],
    faire: [
      'Ayez sous la main le SIRET de l’établissement.',
      'Comparez les taux avec ceux de votre logiciel de paie.',
      'Un taux ne convient pas\u00a0? Écrivez à votre caisse Agirc-Arrco avant la prochaine DSN.',
    ],
    source: { nom: TABLEAU, lue: LUE },
  },
  'avis-mise-en-recouvrement': {
    titre: 'Avis de mise en recouvrement',
    phrase: 'Une cotisation déclarée et non payée\u00a0: ce que dit l’avis, et que faire.',
    explication: [
      'Un avis de mise en recouvrement vous dit qu’une cotisation de retraite complémentaire, déclarée en DSN, n’a pas été payée ou pas entièrement, et pour quelle période.',
      'Il vient avant la mise en demeure, puis l’inscription de privilège. Payé ou expliqué à ce moment, l’impayé ne va pas plus loin.',
    ],
    faits: [
      { nom: 'Ce qu’il réclame', valeur: 'Les cotisations restées dues, période par période' },
      { nom: 'Ce qui le suit', valeur: 'Mise en demeure, puis inscription de privilège', aVerifier: true },
      { nom: 'Où le régler', valeur: 'Sur Cotizen, par carte ou prélèvement SEPA' },
    ],
    faire: [
      'Retrouvez la DSN de la période, et le paiement qu’elle portait.',
      'La somme est due\u00a0: payez-la en ligne, sans attendre la mise en demeure.',
      'La somme n’est pas due\u00a0: répondez à l’avis avec la preuve du paiement, ou corrigez la DSN suivante.',
      'Vous ne pouvez pas payer en une fois\u00a0: demandez un échéancier avant la date que porte l’avis.',
    ],
    source: { nom: 'agirc-arrco.fr, présentation de Cotizen', lue: LUE },
  },
  'fiabilisation-dsn': {
    titre: 'Fiabilisation DSN',
    phrase: 'DSN-FIAB\u00a0: ce que l’Agirc-Arrco a compris de vos DSN, salarié par salarié.',
    explication: [
      'DSN-FIAB montre ce que l’Agirc-Arrco a retenu de vos DSN et ce qui ne va pas\u00a0: un salarié mal identifié, une assiette qui manque, un statut qui ne convient pas. Une erreur laissée là se retrouve dans la carrière du salarié.',
      'L’Agirc-Arrco y relève des erreurs dans environ 15\u00a0% des DSN.',
    ],
    faits: [
      {
        nom: 'Ce que l’on y trouve',
        valeur: 'Un tableau de bord, les données de chaque salarié à télécharger, un autodiagnostic, et le rappel d’un conseiller',
      },
      { nom: 'Comment y entrer', valeur: 'Depuis l’espace client de votre institution, depuis net-entreprises.fr, ou par Jedeclare' },
      { nom: 'Tiers déclarants', valeur: 'Un portefeuille et des sous-portefeuilles, avec les habilitations de chaque client' },
    ],
    faire: [
      'Commencez par l’autodiagnostic.',
      'Corrigez dans la paie, puis dans la DSN du mois suivant.',
      'Si une anomalie reste incomprise, demandez à y être rappelé.',
    ],
    source: { nom: TABLEAU, lue: LUE },
  },
  'codification-dsn': {
    titre: 'Aide à la codification DSN Retraite',
    phrase: 'Paramétrer les données de vos salariés, dans le logiciel de paie, pour la DSN destinée à l’Agirc-Arrco.',
    explication: [
      'La retraite complémentaire n’a pas de fiche de paramétrage personnalisée\u00a0: ses codes sont les mêmes pour toutes les entreprises. Le cahier d’aide à la codification de l’Agirc-Arrco les donne un par un.',
      'La clé est la rubrique S21.G00.71.002\u00a0: depuis 2019, elle vaut RUAA, le régime unifié Agirc-Arrco.',
    ],
    faits: [
      { nom: 'S21.G00.71.002, code régime', valeur: 'RUAA' },
      { nom: 'S21.G00.40.003, statut du salarié', valeur: '01 cadre (articles 4 et 4 bis), 02 extension cadre, 04 non cadre' },
      { nom: 'Une question de codification', valeur: 'dsn@agirc-arrco.fr' },
    ],
    faire: [
      'Reportez RUAA sur chaque contrat de travail qui cotise.',
      'Vérifiez le statut du salarié\u00a0: il décide de ce que l’Agirc-Arrco attend.',
      'Pour la santé et la prévoyance, suivez vos fiches de paramétrage, dans «\u00a0DSN\u00a0».',
    ],
    source: { nom: 'Cahier d’aide à la codification, Agirc-Arrco', lue: LUE },
  },
  'date-limite-declaration': {
    titre: 'Date limite de déclaration',
    phrase: 'Le calendrier des déclarations, publié par net-entreprises.fr.',
    explication: [
      'La DSN d’un mois se dépose le mois suivant\u00a0: le 5 à midi à partir de 50 salariés, le 15 à midi en dessous. Un jour fermé la reporte au premier jour ouvré.',
      'Elle porte aussi vos cotisations de retraite, de santé et de prévoyance\u00a0: il n’y a pas d’autre déclaration à faire.',
    ],
    faits: [
      { nom: 'Premier dépôt', valeur: 'Jusqu’au jour de l’échéance, à midi' },
      { nom: 'Annule et remplace', valeur: 'Jusqu’à la veille de l’échéance, 23\u00a0h\u00a059' },
      { nom: 'Jour fermé', valeur: 'Samedi, dimanche et jours fériés, ceux d’Alsace-Moselle compris', aVerifier: true },
      { nom: 'Retard', valeur: '60,08\u00a0€ par salarié et par mois en 2026 (1,5\u00a0% du plafond mensuel)' },
      { nom: 'Omission d’un salarié', valeur: '40,05\u00a0€ par salarié en 2026 (1\u00a0% du plafond mensuel)' },
    ],
    faire: ['Déposez dès que la paie est close\u00a0: une DSN se remplace jusqu’à la veille.', 'Abonnez votre agenda aux échéances de l’entreprise.'],
    source: { nom: 'Code de la sécurité sociale, articles R. 133-14, R. 243-6, R. 243-12 et R. 243-13', lue: LUE },
    direct: true,
  },
  'date-limite-paiement': {
    titre: 'Date limite de paiement',
    phrase: 'Les modalités des cotisations de retraite complémentaire\u00a0: le 25, chaque mois ou chaque trimestre.',
    explication: [
      'Les cotisations de retraite complémentaire d’un mois se paient le 25 du mois suivant au plus tard.',
      'Une entreprise de 9 salariés ou moins peut demander à payer chaque trimestre\u00a0: le 25 avril, le 25 juillet, le 25 octobre et le 25 janvier. Sans demande, elle paie chaque mois.',
    ],
    faits: [
      { nom: 'Chaque mois', valeur: 'Le 25 du mois suivant' },
      { nom: 'Chaque trimestre', valeur: '25 avril, 25 juillet, 25 octobre, 25 janvier\u00a0; 9 salariés au plus, sur demande' },
      { nom: 'Le 25 tombe un jour fermé', valeur: 'Donnez l’ordre le jour ouvré d’avant', aVerifier: true },
    ],
    faire: [
      'Portez le paiement dans la DSN du mois, ou payez en ligne sur Cotizen.',
      'Pour payer chaque trimestre, demandez-le à votre caisse Agirc-Arrco.',
    ],
    source: { nom: 'agirc-arrco.fr, le paiement des cotisations', lue: LUE },
  },
  'payer-en-ligne': {
    titre: 'Payer en ligne',
    phrase: 'Cotizen\u00a0: toutes vos cotisations de retraite complémentaire, sur une seule et même plateforme.',
    explication: [
      'Cotizen réunit ce que l’entreprise doit à la retraite complémentaire, et le règle en quelques minutes, par carte ou par prélèvement SEPA.',
      'On y paie ce que la DSN n’a pas payé, un avis de mise en recouvrement, une mise en demeure ou une inscription de privilège.',
    ],
    faits: [
      { nom: 'Moyens de paiement', valeur: 'Carte bancaire, prélèvement SEPA' },
      { nom: 'Historique', valeur: 'Les paiements déjà faits y restent lisibles' },
      { nom: 'Plusieurs personnes', valeur: 'Un administrateur et des utilisateurs\u00a0: un expert-comptable peut payer par délégation' },
      { nom: 'Santé et prévoyance', valeur: 'Prévues sur la même plateforme\u00a0; pas encore ouvertes', aVerifier: true },
    ],
    faire: ['Ayez le SIRET de l’établissement et la référence de l’avis.', 'Gardez le reçu de paiement avec la DSN du mois.'],
    source: { nom: 'agirc-arrco.fr, présentation de Cotizen', lue: LUE },
    direct: true,
  },
  'informations-salaries': {
    titre: 'Informations et conseils pour mes salariés',
    phrase: 'De quoi aider vos salariés à préparer leur départ à la retraite.',
    explication: [
      'Un salarié peut préparer sa retraite longtemps avant de partir\u00a0: vérifier sa carrière, estimer sa pension, demander un entretien. Ces services sont gratuits et lui appartiennent\u00a0: l’entreprise n’y voit rien.',
      'Vous pouvez lui en parler à un entretien professionnel, ou à l’approche de la fin de carrière.',
    ],
    faits: [
      { nom: 'Entretien information retraite', valeur: 'Un rendez-vous avec un conseiller, pour faire le point sur sa carrière', aVerifier: true },
      { nom: 'Simulateur', valeur: 'Une estimation de la pension, selon l’âge de départ', aVerifier: true },
      { nom: 'Qui le demande', valeur: 'Le salarié lui-même, depuis le site de l’Agirc-Arrco' },
    ],
    faire: [
      'Donnez l’adresse au salarié\u00a0: il se connecte avec son propre compte.',
      'Pour un départ proche, préparez les bulletins qui manqueraient à sa carrière.',
    ],
    source: { nom: 'agirc-arrco.fr, espace des particuliers', lue: LUE },
  },
  'action-sociale': {
    titre: 'Action sociale pour mes salariés',
    phrase: 'Les solutions de l’Action sociale Retraite pour vos salariés.',
    explication: [
      'La retraite complémentaire aide aussi par son Action sociale\u00a0: un salarié ou un proche qui traverse une difficulté peut y trouver un conseil, une orientation ou une aide.',
      'L’aide se demande par la personne elle-même et s’étudie selon sa situation. L’entreprise n’en voit ni la demande, ni la réponse.',
    ],
    faits: [
      { nom: 'Qui la demande', valeur: 'Le salarié, auprès de la caisse Agirc-Arrco', aVerifier: true },
      { nom: 'Ce que voit l’entreprise', valeur: 'Rien' },
    ],
    faire: [
      'Parlez-en au salarié, sans faire la demande pour lui.',
      'Un salarié en arrêt long\u00a0: pensez aussi au fonds social de vos contrats, dans «\u00a0Offres et services\u00a0».',
    ],
    source: { nom: 'agirc-arrco.fr, Action sociale', lue: LUE },
  },
}

/** « Accès à mes services » : l’ensemble des services de l’Agirc-Arrco. */
export const ACCES_SERVICES = [
  'conditions-adhesion',
  'avis-mise-en-recouvrement',
  'fiabilisation-dsn',
] as const satisfies readonly ServiceRetraiteId[]
/** Les autres entrées, dans l’ordre de la référence. */
export const AUTRES_SERVICES = [
  'codification-dsn',
  'date-limite-declaration',
  'date-limite-paiement',
  'payer-en-ligne',
  'informations-salaries',
  'action-sociale',
] as const satisfies readonly ServiceRetraiteId[]
