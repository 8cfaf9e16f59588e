import type { ReactNode } from 'react'
import { BrandMark } from '@/components/frame/brand-mark'
import { marque } from '@/lib/ground/marque'

/** Page entière d’un refus : ce qui se passe, pourquoi, quoi faire. */
export function Refusal({ code, titre, children, actions }: { code?: string; titre: string; children: ReactNode; actions: ReactNode }) {
  return (
    <div className="grid max-w-2xl gap-5 pt-6 pb-10">
      <BrandMark className="-ml-[.65rem] size-12 fill-line-strong" />
      <div>
        {code ? <p className="mb-2 text-sm text-ink-2">{code}</p> : null}
        <h1>{titre}</h1>
      </div>
      <div className="[&>*+*]:mt-3">{children}</div>
      <p className="actions">{actions}</p>
    </div>
  )
}

/** Le numéro à appeler et ses heures. */
export function Phone() {
  return (
    <>
      <a className="whitespace-nowrap" href={marque.telephoneLien}>
        {marque.telephone}
      </a>
      , {marque.horaires}
    </>
  )
}
