import { type Bout, countSaid, excerptOf, markText } from '@/lib/ground/passage'

/** Ce qui se cherche, dans l’ordre où cela se montre. */
export const GENRES = ['entreprises', 'salaries', 'demandes', 'courriers', 'documents', 'modeles', 'formulaires', 'aide'] as const
export type Genre = (typeof GENRES)[number]

/** Une chose trouvée : où elle mène, son nom, et le passage d’elle qui répond. `fichier` : elle s’ouvre hors du portail. */
export type Resultat = {
  cle: string
  href: string
  fichier: boolean
  titre: Bout[]
  /** L’entreprise, le numéro, la date : ce qui la situe. */
  situe: string
  /** D’où vient le passage, en un mot ; et lui. */
  pourquoi: { ou: string; passage: Bout[] } | null
}
/** Ce qui a été trouvé d’un genre : les premiers, s’il y en a d’autres, et où ils sont tous. */
export type Trouves = { genre: Genre; resultats: Resultat[]; encore: boolean; tout: { href: string; nom: string } | null }

/** Ce qu’une chose dit d’elle, et d’où : le premier qui porte le plus de mots cherchés est ce qui l’a fait trouver. */
export type Dit = readonly [ou: string, texte: string | null | undefined]

/**
 * Pourquoi cette chose répond : le passage qui porte le plus de mots cherchés.
 * @returns `null` quand son titre les porte tous : il est marqué, et le redire n’apprendrait rien.
 */
export function whyOf(q: string, titre: string, dits: readonly Dit[]): Resultat['pourquoi'] {
  const duTitre = countSaid(q, titre)
  let [meilleur, compte]: [Resultat['pourquoi'], number] = [null, 0]
  for (const [ou, texte] of dits) {
    const ici = texte ? countSaid(q, `${titre} ${texte}`) : 0
    if (!texte || ici <= duTitre || ici <= compte) continue
    ;[meilleur, compte] = [{ ou, passage: excerptOf(q, texte) }, ici]
  }
  return meilleur
}

/** Une chose trouvée, son titre marqué et le pourquoi tiré de ce qu’elle dit. */
export const found = (
  q: string,
  { titre, dits = [], ...reste }: Pick<Resultat, 'cle' | 'href' | 'situe'> & { titre: string; fichier?: boolean; dits?: readonly Dit[] },
): Resultat => ({ fichier: false, ...reste, titre: markText(q, titre), pourquoi: whyOf(q, titre, dits) })
