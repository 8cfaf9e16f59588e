/** Le rang du dernier envoi d’une demande, à lire avec elle. */
export const DERNIER_RANG = { orderBy: { rang: 'desc' }, take: 1, select: { rang: true } } as const

/** Vrai du dernier envoi de sa demande : ce qu’il dit n’a pas été corrigé depuis. */
export const isLast = ({ rang, demande: { envois } }: { rang: number; demande: { envois: readonly { rang: number }[] } }): boolean =>
  rang === envois[0]?.rang
