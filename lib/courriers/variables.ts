/** Ce que chaque variable d’un courrier dit, pour qui l’écrit. */
export const VARIABLES = {
  entreprise: 'la raison sociale',
  siren: 'le SIREN',
  contrat: 'la référence du contrat choisi',
  garantie: 'le nom du contrat choisi',
  date: 'la date du jour',
  reponse: 'la date de réponse souhaitée',
} as const satisfies Record<string, string>

export type Variable = keyof typeof VARIABLES

/** Ce que valent les variables ; `null` : rien ne le dit encore. */
export type Valeurs = Record<Variable, string | null>

const MANQUE: Partial<Record<Variable, string>> = {
  contrat: 'Le texte cite {contrat}\u00a0: choisissez un contrat dans «\u00a0À propos de\u00a0», ou retirez la variable.',
  garantie: 'Le texte cite {garantie}\u00a0: choisissez un contrat dans «\u00a0À propos de\u00a0», ou retirez la variable.',
  reponse: 'Le texte cite {reponse}\u00a0: indiquez la date de réponse souhaitée, ou retirez la variable.',
}

/**
 * Remplit les variables d’un texte. Pure.
 * @returns le texte rempli, ou la phrase qui dit ce qui l’empêche : variable inconnue, valeur qui manque, crochet resté à compléter.
 */
export function fillVariables(texte: string, valeurs: Valeurs): { texte: string } | { faute: string } {
  for (const [, nom = ''] of texte.matchAll(/\{([^{}\n]{0,40})\}/g)) {
    if (!isVariable(nom))
      return {
        faute: `La variable {${nom}} n’existe pas. Celles qui existent\u00a0: ${Object.keys(VARIABLES)
          .map((un) => `{${un}}`)
          .join(', ')}.`,
      }
    if (valeurs[nom] === null) return { faute: MANQUE[nom] ?? `Rien ne dit encore ce que vaut {${nom}}.` }
  }
  const reste = /\[[^[\]\n]{1,80}\]/.exec(texte)
  if (reste) return { faute: `Remplacez ${reste[0]} par ce que l’entreprise doit lire.` }
  return { texte: texte.replaceAll(/\{([^{}\n]{0,40})\}/g, (tel, nom: string) => (isVariable(nom) ? (valeurs[nom] ?? tel) : tel)) }
}

const isVariable = (nom: string): nom is Variable => Object.hasOwn(VARIABLES, nom)
