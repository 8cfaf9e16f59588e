/** Les en-têtes d’un préchargement : ceux des navigateurs d’hier et d’aujourd’hui, et ceux du routeur de Next. */
const DITS = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']
const ROUTEUR = ['next-router-prefetch', 'next-router-segment-prefetch']

/**
 * Vrai quand un navigateur ou un routeur va chercher une page d’avance : elle ne sera peut-être jamais montrée. Se juge à la porte, sur la
 * requête reçue : Next cache à nos pages les en-têtes de son routeur.
 */
export const isPrefetch = (entetes: Readonly<Record<string, string | string[] | undefined>>): boolean =>
  ROUTEUR.some((nom) => entetes[nom] !== undefined) || DITS.some((nom) => /prefetch|prerender|preview/i.test(String(entetes[nom] ?? '')))
