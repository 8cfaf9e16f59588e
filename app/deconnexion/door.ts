export const POST = { right: 'session:fermer' } as const
