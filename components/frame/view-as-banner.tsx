import { Icon } from '@/components/ui/icon'

/** « Vous voyez comme … » : toujours là tant que dure l’aperçu, avec de quoi en sortir. */
export const ViewAsBanner = ({ nom }: { nom: string }) => (
  <section className="sticky top-0 z-20 border-b-2 border-wait-line bg-wait-soft text-ink print:static" aria-label="Aperçu" data-apercu="">
    <div className="wrap flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5">
      <p className="flex items-center gap-2">
        <Icon name="eye" className="flex-none text-wait-ink" />
        <span>
          Vous voyez comme <b>{nom}</b> — lecture seule
        </span>
      </p>
      <form method="post" action="/voir-comme/quitter">
        <button className="button button--small" type="submit">
          Quitter<span className="sr-only"> l’aperçu</span>
        </button>
      </form>
    </div>
  </section>
)
