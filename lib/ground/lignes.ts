/** Des lignes semblables, leurs noms dits une fois : ce qu’une page envoie à la vue qui les dessine. */
export type Lignes<T> = { noms: readonly (keyof T)[]; valeurs: readonly (readonly T[keyof T][])[] }

/** Range des lignes qui ont toutes les noms de la première. */
export function packLignes<T extends object>(lignes: readonly T[]): Lignes<T> {
  const noms = Object.keys(lignes[0] ?? {}) as (keyof T)[]
  return { noms, valeurs: lignes.map((ligne) => noms.map((nom) => ligne[nom])) }
}

/** Rend les lignes que `packLignes` a rangées. */
export const unpackLignes = <T>({ noms, valeurs }: Lignes<T>): T[] =>
  valeurs.map((ligne) => Object.fromEntries(noms.map((nom, rang) => [nom, ligne[rang]])) as T)
