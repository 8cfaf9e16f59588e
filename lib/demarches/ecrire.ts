/** Une date « AAAA-MM-JJ » telle qu’elle se tape, en trois parties. */
export function dateRaw(iso: string): { jour: string; mois: string; annee: string } {
  const [annee = '', mois = '', jour = ''] = iso.split('-')
  return { jour, mois, annee }
}

/** Une période telle qu’elle se tape : les parties de ses deux dates. */
export const periodRaw = (du: string, au: string): { [partie: string]: string } =>
  Object.fromEntries(
    [['du', du] as const, ['au', au] as const].flatMap(([bord, iso]) => Object.entries(dateRaw(iso)).map(([p, v]) => [`${bord}.${p}`, v])),
  )
