export const page = { right: 'gestion:superviser' } as const
