/** Ce qui s’enregistre sans geste sur cette page : chacun, ses dernières frappes. */
const enregistrements = new Set<() => Promise<boolean>>()

/** Fait connaître un enregistrement de cette page. @returns ce qui l’oublie. */
export function registerSettle(settle: () => Promise<boolean>): () => void {
  enregistrements.add(settle)
  return () => void enregistrements.delete(settle)
}

/** Enregistre tout ce qui est en attente. @returns vrai quand rien n’est plus à perdre. */
export async function settleAll(): Promise<boolean> {
  const faits = await Promise.all([...enregistrements].map((settle) => settle()))
  return faits.every(Boolean)
}

/** Vrai quand cette page a de quoi enregistrer sans geste. */
export const hasAutosave = (): boolean => enregistrements.size > 0
