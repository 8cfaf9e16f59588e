'use client'

import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { goTo, sendForm } from '@/components/demandes/send-form'
import { TRIES } from '@/components/pieces/file-picker'

type FormPost = {
  /** La part envoyée ; `null` quand rien ne part. */
  part: number | null
  /** Ce qui a retenu l’envoi, une phrase par ligne. */
  erreur: string
  /** Où se dit l’erreur : ce qui prend le focus. */
  boite: RefObject<HTMLParagraphElement | null>
  submit: (event: FormEvent<HTMLFormElement>) => Promise<void>
}

/** Envoie un formulaire et ses fichiers sans quitter la page. Refusé ou coupé, le texte et les bons fichiers y restent ; un second envoi est ignoré. */
export function useFormPost(avant?: () => void): FormPost {
  const [refus, setRefus] = useState({ message: '' })
  const [part, setPart] = useState<number | null>(null)
  const parti = useRef(false)
  const boite = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (refus.message) boite.current?.focus()
  }, [refus])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (parti.current) return
    parti.current = true
    avant?.()
    const form = event.currentTarget
    setRefus({ message: '' })
    setPart(0)
    const fin = await sendForm(form, setPart)
    if ('vers' in fin) return goTo(fin.vers)
    parti.current = false
    keepGood(form, fin.refuses)
    setPart(null)
    setRefus({ message: fin.message })
  }
  return { part, erreur: refus.message, boite, submit }
}

/** Ôte des fichiers choisis ceux qui sont refusés, par leur rang ; les autres restent. */
function keepGood(form: HTMLFormElement, refuses: readonly number[]): void {
  const choix = form.querySelector<HTMLInputElement>('input[type=file]')
  if (!choix?.files || refuses.length === 0) return
  const bons = new DataTransfer()
  for (const [rang, fichier] of [...choix.files].entries()) if (!refuses.includes(rang)) bons.items.add(fichier)
  choix.files = bons.files
  choix.dispatchEvent(new Event(TRIES))
}
