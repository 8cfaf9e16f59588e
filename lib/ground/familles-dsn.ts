/** Une famille d’anomalies : son nom, ce qu’elle veut dire, quoi faire, et la rubrique à corriger quand l’anomalie ne la dit pas. */
export type FamilleAnomalie = { code: string; titre: string; explication: string; remede: string; rubrique: string }

/** La première famille dont le motif convient au code l’emporte. */
const FAMILLES: readonly (FamilleAnomalie & { motif: RegExp })[] = [
  {
    code: 'contrat',
    motif: /^E-CTR-/,
    titre: 'Contrat inconnu ou résilié à cette date',
    explication: 'La référence déclarée n’est pas celle d’un contrat en cours de votre entreprise pendant le mois déclaré.',
    remede: 'Reprenez la référence de la fiche, à la lettre près\u00a0: zéros, tirets, sans espace.',
    rubrique: 'S21.G00.15.001',
  },
  {
    code: 'organisme',
    motif: /^E-ORG-/,
    titre: 'Organisme ou délégataire erroné',
    explication: 'Le code de l’organisme assureur, ou celui du délégataire de gestion, n’est pas celui de la fiche.',
    remede: 'Reprenez le code de la fiche, et laissez le délégataire vide quand elle n’en a pas.',
    rubrique: 'S21.G00.15.002',
  },
  {
    code: 'population',
    motif: /^E-POP-/,
    titre: 'Code population inconnu',
    explication: 'Ce code n’existe pas dans le contrat\u00a0: tant qu’il est déclaré, le salarié n’apparaît couvert nulle part.',
    remede: 'Reprenez le code population de la fiche dans l’affiliation du salarié.',
    rubrique: 'S21.G00.70.005',
  },
  {
    code: 'option',
    motif: /^E-OPT-/,
    titre: 'Code option inconnu',
    explication: 'L’option déclarée n’est pas souscrite dans ce contrat.',
    remede: 'Reprenez le code option de la fiche, ou laissez la rubrique vide quand elle n’en a pas.',
    rubrique: 'S21.G00.70.004',
  },
  {
    code: 'affiliation_absente',
    motif: /^E-AFF-01$/,
    titre: 'Salarié sans l’affiliation attendue',
    explication: 'D’après les critères de la fiche, ce salarié devrait être affilié à ce contrat, et la DSN ne le dit pas.',
    remede: 'Affiliez-le au contrat dans le logiciel de paie, depuis son entrée dans la catégorie.',
    rubrique: 'S21.G00.70.013',
  },
  {
    code: 'affiliation_double',
    motif: /^E-AFF-02$/,
    titre: 'Affiliation en double',
    explication: 'Le même salarié est affilié deux fois au même contrat, pour la même population.',
    remede: 'Fermez l’une des deux affiliations dans le logiciel de paie.',
    rubrique: 'S21.G00.70.012',
  },
  {
    code: 'base_absente',
    motif: /^E-BAS-01$/,
    titre: 'Base de prévoyance absente',
    explication: 'Une affiliation est déclarée sans la base assujettie de type 31 qui porte ses cotisations.',
    remede: 'Vérifiez que la cotisation est activée dans la paie du salarié.',
    rubrique: 'S21.G00.78.001',
  },
  {
    code: 'composant_absent',
    motif: /^E-BAS-02$/,
    titre: 'Un composant attendu n’est pas déclaré',
    explication: 'La fiche attend une tranche ou une base que la DSN ne porte pas. Au-delà du plafond mensuel, un cadre cotise aussi en tranche B.',
    remede: 'Activez le composant de la fiche pour ce salarié.',
    rubrique: 'S21.G00.79.001',
  },
  {
    code: 'composant_de_trop',
    motif: /^E-BAS-03$/,
    titre: 'Un composant déclaré n’est pas attendu',
    explication: 'La DSN porte une tranche ou une base que la fiche n’a pas pour cette population.',
    remede: 'Retirez le composant, ou vérifiez la population du salarié.',
    rubrique: 'S21.G00.79.001',
  },
  {
    code: 'cotisation',
    motif: /^E-COT-/,
    titre: 'Cotisation différente de la fiche',
    explication: 'Le montant déclaré n’est pas celui que donnent les bases de la DSN et les taux de la fiche.',
    remede: 'Vérifiez que le taux de la fiche en cours est celui du logiciel de paie, composant par composant.',
    rubrique: 'S21.G00.81.004',
  },
  {
    code: 'versement',
    motif: /^E-VRS-/,
    titre: 'Versement différent des cotisations',
    explication: 'Le montant versé à l’organisme n’est pas la somme des cotisations déclarées.',
    remede: 'Recalculez le bordereau de versement avant le prochain dépôt.',
    rubrique: 'S21.G00.55.001',
  },
  {
    code: 'periode',
    motif: /^E-PER-/,
    titre: 'Période d’affectation incohérente',
    explication: 'La période du versement (mois, trimestre…) n’est pas la périodicité du contrat.',
    remede: 'Reprenez la périodicité de la fiche\u00a0: M pour le mois, T pour le trimestre.',
    rubrique: 'S21.G00.55.004',
  },
  {
    code: 'sorti',
    motif: /^E-SOR-/,
    titre: 'Salarié sorti encore affilié',
    explication: 'La fin de son contrat de travail est déclarée, et son affiliation continue au-delà du mois de sortie.',
    remede: 'Fermez l’affiliation à la date de sortie.',
    rubrique: 'S21.G00.70.015',
  },
  {
    code: 'identite',
    motif: /^E-IDT-/,
    titre: 'Salarié non reconnu',
    explication: 'Son identité ou son numéro de sécurité sociale ne correspond à personne (bilan d’identification des salariés).',
    remede: 'Vérifiez l’identité sur sa carte Vitale, puis corrigez-la dans la paie.',
    rubrique: 'S21.G00.30.001',
  },
  {
    code: 'siret',
    motif: /^E-SIR-/,
    titre: 'Établissement non rattaché au contrat',
    explication: 'Le SIRET déclaré n’est pas couvert par ce contrat.',
    remede: 'Vérifiez l’établissement d’affectation\u00a0; s’il est nouveau, demandez son rattachement.',
    rubrique: 'S21.G00.11.001',
  },
  {
    code: 'iban',
    motif: /^E-BAN-/,
    titre: 'IBAN refusé',
    explication: 'La banque a rejeté le prélèvement (SEPA) du versement de cette DSN.',
    remede: 'Corrigez l’IBAN du versement, et vérifiez le mandat de prélèvement.',
    rubrique: 'S21.G00.20.004',
  },
  {
    code: 'retroactif',
    motif: /^E-RET-/,
    titre: 'Changement rétroactif non recalculé',
    explication: 'Un changement est déclaré avec effet dans le passé (bloc 41), sans que ses cotisations passées soient reprises.',
    remede: 'Faites recalculer les mois concernés par le logiciel de paie.',
    rubrique: 'S21.G00.41.001',
  },
]

/** La famille d’un code d’anomalie ; `null` : ce code n’est pas de ceux que nous savons expliquer. */
export const familleOf = (code: string): FamilleAnomalie | null => FAMILLES.find(({ motif }) => motif.test(code)) ?? null

/** Comment se dit un code : le titre de sa famille, sinon lui-même. */
export const titreOfCode = (code: string): string => familleOf(code)?.titre ?? `Code ${code}`

/** Les motifs des codes que nous savons expliquer, pour la base qui les range avant les autres. */
export const MOTIFS_CONNUS: readonly string[] = FAMILLES.map(({ motif }) => motif.source)

/** Toutes, pour qui les montre. */
export const listFamilles = (): readonly FamilleAnomalie[] => FAMILLES
