'use client'

import { PostError } from '@/components/demandes/post-error'
import { useFormPost } from '@/components/demandes/use-form-post'
import { ACCEPT } from '@/lib/demandes/pieces/rules'

/** L’emplacement d’une pièce demandée : un fichier, un bouton. Sans JavaScript, un formulaire ordinaire. */
export function SlotForm({ action, libelle, id }: { action: string; libelle: string; id: string }) {
  const { part, erreur, boite, submit } = useFormPost()
  return (
    <form className="piece__slot stack" action={action} method="post" encType="multipart/form-data" onSubmit={submit}>
      <PostError id={`${id}-erreur`} message={erreur} boite={boite} />
      <div className="drop">
        <label className="sr" htmlFor={id}>
          Fichier pour&nbsp;: {libelle}
        </label>
        <input
          className="composer__files"
          id={id}
          name="fichier"
          type="file"
          accept={ACCEPT}
          aria-describedby={erreur ? `${id}-erreur ${id}-aide` : `${id}-aide`}
        />
        <button className="button button--small" type="submit" aria-disabled={part !== null || undefined}>
          {part === null ? 'Déposer' : `Envoi ${part}\u00a0%`}
          <span className="sr"> : {libelle}</span>
        </button>
        <span className="xsmall muted" id={`${id}-aide`}>
          PDF, JPEG ou PNG, 10{'\u00a0'}Mo au plus.
        </span>
      </div>
    </form>
  )
}
