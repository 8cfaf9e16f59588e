import { dateOnly, dayAt } from '@/lib/ground/date'

/** Un jour civil, tel que la base le garde. */
export const dayOf = (iso: string | null): Date | null => (iso === null ? null : dayAt(iso))
/** Le même, tel qu’il s’écrit. */
export const isoOf = (jour: Date | null): string | null => jour && dateOnly(jour)
