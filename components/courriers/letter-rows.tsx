import { Lien } from '@/components/ui/lien'
import { Univers } from '@/components/ui/univers'
import { courrierAddress } from '@/lib/courriers/adresse'
import type { LigneCourrier } from '@/lib/courriers/queries'
import type { CourriersSearch } from '@/lib/courriers/schema'
import { noteOf } from '@/lib/copy/courrier'
import { formatMoment } from '@/lib/ground/date'

type LetterRowsProps = { courriers: readonly LigneCourrier[]; ouvert: string; search: CourriersSearch; maintenant: Date }

/** Les courriers à côté de celui qu’on lit : celui d’ici est marqué, les non lus sont en gras. */
export const LetterRows = ({ courriers, ouvert, search, maintenant }: LetterRowsProps) => (
  <ul className="sheet overflow-hidden">
    {courriers.map((courrier) => {
      const ici = courrier.id === ouvert
      const nonLu = courrier.luLe === null && !ici
      return (
        <li key={courrier.id} className="border-b border-line last:border-0">
          <Lien
            className={`block px-4 py-3 text-ink no-underline hover:bg-brand-soft focus-visible:-outline-offset-3 ${ici ? 'bg-brand-soft shadow-[inset_3px_0_0_var(--brand)]' : ''}`}
            href={courrierAddress(courrier.siren, courrier.id, search)}
            aria-current={ici ? 'true' : undefined}
          >
            <span className="flex items-center justify-between gap-3 text-sm/md">
              <Univers code={courrier.univers} />
              <span className="text-ink-2">{formatMoment(courrier.publieLe, maintenant)}</span>
            </span>
            <span className={`block wrap-anywhere ${nonLu ? 'font-bold' : ''}`}>
              {nonLu ? (
                <>
                  <span className="unread mr-2 inline-block" />
                  <span className="sr-only">Non lu&nbsp;: </span>
                </>
              ) : null}
              {courrier.objet}
            </span>
            {noteOf(courrier) ? <span className="block text-sm/md text-ink-2">{noteOf(courrier)}</span> : null}
          </Lien>
        </li>
      )
    })}
  </ul>
)
