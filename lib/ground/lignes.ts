/** Des lignes semblables : leurs noms dits une fois, et ce que toutes ont en commun aussi. Ce qu’une page envoie à la vue qui les dessine. */
export type Lignes<T> = { noms: readonly (keyof T)[]; communs: Partial<T>; valeurs: readonly (readonly T[keyof T][])[] }

/** Range des lignes qui ont toutes les noms de la première. */
export function packLignes<T extends object>(lignes: readonly T[]): Lignes<T> {
  const [premiere] = lignes
  const tous = Object.keys(premiere ?? {}) as (keyof T)[]
  const pareils = new Set(tous.filter((nom) => lignes.every((ligne) => ligne[nom] === premiere?.[nom])))
  const noms = tous.filter((nom) => !pareils.has(nom))
  const communs = Object.fromEntries([...pareils].map((nom) => [nom, premiere?.[nom]])) as Partial<T>
  return { noms, communs, valeurs: lignes.map((ligne) => noms.map((nom) => ligne[nom])) }
}

/** Rend les lignes que `packLignes` a rangées. */
export const unpackLignes = <T>({ noms, communs, valeurs }: Lignes<T>): T[] =>
  valeurs.map((ligne) => ({ ...communs, ...Object.fromEntries(noms.map((nom, rang) => [nom, ligne[rang]])) }) as T)
