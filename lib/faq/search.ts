import { searchIn, type Trouvee } from '@/lib/ground/chercher'
import { type Entree, plainOf } from './entree'
import { ENTREES } from './generated/entrees'

const search = searchIn(ENTREES, (entree) => [
  [5, entree.question],
  [4, entree.mots.join(' ')],
  [1, plainOf(entree)],
])

/** Les entrées qui répondent à cette recherche, et les mots d’elles qui l’ont fait. */
export const findEntrees = (recherche: string): readonly Trouvee<Entree>[] => search(recherche) ?? []

/**
 * Les entrées qui répondent à cette recherche, la meilleure d’abord, sans égard aux accents ni aux petites fautes ; un mot rare compte plus qu’un mot courant.
 * @returns rien quand rien n’approche, tout quand rien n’est cherché.
 */
export const searchEntrees = (recherche: string): readonly Entree[] => search(recherche)?.map(({ chose }) => chose) ?? ENTREES
