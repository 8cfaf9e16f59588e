'use client'

import { useEffect, useRef, useState } from 'react'
import { ScreenPicture } from '@/components/presentation/screen-picture'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { useFormAction } from '@/components/ui/use-form-action'
import { routes } from '@/lib/ground/routes'
import type { FormAction } from '@/lib/ground/form-state'
import type { Ecran } from '@/lib/presentation/ecrans'

/** La fenêtre de la première visite : quatre écrans, qu’on peut passer. Échap passe aussi. Sans JavaScript, un lien mène à la même chose sur une page. */
export function PresentationWindow({ ecrans, voir }: { ecrans: readonly Ecran[]; voir: FormAction }) {
  const boite = useRef<HTMLDialogElement>(null)
  const envoi = useRef<HTMLFormElement>(null)
  const titre = useRef<HTMLHeadingElement>(null)
  const [rang, setRang] = useState(0)
  const { form } = useFormAction(voir)
  const ecran = ecrans[rang]
  const dernier = rang === ecrans.length - 1

  useEffect(() => {
    if (boite.current?.open === false) boite.current.showModal()
  }, [])
  const go = (vers: number) => {
    setRang(vers)
    titre.current?.focus()
  }
  const leave = () => {
    boite.current?.close()
    envoi.current?.requestSubmit()
  }
  if (!ecran) return null
  return (
    <>
      <noscript>
        <div className="mb-6">
          <Notice>
            <p>
              Première visite{'\u202f'}? <Lien href={routes.presentation()}>Votre espace en quatre écrans</Lien>
            </p>
          </Notice>
        </div>
      </noscript>
      <dialog
        className="w-[min(34rem,100%)] rounded-3 border border-line bg-raised p-6 text-ink shadow-raised backdrop:bg-(--veil) overflow-hidden p-0"
        ref={boite}
        aria-labelledby="presentation-titre"
        onCancel={(event) => {
          event.preventDefault()
          leave()
        }}
      >
        <ScreenPicture ecran={ecran} tot key={ecran.image} />
        <div className="grid gap-2 px-6 pt-5 pb-2 max-sm:px-4">
          <p className="text-sm text-ink-2">
            {rang + 1} sur {ecrans.length}
          </p>
          <h2 className="text-xl" id="presentation-titre" ref={titre} tabIndex={-1}>
            {ecran.titre}
          </h2>
          <p>{ecran.texte}</p>
        </div>
        <form ref={envoi} {...form} noValidate className="flex flex-wrap items-center justify-between gap-3 px-6 pt-4 pb-5 max-sm:gap-1 max-sm:px-4">
          <input type="hidden" name="entree" value="presentation" />
          <input type="hidden" name="suite" value="accueil" />
          {dernier ? (
            <button className="button button--quiet" type="button" onClick={() => go(rang - 1)}>
              Précédent
            </button>
          ) : (
            <button className="button button--quiet" type="button" onClick={leave}>
              Passer
            </button>
          )}
          <div className="flex items-center">
            {ecrans.map(({ titre: nom }, i) => (
              <button
                className="relative flex size-8 cursor-pointer items-center justify-center border-0 bg-transparent p-0 max-sm:size-6"
                key={nom}
                type="button"
                aria-label={`Écran ${i + 1}\u00a0: ${nom}`}
                aria-current={i === rang ? 'step' : undefined}
                onClick={() => go(i)}
              >
                {i > 0 ? <span className="absolute top-1/2 right-1/2 h-0.5 w-full -translate-y-1/2 bg-line" /> : null}
                <span
                  className={`relative z-10 block size-3 rounded-full border-2 ${i === rang ? 'border-brand bg-brand' : 'border-line-strong bg-raised'}`}
                />
              </button>
            ))}
          </div>
          {dernier ? (
            <button className="button button--primary" type="button" onClick={leave}>
              Commencer
            </button>
          ) : (
            <button className="button button--primary" type="button" onClick={() => go(rang + 1)}>
              Suivant
            </button>
          )}
        </form>
      </dialog>
    </>
  )
}
