import { type Arret, sayJour } from '@/lib/demandes/gestion/declaration'
import { plural } from '@/lib/ground/number'

/** L’arrêt jour à jour : la franchise hachurée, puis ce qui est indemnisé. Une estimation, d’après les seuls jours déclarés. */
export function LeaveRoad({ arret: { du, au, jours, franchise } }: { arret: Arret }) {
  if (!franchise || franchise.jours === 0)
    return (
      <p className="text-sm my-2 max-w-none">
        {franchise ? 'Sans franchise' : 'Sa franchise ne se compte pas de ces seuls jours'}
        {'\u00a0'}: {plural(jours, 'jour')} du {sayJour(du)} au {sayJour(au)}.
      </p>
    )
  const part = Math.min(1, franchise.jours / jours) * 100
  const atteinte = franchise.payes > 0
  const dite = atteinte
    ? `${plural(franchise.jours, 'jour')} de franchise du ${sayJour(du)} au ${sayJour(franchise.finLe)}, puis ${plural(franchise.payes, 'jour')} du ${sayJour(franchise.paieLe)} au ${sayJour(au)}`
    : `${plural(jours, 'jour')}, en entier dans la franchise de ${plural(franchise.jours, 'jour')}`
  return (
    <figure className="mt-3 mb-1">
      <svg className="block h-4 w-full text-prevoyance" viewBox="0 0 100 16" preserveAspectRatio="none" role="img" aria-label={dite}>
        <defs>
          <pattern id="franchise" width="1.2" height="16" patternUnits="userSpaceOnUse">
            <rect width="0.4" height="16" fill="currentColor" opacity="0.45" />
          </pattern>
        </defs>
        <rect width={part} height="16" fill="url(#franchise)" />
        <rect x={part} width={100 - part} height="16" fill="currentColor" />
      </svg>
      <figcaption className="mt-1 flex flex-wrap justify-between gap-x-6 text-sm">
        <span>
          <b>{plural(franchise.jours, 'jour')} de franchise</b>, {franchise.source}
          <span className="sub text-ink-2">jusqu’au {sayJour(franchise.finLe)}</span>
        </span>
        {atteinte ? (
          <span className="text-right">
            <b>{plural(franchise.payes, 'jour indemnisé', 'jours indemnisés')}</b>, estimation
            <span className="sub text-ink-2">dès le {sayJour(franchise.paieLe)}</span>
          </span>
        ) : (
          <span className="text-ink-2">L’arrêt finit avant elle.</span>
        )}
      </figcaption>
    </figure>
  )
}
