/** Ce qui bouge de toutes les entreprises se dit par demi-seconde. */
export const GET = { right: 'gestion:traiter', groupeMs: 500 } as const
