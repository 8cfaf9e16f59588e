const PALIERS = [1, 4, 16, 64, 256, 1024, 4096]

/**
 * Une liste pour le `in` de Prisma, portée au palier au-dessus en répétant sa dernière valeur : Prisma écrit un texte par longueur,
 * et chaque texte est une requête préparée de plus. Vide ou au-delà du dernier palier, telle quelle.
 * @param auMoins la longueur de la plus longue liste de la même requête : toutes vont à son palier.
 */
export function paddedList<T>(valeurs: readonly T[], auMoins = 0): T[] {
  const [derniere] = valeurs.slice(-1)
  const palier = PALIERS.find((p) => p >= Math.max(valeurs.length, auMoins))
  if (derniere === undefined || palier === undefined) return [...valeurs]
  return [...valeurs, ...Array<T>(palier - valeurs.length).fill(derniere)]
}

/** Vrai quand une liste de cette longueur est à un palier, ou si courte que le code l’a écrite. */
export const isStep = (longueur: number): boolean => longueur <= 4 || PALIERS.includes(longueur)
