/**
 * Un changement d’une ligne dans un fichier : ce que l’on ôte ou retourne, et ce qui le remplace. `code` est servi à la place de `sert`, qui est
 * `fichier` sauf pour une règle de la base.
 */
export type Mutant = { fichier: string; sert: string; ligne: number; nom: string; avant: string; apres: string; code: string }

/** Un remplacement dans un texte, de `debut` à `fin`. */
export type Coupe = { nom: string; debut: number; fin: number; apres: string }

/** Le mutant de cette coupe : un texte entier, et ce qui se lit en une ligne. */
export function mutantOf(fichier: string, source: string, { nom, debut, fin, apres }: Coupe): Mutant {
  return {
    fichier,
    sert: fichier,
    nom,
    apres,
    ligne: source.slice(0, debut).split('\n').length,
    avant: source.slice(debut, fin),
    code: source.slice(0, debut) + apres + source.slice(fin),
  }
}

/** Ce qui désigne un mutant d’une fois à l’autre, sans numéro de ligne : le fichier, l’opération, le texte ôté. */
export const keyOf = ({ fichier, nom, avant, apres }: Mutant): string => `${fichier} | ${nom} | ${flat(avant)} → ${flat(apres)}`

const flat = (texte: string): string => texte.replaceAll(/\s+/g, ' ').trim().slice(0, 160)
