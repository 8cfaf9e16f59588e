// À part des schémas : le navigateur la charge aussi, et zod y romprait la politique de contenu.

type Critere = string | number | undefined | readonly string[]

/** L’adresse d’une liste avec ces critères ; ceux qui valent leur défaut (vide, 1) n’y paraissent pas, et plusieurs valeurs se suivent. */
export function addressOf(chemin: string, criteres: Readonly<Record<string, Critere>>, ancre = ''): string {
  const params = new URLSearchParams()
  for (const [cle, valeur] of Object.entries(criteres)) {
    if (typeof valeur === 'object') for (const une of valeur) params.append(cle, une)
    else if (valeur !== undefined && valeur !== '' && !(cle === 'page' && valeur === 1)) params.set(cle, String(valeur))
  }
  const suite = params.toString()
  return `${chemin}${suite ? `?${suite}` : ''}${ancre}`
}
