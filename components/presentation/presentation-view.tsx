'use client'

import { ScreenPicture } from '@/components/presentation/screen-picture'
import { FormOutcome } from '@/components/ui/form-outcome'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'
import type { Ecran } from '@/lib/presentation/ecrans'

/** La présentation sur une page : ses quatre écrans à la suite. « ? » y ramène, et elle tient lieu de fenêtre sans JavaScript. */
export function PresentationView({ ecrans, voir }: { ecrans: readonly Ecran[]; voir: FormAction }) {
  const { state, pending, form } = useFormAction(voir)
  return (
    <>
      <div className="mb-8">
        <h1>Votre espace en quatre écrans</h1>
      </div>
      <ol className="grid max-w-[60rem] gap-6 md:grid-cols-2">
        {ecrans.map((ecran, rang) => (
          <li className="sheet overflow-hidden" key={ecran.titre}>
            <ScreenPicture ecran={ecran} tot={rang < 2} />
            <div className="grid gap-2 p-5">
              <p className="text-sm text-ink-2">
                {rang + 1} sur {ecrans.length}
              </p>
              <h2 className="text-xl">{ecran.titre}</h2>
              <p>{ecran.texte}</p>
            </div>
          </li>
        ))}
      </ol>
      <form className="mt-8" {...form} noValidate>
        <FormOutcome titre="Présentation de votre espace" state={state} />
        <input type="hidden" name="entree" value="presentation" />
        <input type="hidden" name="suite" value="accueil" />
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          Commencer
        </button>
      </form>
    </>
  )
}
