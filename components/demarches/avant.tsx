import { Icon } from '@/components/ui/icon'
import type { AvantLu } from '@/lib/avant/queries'
import { marque } from '@/lib/ground/marque'

/** Le choix fait, du plus large au plus précis. */
export const Chosen = ({ chemin }: Pick<AvantLu, 'chemin'>) => (
  <p className="mt-3 flex flex-wrap items-center gap-x-2 text-sm">
    <span className="text-ink-2">Choisi{'\u00a0'}:</span>
    {chemin.map((mot, rang) => (
      <span key={mot} className={rang === chemin.length - 1 ? 'font-bold' : 'inline-flex items-center gap-2'}>
        {mot}
        {rang === chemin.length - 1 ? null : <Icon name="chevron-right" className="size-4 text-ink-2" />}
      </span>
    ))}
  </p>
)

/** Qui répondra, et quand. */
export const Answerer = ({ avant }: { avant: AvantLu | null }) => (
  <aside className="side" aria-label="Qui vous répondra">
    <section aria-labelledby="repondra">
      <h2 id="repondra">Qui vous répondra</h2>
      <p className="mt-3 text-sm">
        {avant?.centre ?? 'Le centre de gestion'}. {avant?.delai ?? 'Un gestionnaire lit votre message sous 2 jours ouvrés.'}
      </p>
      <p className="mt-2 text-sm text-ink-2">
        Plus pressé{'\u202f'}?{' '}
        <a className="num" href={marque.telephoneLien}>
          {marque.telephone}
        </a>
        , {marque.horaires}.
      </p>
    </section>
  </aside>
)
