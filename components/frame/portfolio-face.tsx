import { Icon } from '@/components/ui/icon'

/** L’intérieur de la plaque du portefeuille. */
export function PortfolioFace({ nombre, cliquable }: { nombre: number; cliquable: boolean }) {
  return (
    <>
      <span className="plaque__band" aria-hidden="true">
        <Icon name="layers" />
      </span>
      <span className="plaque__id">
        {cliquable ? <span className="sr-only">Choisir une entreprise. Actuellement&nbsp;: </span> : null}
        <span className="plaque__name">Tout le portefeuille</span>{' '}
        <span className="plaque__siren">
          {nombre} {nombre > 1 ? 'entreprises' : 'entreprise'}
        </span>
      </span>
    </>
  )
}
