import type { Univers } from '../../lib/ground/univers'

/** Une page d’un modèle : son titre, et ce qui s’y lit ; une ligne de points se remplit à la main. */
export type ModeleRaconte = {
  cle: string
  nature: 'modele' | 'notice'
  titre: string
  phrase: string
  univers: Univers[]
  /** Les titres et les paragraphes, un par ligne ; « # » ouvre un titre. */
  texte: readonly string[]
}

const POINTS = ' ………………………………………………………………'
const champ = (libelle: string): string => `${libelle}\u00a0:${POINTS}`
const SIGNE = champ('Fait à, le, signature')

/** La bibliothèque de la démonstration : ce qu’une entreprise y cherche d’abord. */
export const BIBLIOTHEQUE: readonly ModeleRaconte[] = [
  {
    cle: 'attestation-salaire',
    nature: 'modele',
    titre: 'Modèle d’attestation de salaire',
    phrase: 'À joindre à une déclaration d’arrêt de travail',
    univers: ['prevoyance'],
    texte: [
      'L’employeur atteste des salaires des douze mois civils qui précèdent l’arrêt. Un mois incomplet se dit, avec son motif.',
      '# L’entreprise',
      champ('Raison sociale et SIRET'),
      '# Le salarié',
      champ('Nom et prénom'),
      champ('Emploi, catégorie (cadre, non-cadre)'),
      champ('Entré le, dernier jour travaillé'),
      '# Les salaires, mois par mois',
      ...['Mois 1', 'Mois 2', 'Mois 3', 'Mois 4', 'Mois 5', 'Mois 6', 'Mois 7', 'Mois 8', 'Mois 9', 'Mois 10', 'Mois 11', 'Mois 12'].map((mois) =>
        champ(`${mois}, brut, net, remarque`),
      ),
      SIGNE,
    ],
  },
  {
    cle: 'bulletin-affiliation',
    nature: 'modele',
    titre: 'Bulletin d’affiliation santé',
    phrase: 'À faire signer par le salarié',
    univers: ['sante'],
    texte: [
      'À remettre rempli et signé dans le mois de l’embauche. Aucun renseignement médical n’est demandé.',
      '# Le salarié',
      champ('Nom, prénom, date de naissance'),
      champ('Adresse'),
      champ('Date d’embauche, option choisie'),
      '# Les bénéficiaires',
      champ('Conjoint, partenaire ou concubin'),
      champ('Enfants à charge'),
      SIGNE,
    ],
  },
  {
    cle: 'demande-dispense',
    nature: 'modele',
    titre: 'Demande de dispense d’affiliation',
    phrase: 'Les cas de dispense et la déclaration du salarié',
    univers: ['sante'],
    texte: [
      'Un salarié peut refuser la couverture de l’entreprise dans les cas prévus par le code de la Sécurité sociale (articles L. 911-7, D. 911-2 et R. 911-1 et suivants). La demande est écrite et vient de lui.',
      '# Le cas invoqué',
      'Cocher\u00a0: déjà couvert à titre obligatoire par un autre employeur ou par son conjoint\u202f; complémentaire santé solidaire\u202f; contrat individuel jusqu’à son échéance\u202f; contrat à durée déterminée ou mission d’au plus douze mois.',
      champ('Justificatif joint, valable jusqu’au'),
      '# La déclaration',
      'Je demande à ne pas être affilié au régime frais de santé de mon entreprise. Je sais que je renonce à ses remboursements, à sa portabilité et à la part payée par mon employeur, et que je peux revenir sur ce choix.',
      champ('Nom et prénom'),
      SIGNE,
    ],
  },
  {
    cle: 'information-portabilite',
    nature: 'notice',
    titre: 'Information du salarié sur la portabilité',
    phrase: 'À remettre à la rupture du contrat de travail',
    univers: ['sante', 'prevoyance'],
    texte: [
      '# Ce que c’est',
      'Un salarié dont le contrat de travail est rompu, sauf pour faute lourde, et qui est indemnisé par l’assurance chômage, garde gratuitement les garanties santé et prévoyance de son entreprise (article L. 911-8 du code de la Sécurité sociale).',
      '# Combien de temps',
      'La durée de son dernier contrat, en mois entiers, douze mois au plus. Elle cesse quand il reprend un emploi ou n’est plus indemnisé.',
      '# Ce qu’il doit faire',
      'Envoyer au centre de gestion l’attestation de prise en charge de France Travail, puis dire tout changement de situation.',
      '# Ce que vous devez faire',
      'L’écrire dans le certificat de travail, et déclarer la rupture dans la DSN du mois.',
    ],
  },
  {
    cle: 'designation-beneficiaires',
    nature: 'modele',
    titre: 'Désignation de bénéficiaires',
    phrase: 'Le salarié l’adresse lui-même au centre de gestion, sous pli fermé',
    univers: ['prevoyance'],
    texte: [
      'Ce choix est personnel\u00a0: l’employeur n’a pas à le connaître. Sans désignation, la clause du contrat s’applique\u00a0: le conjoint, à défaut les enfants, à défaut les ascendants, à défaut les héritiers.',
      '# Le salarié',
      champ('Nom, prénom, date de naissance'),
      champ('Entreprise'),
      '# Les bénéficiaires, dans l’ordre',
      champ('Premier\u00a0: nom, prénom, né le, part'),
      champ('Deuxième\u00a0: nom, prénom, né le, part'),
      champ('À défaut'),
      SIGNE,
    ],
  },
  {
    cle: 'mandat-sepa',
    nature: 'modele',
    titre: 'Mandat de prélèvement SEPA',
    phrase: 'Pour payer vos cotisations par prélèvement',
    univers: ['sante', 'prevoyance'],
    texte: [
      'En signant ce mandat, vous autorisez Carcept Prev à envoyer des instructions à votre banque pour débiter votre compte, et votre banque à le débiter. Vous pouvez être remboursé par votre banque dans les huit semaines du débit.',
      '# Le débiteur',
      champ('Raison sociale et SIREN'),
      champ('Adresse'),
      champ('IBAN'),
      champ('BIC'),
      '# Le paiement',
      'Type\u00a0: récurrent. La référence unique du mandat vous est donnée avec le premier avis.',
      SIGNE,
    ],
  },
  {
    cle: 'guide-dsn',
    nature: 'notice',
    titre: 'Guide du paramétrage DSN',
    phrase: 'Lire une fiche et la reporter dans le logiciel de paie',
    univers: ['sante', 'prevoyance'],
    texte: [
      '# Où trouver la fiche',
      'Dans «\u00a0DSN Santé / Prévoyance\u00a0» de votre espace. Il y a une fiche par contrat et par population.',
      '# Ce qui se reporte',
      'Le code organisme et la référence du contrat (bloc 15), le code option et le code population (bloc 70), l’assiette et le taux (blocs 78, 79 et 81).',
      '# Quand',
      'Avant la DSN du mois d’effet. Une fiche neuve remplace la précédente à sa date, jamais avant.',
      '# Vérifier',
      'Après l’envoi, lisez le compte rendu métier\u00a0: il dit ligne par ligne ce qui a été retenu.',
    ],
  },
]

