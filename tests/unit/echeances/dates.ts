/**
 * Le calendrier de 2026 et 2027, calculé à la main depuis la règle, mois de l’échéance par mois de l’échéance.
 *
 * Règle (code de la sécurité sociale, article R. 133-14) : la DSN d’un mois est due le mois suivant, le 5 à midi à partir de 50 salariés, le 15 à midi
 * sinon. Le report au premier jour ouvré est à vérifier (domaine, section 2.9, marqué [K]) : `report` dit pourquoi la date bouge.
 * Jours fériés (code du travail, article L. 3133-1) : Pâques le 5 avril 2026 et le 28 mars 2027, donc lundi de Pâques les 6 avril et 29 mars,
 * Ascension les 14 et 6 mai, lundi de Pentecôte les 25 et 17 mai.
 */
export const DSN: readonly { mois: string; cinq: string; quinze: string; report?: string }[] = [
  { mois: '2026-01', cinq: '05', quinze: '15' },
  { mois: '2026-02', cinq: '05', quinze: '16', report: 'le 15 est un dimanche' },
  { mois: '2026-03', cinq: '05', quinze: '16', report: 'le 15 est un dimanche' },
  { mois: '2026-04', cinq: '07', quinze: '15', report: 'le 5 est Pâques, le 6 son lundi' },
  { mois: '2026-05', cinq: '05', quinze: '15' },
  { mois: '2026-06', cinq: '05', quinze: '15' },
  { mois: '2026-07', cinq: '06', quinze: '15', report: 'le 5 est un dimanche' },
  { mois: '2026-08', cinq: '05', quinze: '17', report: 'le 15 est l’Assomption, un samedi' },
  { mois: '2026-09', cinq: '07', quinze: '15', report: 'le 5 est un samedi' },
  { mois: '2026-10', cinq: '05', quinze: '15' },
  { mois: '2026-11', cinq: '05', quinze: '16', report: 'le 15 est un dimanche' },
  { mois: '2026-12', cinq: '07', quinze: '15', report: 'le 5 est un samedi' },
  { mois: '2027-01', cinq: '05', quinze: '15' },
  { mois: '2027-02', cinq: '05', quinze: '15' },
  { mois: '2027-03', cinq: '05', quinze: '15' },
  { mois: '2027-04', cinq: '05', quinze: '15' },
  { mois: '2027-05', cinq: '05', quinze: '18', report: 'le 15 est un samedi, le 17 le lundi de Pentecôte' },
  { mois: '2027-06', cinq: '07', quinze: '15', report: 'le 5 est un samedi' },
  { mois: '2027-07', cinq: '05', quinze: '15' },
  { mois: '2027-08', cinq: '05', quinze: '16', report: 'le 15 est l’Assomption, un dimanche' },
  { mois: '2027-09', cinq: '06', quinze: '15', report: 'le 5 est un dimanche' },
  { mois: '2027-10', cinq: '05', quinze: '15' },
  { mois: '2027-11', cinq: '05', quinze: '15' },
  { mois: '2027-12', cinq: '06', quinze: '15', report: 'le 5 est un dimanche' },
]

/**
 * La retraite se paie le 25, sans report (agirc-arrco.fr, le paiement des cotisations). Donner l’ordre le jour ouvré d’avant est à vérifier ([K]) : ici les
 * seuls mois où le 25 est fermé, et ce jour-là.
 */
export const ORDRES: Readonly<Record<string, string>> = {
  '2026-01-25': '2026-01-23', // dimanche
  '2026-04-25': '2026-04-24', // samedi
  '2026-05-25': '2026-05-22', // lundi de Pentecôte
  '2026-07-25': '2026-07-24', // samedi
  '2026-10-25': '2026-10-23', // dimanche
  '2026-12-25': '2026-12-24', // Noël, un vendredi
  '2027-04-25': '2027-04-23', // dimanche
  '2027-07-25': '2027-07-23', // dimanche
  '2027-09-25': '2027-09-24', // samedi
  '2027-12-25': '2027-12-24', // Noël, un samedi
}

/** Chaque trimestre, à 9 salariés au plus et sur demande : le 25 du mois qui le suit (même source). */
export const TRIMESTRES = ['2026-01-25', '2026-04-25', '2026-07-25', '2026-10-25', '2027-01-25', '2027-04-25', '2027-07-25', '2027-10-25'] as const

/** Les deux jours de plus en Moselle, au Bas-Rhin et au Haut-Rhin (code du travail, article L. 3134-13) ; à vérifier pour la DSN ([K]). */
export const LOCAUX = ['2026-04-03', '2026-12-26', '2027-03-26', '2027-12-26'] as const
