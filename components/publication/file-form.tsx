'use client'

import type { ReactNode } from 'react'
import { PostError } from '@/components/demandes/post-error'
import { useFormPost } from '@/components/demandes/use-form-post'
import { buttonClass } from '@/components/ui/button'
import { FieldFrame } from '@/components/ui/field'

type FileFormProps = {
  action: string
  cache: Readonly<Record<string, string>>
  bouton: string
  /** Le fichier attendu : un PDF sans mot contraire. */
  attendu?: { accept: string; hint: string }
  /** Les champs du formulaire ; le fichier vient après eux. */
  children: ReactNode
}

const UN_PDF = { accept: '.pdf,application/pdf', hint: 'Un PDF, 10\u00a0Mo au plus. Il sera remis tel quel, à l’octet près.' }

/** Un formulaire qui publie un fichier. Refusé, tout y reste, le fichier choisi compris ; sans JavaScript, un envoi ordinaire, dont le refus redonne tout. */
export function FileForm({ action, cache, bouton, attendu: { accept, hint } = UN_PDF, children }: FileFormProps) {
  const { part, erreur, boite, submit } = useFormPost()
  return (
    <form className="stack" action={action} method="post" encType="multipart/form-data" onSubmit={submit} aria-busy={part !== null || undefined}>
      <PostError id="refus" message={erreur} boite={boite} />
      {Object.entries(cache).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      {children}
      <FieldFrame id="fichier" label="Fichier" required hint={hint}>
        <input className="max-w-full text-sm" id="fichier" name="fichier" type="file" accept={accept} required aria-describedby="fichier-aide" />
      </FieldFrame>
      <div className="actions">
        <button className={buttonClass({ variant: 'primary', small: true })} type="submit" aria-disabled={part !== null || undefined}>
          {bouton}
        </button>
        <span className="text-sm text-ink-2" role="status">
          {part === null ? '' : part < 99 ? `Envoi ${part}\u00a0%` : 'Analyse du fichier…'}
        </span>
      </div>
    </form>
  )
}
