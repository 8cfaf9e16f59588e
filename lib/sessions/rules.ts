const NAVIGATEURS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const SYSTEMES = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'Mac'],
  ['Linux', 'Linux'],
] as const

/** « Firefox sur Windows » : ce que l’on reconnaît de l’appareil d’une session, d’après ce que son navigateur dit de lui. */
export function deviceName(appareil: string | null): string {
  const navigateur = NAVIGATEURS.find(([signe]) => appareil?.includes(signe))?.[1]
  const systeme = SYSTEMES.find(([signe]) => appareil?.includes(signe))?.[1]
  if (!navigateur && !systeme) return 'Navigateur non reconnu'
  return [navigateur ?? 'Navigateur', systeme ? `sur ${systeme}` : ''].filter(Boolean).join(' ')
}
