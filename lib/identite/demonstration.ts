/** Le mot de passe de chaque personne de la démonstration : publié dans README, il n’ouvre rien ailleurs. */
export const DEMO_PASSWORD = 'Demo-Carcept-2026'

/** Le secret TOTP de l’équipe de gestion de la démonstration, publié de même. */
export const DEMO_TOTP_SECRET = 'JBSWY3DPEHPK3PXP'
