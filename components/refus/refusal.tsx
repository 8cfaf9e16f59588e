import type { ReactNode } from 'react'
import { BrandMark } from '@/components/frame/brand-mark'
import { marque } from '@/lib/ground/marque'

/** Page entière d’un refus : ce qui se passe, pourquoi, quoi faire. */
export function Refusal({ code, titre, children, actions }: { code?: string; titre: string; children: ReactNode; actions: ReactNode }) {
  return (
    <div className="refusal">
      <BrandMark />
      <div>
        {code ? <p className="refusal__code">{code}</p> : null}
        <h1>{titre}</h1>
      </div>
      <div className="refusal__text">{children}</div>
      <p className="actions">{actions}</p>
    </div>
  )
}

/** Le numéro à appeler et ses heures. */
export function Phone() {
  return (
    <>
      <a className="nowrap" href={marque.telephoneLien}>
        {marque.telephone}
      </a>
      , {marque.horaires}
    </>
  )
}
