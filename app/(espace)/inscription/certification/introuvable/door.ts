export const page = { right: 'compte:creer' } as const
