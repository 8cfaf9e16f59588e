import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'

/** Au-delà, on saute d’un bout à l’autre d’une pression. */
const LONGUE = 5

type PagerProps = { page: number; pages: number; phrase: string; hrefOf: (page: number) => string }

/** Pages d’une liste. `phrase` dit ce qui est montré (« Demandes 1 à 50 sur 312 ») ; `hrefOf` donne l’adresse d’une page. */
export function Pager({ page, pages, phrase, hrefOf }: PagerProps) {
  if (pages <= 1) return <p className="flex max-w-none flex-wrap items-center justify-between gap-3 text-sm/md mt-3">{phrase}</p>
  return (
    <nav className="flex max-w-none flex-wrap items-center justify-between gap-3 text-sm/md mt-3" aria-label="Pages de la liste">
      <p>{phrase}</p>
      {pages > 1 ? (
        <p className="row">
          {page > 1 ? (
            <ButtonLink small href={hrefOf(page - 1)}>
              <Icon name="arrow-left" />
              Page précédente
            </ButtonLink>
          ) : null}
          <span className="text-ink-2 num">
            Page {page} sur {pages}
          </span>
          {page < pages ? (
            <ButtonLink small href={hrefOf(page + 1)}>
              Page suivante
              <Icon name="arrow-right" />
            </ButtonLink>
          ) : null}
          {pages > LONGUE ? (
            <Lien className="inline-flex min-h-6 items-center" href={hrefOf(page < pages ? pages : 1)}>
              {page < pages ? 'Dernière page' : 'Première page'}
            </Lien>
          ) : null}
        </p>
      ) : null}
    </nav>
  )
}
