import { Button } from '@/components/ui/button'
import { Facet, Tick } from '@/components/ui/facet'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { courriersAddress } from '@/lib/courriers/adresse'
import { type CourriersSearch, PERIODES_COURRIER } from '@/lib/courriers/schema'
import { plural } from '@/lib/ground/number'
import { UNIVERS } from '@/lib/ground/univers'
import { SearchInput } from '@/components/ui/search-input'

type LettersFinderProps = { siren: string | null; search: CourriersSearch; comptes: { tous: number; nonLus: number } }

const PERIODE_NOMS: Record<(typeof PERIODES_COURRIER)[number], string> = {
  3: 'Les 3 derniers mois',
  12: 'Les 12 derniers mois',
  24: 'Les 2 dernières années',
}

/** Ce qui se cherche dans « Mes courriers » : un formulaire ordinaire, dont chaque choix est dans l’adresse. */
export function LettersFinder({ siren, search, comptes }: LettersFinderProps) {
  const ici = courriersAddress(siren, search)
  const [action = ''] = ici.split('?')
  const to = (criteres: Partial<CourriersSearch>) => courriersAddress(siren, { ...search, page: 1, ...criteres })
  const { univers, depuis, onglet } = search
  return (
    <search aria-label="Chercher dans mes courriers">
      <form key={ici} className="mt-6 mb-4 grid gap-3" action={action} method="get">
        {onglet === 'non-lus' ? <input type="hidden" name="onglet" value={onglet} /> : null}
        <div className="flex gap-2">
          <label className="sr-only" htmlFor="q">
            Objet ou numéro du courrier
          </label>
          <SearchInput className="min-w-0 max-w-[40rem]" id="q" defaultValue={search.q} placeholder="Objet ou numéro du courrier" />
          <Button type="submit">
            <Icon name="search" />
            <span className="max-md:sr-only">Chercher</span>
          </Button>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Lien className="chip" href={to({ onglet: 'tous' })} aria-current={onglet === 'tous' ? 'true' : undefined}>
            Tous <span className="tabular-nums">{comptes.tous}</span>
          </Lien>
          <Lien className="chip" href={to({ onglet: 'non-lus' })} aria-current={onglet === 'non-lus' ? 'true' : undefined}>
            Non lus <span className="tabular-nums">{comptes.nonLus}</span>
          </Lien>
          <Facet titre="Univers" dits={univers ? UNIVERS_NOMS[univers] : ''} retirer={to({ univers: undefined })}>
            {UNIVERS.map((un) => (
              <Tick key={un} type="radio" name="univers" valeur={un} coche={un === univers} nom={UNIVERS_NOMS[un]} />
            ))}
          </Facet>
          <Facet titre="Période" dits={depuis ? PERIODE_NOMS[depuis] : ''} retirer={to({ depuis: undefined })}>
            {PERIODES_COURRIER.map((un) => (
              <Tick key={un} type="radio" name="depuis" valeur={un} coche={un === depuis} nom={PERIODE_NOMS[un]} />
            ))}
          </Facet>
        </div>
        <p className="text-sm" role="status">
          <b>
            {plural(
              onglet === 'non-lus' ? comptes.nonLus : comptes.tous,
              onglet === 'non-lus' ? 'courrier non lu' : 'courrier',
              onglet === 'non-lus' ? 'courriers non lus' : 'courriers',
            )}
          </b>
        </p>
      </form>
    </search>
  )
}
