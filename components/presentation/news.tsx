'use client'

import { useFormAction } from '@/components/ui/use-form-action'
import { formatDate } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import type { Nouveaute } from '@/lib/presentation/ecrans'

/** Une nouveauté, une fois, à qui connaissait déjà l’espace : elle se ferme, ou s’essaie. */
export function News({ neuve, depuis, voir }: { neuve: Nouveaute; depuis: Date; voir: FormAction }) {
  const { pending, form } = useFormAction(voir)
  const { cle, titre, texte, lien } = neuve
  return (
    <aside
      className="sheet mb-6 grid max-w-[50rem] items-center gap-4 border-l-4 border-l-brand p-5 md:grid-cols-[minmax(0,1fr)_auto]"
      aria-label="Nouveauté"
    >
      <div>
        <p className="text-sm text-ink-2">Nouveau depuis votre visite du {formatDate(depuis)}</p>
        <p>
          <b className="text-lg">{titre}</b>
        </p>
        <p>{texte}</p>
      </div>
      <form className="actions" {...form} noValidate>
        <input type="hidden" name="entree" value={cle} />
        {lien ? (
          <button className="button" type="submit" name="suite" value="essai" aria-busy={pending || undefined}>
            Essayer
          </button>
        ) : null}
        <button className="button button--quiet" type="submit" name="suite" value="accueil" aria-busy={pending || undefined}>
          Fermer
        </button>
      </form>
    </aside>
  )
}
