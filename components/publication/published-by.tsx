import { formatMoment } from '@/lib/ground/date'

/** Quand et par qui : une seule cellule, qui se tient ensemble sur téléphone. */
export const PublishedBy = ({ le, par, maintenant }: { le: Date; par: string | null; maintenant: Date }) => (
  <div>
    {formatMoment(le, maintenant)}
    {par ? <span className="block text-sm/md text-ink-2">{par}</span> : null}
  </div>
)
