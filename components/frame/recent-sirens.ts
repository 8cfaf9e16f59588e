const CLE = 'entreprises-recentes'
const AU_PLUS = 5

/** Les SIREN des dernières entreprises ouvertes dans ce navigateur, la plus récente d’abord ; vide quand rien n’est gardé ou gardable. */
export function recentSirens(): string[] {
  try {
    return (localStorage.getItem(CLE) ?? '')
      .split(',')
      .filter((siren) => /^\d{9}$/.test(siren))
      .slice(0, AU_PLUS)
  } catch {
    return []
  }
}

/** Retient l’entreprise ouverte. La déconnexion efface cette mémoire avec le reste (`Clear-Site-Data`). */
export function rememberSiren(siren: string): void {
  try {
    localStorage.setItem(CLE, [siren, ...recentSirens().filter((autre) => autre !== siren)].slice(0, AU_PLUS).join(','))
  } catch {
    // Un navigateur qui refuse de garder n’empêche pas de travailler.
  }
}
