/**
 * Un changement d’une ligne dans un fichier : ce que l’on ôte ou retourne, et ce qui le remplace. `code` est servi à la place de `sert`, qui est
 * `fichier` sauf pour une règle de la base. `debut` : où il commence dans le texte de `fichier` ; `rang` : le combien, parmi ceux qui
 * y ôtent le même texte.
 */
export type Mutant = {
  fichier: string
  sert: string
  ligne: number
  debut: number
  rang: number
  nom: string
  avant: string
  apres: string
  code: string
}

/** Un remplacement dans un texte, de `debut` à `fin`. */
export type Coupe = { nom: string; debut: number; fin: number; apres: string }

/** Les mutants d’un texte, un par coupe : chacun un texte entier, et ce qui se lit en une ligne. */
export function mutantsOf(fichier: string, source: string, coupes: readonly Coupe[]): Mutant[] {
  const vus = new Map<string, number>()
  return coupes.map(({ nom, debut, fin, apres }) => {
    const mutant = {
      fichier,
      sert: fichier,
      nom,
      debut,
      rang: 1,
      apres,
      ligne: source.slice(0, debut).split('\n').length,
      avant: source.slice(debut, fin),
      code: source.slice(0, debut) + apres + source.slice(fin),
    }
    const cle = keyOf(mutant)
    vus.set(cle, (vus.get(cle) ?? 0) + 1)
    return { ...mutant, rang: vus.get(cle) ?? 1 }
  })
}

/** Ce qui désigne un mutant d’une fois à l’autre, sans numéro de ligne : le fichier, l’opération, le texte ôté. */
export const keyOf = ({ fichier, nom, avant, apres, rang }: Mutant): string =>
  `${fichier} | ${nom} | ${flat(avant)} → ${flat(apres)}${rang > 1 ? ` (${rang})` : ''}`

const flat = (texte: string): string => texte.replaceAll(/\s+/g, ' ').trim().slice(0, 160)
