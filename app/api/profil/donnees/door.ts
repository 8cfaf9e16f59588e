export const GET = { right: 'profil:voir' } as const