/** Ce que la démonstration a publié aux entreprises : un document à une famille, un autre à un contrat. */
export const DOCUMENTS = [
  {
    cle: 'notice-sante',
    univers: 'sante',
    nature: 'notice',
    titre: 'Notice d’information santé 2027',
    phrase: 'À remettre à chaque salarié',
    portee: 'famille',
    cible: 'TRM-SANTE',
    jour: -5,
    texte: [
      '# Vos garanties au 1er janvier 2027',
      'Cette notice résume les garanties du régime frais de santé de votre entreprise. L’employeur la remet à chaque salarié et garde la preuve de la remise.',
      '# Être remboursé',
      'La carte de tiers payant évite l’avance des frais. Sans elle, les décomptes de la Sécurité sociale arrivent d’eux-mêmes\u202f; pour le reste, envoyez la facture acquittée.',
      '# Ce qui change',
      'Les plafonds suivent le plafond mensuel de la Sécurité sociale. Les options restent celles de 2026.',
    ],
  },
  {
    cle: 'conditions-nc',
    univers: 'prevoyance',
    nature: 'conditions',
    titre: 'Conditions particulières de la prévoyance des non-cadres',
    phrase: 'Garanties, franchise et bases de calcul de votre contrat',
    portee: 'contrat',
    cible: 'TRM-NC-0000123',
    jour: -60,
    texte: [
      '# Les garanties',
      'Incapacité de travail, invalidité, décès et rente d’éducation, pour l’ensemble du personnel non cadre.',
      '# La franchise',
      'Trente jours, comptés sur plusieurs arrêts.',
      '# La base de calcul',
      'Les douze derniers salaires bruts, tels que la DSN les porte.',
    ],
  },
] as const
