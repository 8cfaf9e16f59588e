/** Un morceau de phrase : des mots, des mots appuyés, ou un lien du portail. */
export type Bout = string | { appui: string } | { lien: string; vers: string }
/** Un bloc d’une réponse : un paragraphe, des points, ou des étapes. */
export type Bloc = { genre: 'paragraphe'; bouts: readonly Bout[] } | { genre: 'points' | 'etapes'; lignes: readonly (readonly Bout[])[] }

/** Une entrée de l’aide, telle que son fichier l’écrit. `pages` : d’où on la cherche d’abord. `mots` : ce que l’on tape sans qu’elle le dise. */
export type Entree = {
  id: string
  question: string
  rubrique: string
  pages: readonly string[]
  mots: readonly string[]
  blocs: readonly Bloc[]
}

const textOf = (bout: Bout): string => (typeof bout === 'string' ? bout : 'appui' in bout ? bout.appui : bout.lien)

/** Les mots d’une ligne, sans sa mise en forme. */
export const lineOf = (bouts: readonly Bout[]): string => bouts.map(textOf).join('')

/** Les mots d’une réponse, sans sa mise en forme. */
export const plainOf = ({ blocs }: Entree): string =>
  blocs.map((bloc) => (bloc.genre === 'paragraphe' ? [bloc.bouts] : bloc.lignes).map(lineOf).join(' ')).join(' ')
