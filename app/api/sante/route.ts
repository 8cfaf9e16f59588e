/** Le processus vit. Ouvert à tous, ne lit rien. */
export const GET = (): Response => Response.json({ etat: 'vivant' }, { headers: { 'cache-control': 'no-store' } })
