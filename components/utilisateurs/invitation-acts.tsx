'use client'

import { useId, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { FormRefusal } from '@/components/ui/form-refusal'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** Renvoyer une invitation, et en montrer le lien. */
export type InvitationActions = Record<'renvoyer' | 'montrer', FormAction>

type InvitationActsProps = { actions: InvitationActions; compteId: string; personne: string; qui: string; attend: boolean }

/** Ce qui se fait d’une invitation qui n’a pas abouti : la relancer, en copier le lien, l’annuler. Le lien n’est dans aucune adresse, et qui l’a vu est au journal. */
export function InvitationActs({ actions, compteId, personne, qui, attend }: InvitationActsProps) {
  const envoi = useFormAction(actions.renvoyer)
  const lien = useFormAction(actions.montrer)
  const montre = lien.state.status === 'revele' ? lien.state.texte : null
  const cache = (
    <>
      <input type="hidden" name="compte" value={compteId} />
      <input type="hidden" name="personne" value={personne} />
    </>
  )
  return (
    <div className="mt-1 grid gap-1">
      <div className="flex flex-wrap gap-x-4 text-sm">
        <form {...envoi.form}>
          {cache}
          <button className={LIEN} type="submit" aria-disabled={envoi.pending || undefined}>
            {attend ? 'Relancer' : 'Renvoyer l’invitation'}
            <span className="sr-only"> : {qui}</span>
          </button>
        </form>
        {attend && montre === null ? (
          <form {...lien.form}>
            {cache}
            <button className={LIEN} type="submit" aria-disabled={lien.pending || undefined}>
              Copier le lien<span className="sr-only"> : {qui}</span>
            </button>
          </form>
        ) : null}
        <Lien className="py-1" href={routes.supprimerUtilisateur(compteId, personne)}>
          Annuler<span className="sr-only"> l’invitation&nbsp;: {qui}</span>
        </Lien>
      </div>
      <FormRefusal state={envoi.state} />
      <FormRefusal state={lien.state} />
      {montre === null ? null : <ShownLink lien={montre} qui={qui} />}
    </div>
  )
}

const LIEN = buttonClass({ variant: 'link' })

function ShownLink({ lien, qui }: { lien: string; qui: string }) {
  const id = useId()
  const vivant = useHydrated()
  const [copie, setCopie] = useState(false)
  return (
    <div className="grid gap-1" role="status">
      <label className="text-sm" htmlFor={id}>
        Lien de {qui}, à ne donner qu’à cette personne
      </label>
      <div className="flex gap-2">
        <input className="input min-h-dense min-w-0 flex-1 text-sm" id={id} value={lien} readOnly onFocus={(event) => event.currentTarget.select()} />
        {vivant ? (
          <button
            className="button button--small"
            type="button"
            onClick={() =>
              navigator.clipboard.writeText(lien).then(
                () => setCopie(true),
                () => document.getElementById(id)?.focus(),
              )
            }
          >
            {copie ? 'Copié' : 'Copier'}
          </button>
        ) : null}
      </div>
    </div>
  )
}
