import { A_LIRE } from '@/components/ui/a-lire'
import type { ReactNode } from 'react'

/** Une page de texte : titre, chapeau, corps à largeur de lecture. */
export function PageALire({ titre, chapeau, children }: { titre: string; chapeau?: ReactNode; children: ReactNode }) {
  return (
    <article>
      <div className="mb-8">
        <h1>{titre}</h1>
        {chapeau ? <p className="lead">{chapeau}</p> : null}
      </div>
      <div className={A_LIRE}>{children}</div>
    </article>
  )
}
