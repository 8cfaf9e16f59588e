'use client'

import { type FormEvent, useState } from 'react'
import { goTo, sendForm } from '@/components/demandes/send-form'
import { ACCEPT } from '@/lib/demandes/pieces/rules'

/** L’emplacement d’une pièce demandée : un fichier, un bouton. Sans JavaScript, un formulaire ordinaire. */
export function SlotForm({ action, libelle, id }: { action: string; libelle: string; id: string }) {
  const [erreur, setErreur] = useState('')
  const [part, setPart] = useState<number | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (part !== null) return
    setErreur('')
    setPart(0)
    const fin = await sendForm(event.currentTarget, setPart)
    if ('vers' in fin) return goTo(fin.vers)
    setPart(null)
    setErreur(fin.message)
  }
  return (
    <form className="piece__slot stack" action={action} method="post" encType="multipart/form-data" onSubmit={submit}>
      {erreur ? (
        <p className="error" role="alert" id={`${id}-erreur`}>
          <span>
            <span className="sr">Erreur : </span>
            {erreur}
          </span>
        </p>
      ) : null}
      <div className="drop">
        <label className="sr" htmlFor={id}>
          Fichier pour : {libelle}
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
