import { MessageText } from '@/components/demandes/message-text'
import { ButtonLink } from '@/components/ui/button'
import type { DemandeVue } from '@/lib/demandes/fil/vue'
import { formatDay } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type CorrectionAskedProps = { siren: string; numero: string; correction: NonNullable<DemandeVue['correction']>; repondre: boolean }

/** Qui demande de corriger, combien de réponses, et pour quand. */
export const AskedBy = ({ par, nombre, echeanceLe }: Pick<CorrectionAskedProps['correction'], 'par' | 'nombre' | 'echeanceLe'>) => (
  <>
    <b>{par}</b> vous demande de corriger {plural(nombre, 'réponse')} avant le <b className="text-wait-ink">{formatDay(echeanceLe)}</b>
  </>
)

/** Une correction attend le client : lesquelles de ses réponses, pourquoi, jusqu’à quand, et où la faire. */
export const CorrectionAsked = ({ siren, numero, correction: { par, nombre, labels, mot, echeanceLe }, repondre }: CorrectionAskedProps) => (
  <section className="overflow-hidden rounded-3 border border-wait-line bg-surface" aria-labelledby="correction">
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 bg-wait-soft px-5 py-4">
      <h2 id="correction" tabIndex={-1}>
        {nombre === 1 ? 'Une réponse à corriger' : `${nombre}\u00a0réponses à corriger`}
      </h2>
      <p className="text-sm">La demande repart toute seule dès la correction envoyée.</p>
    </div>
    <div className="stack p-5">
      <p>
        <AskedBy {...{ par, nombre, echeanceLe }} />
        {labels.length > 0 ? `\u00a0: ${labels.join(', ')}.` : '.'}
      </p>
      <MessageText corps={mot} />
      {repondre ? (
        <p>
          <ButtonLink variant="primary" href={routes.correction(siren, numero)}>
            Corriger
          </ButtonLink>
        </p>
      ) : null}
    </div>
  </section>
)
