export const GET = { right: 'portefeuille:voir' } as const
