/** Le nom d’une étape où un brouillon s’est arrêté. Une démarche décrite donnera les siens. */
const ETAPES: Readonly<Record<string, string>> = {
  salarie: 'Le salarié',
  contrat: 'Le contrat',
  arret: 'L’arrêt',
  depart: 'Le départ',
  periode: 'La période',
  salaires: 'Les salaires',
  pieces: 'Les pièces',
  validation: 'La validation',
}

/** « Le salarié » pour `salarie` ; une étape inconnue reste lisible. */
export const etapeNom = (etape: string): string => ETAPES[etape] ?? etape.charAt(0).toLocaleUpperCase('fr') + etape.slice(1).replaceAll('-', ' ')
