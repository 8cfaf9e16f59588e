export const page = { right: 'profil:voir' } as const
