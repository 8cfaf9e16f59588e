/** Ce que l’on demande à un mot de passe, dans l’ordre où l’écran le dit. */
export const CRITERES = {
  longueur: '12 signes au moins',
  variete: 'des signes variés, sans répétition',
  secret: 'sans votre nom, votre adresse ni un SIREN',
} as const

/** Un critère d’un mot de passe. */
export type Critere = keyof typeof CRITERES
