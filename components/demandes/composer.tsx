'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { PostError } from '@/components/demandes/post-error'
import { useFormPost } from '@/components/demandes/use-form-post'
import { FilePicker } from '@/components/pieces/file-picker'
import { useHydrated } from '@/components/ui/use-hydrated'
import { MESSAGE_MAX } from '@/lib/demandes/fil/texte'

type ComposerProps = {
  /** L’adresse où le formulaire part, avec ou sans JavaScript. */
  action: string
  /** Où le texte se garde pendant que l’on écrit. */
  garde: string
  /** L’entreprise, du côté client ; la gestion n’en dit aucune. */
  siren?: string
  cle: string
  enCours: string
  label: string
  bouton: string
  /** Vrai quand autre chose attend d’abord la personne : une pièce à déposer. */
  secondaire?: boolean
}

const APRES_LA_FRAPPE = 800
const PROCHE = 1000

/** Écrire dans le fil et y joindre des documents. Un formulaire ordinaire ; le navigateur y ajoute la garde du texte et l’envoi sur place. */
export function Composer({ action, garde, siren, cle, enCours, label, bouton, secondaire = false }: ComposerProps) {
  const hydrated = useHydrated()
  const form = useRef<HTMLFormElement>(null)
  const minuteur = useRef(0)
  const aGarder = useRef<(() => void) | null>(null)
  const [etat, setEtat] = useState('')
  const { part, erreur, boite, submit } = useFormPost(() => {
    window.clearTimeout(minuteur.current)
    aGarder.current = null
  })
  const [longueur, setLongueur] = useState([...enCours].length)

  const keep = async (corps: string) => {
    try {
      const rendu = await fetch(garde, {
        method: 'PUT',
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ siren, corps }),
      })
      const { a, message } = (await rendu.json()) as { a?: string; message?: string }
      if (rendu.status === 429) setEtat(`${message} Votre texte reste ici.`)
      else setEtat(a ? `Texte gardé à ${a}` : 'Votre texte n’a pas pu être gardé\u00a0: reconnectez-vous dans un autre onglet, il reste ici.')
    } catch {
      setEtat('Hors ligne\u00a0: votre texte reste ici.')
    }
  }
  const typed = (corps: string) => {
    setLongueur([...corps].length)
    window.clearTimeout(minuteur.current)
    aGarder.current = () => {
      aGarder.current = null
      window.clearTimeout(minuteur.current)
      void keep(corps)
    }
    minuteur.current = window.setTimeout(() => aGarder.current?.(), APRES_LA_FRAPPE)
  }
  // Quitter la page dans la seconde qui suit la frappe ne perd pas les derniers mots.
  useEffect(() => {
    const leave = () => aGarder.current?.()
    window.addEventListener('pagehide', leave)
    return () => window.removeEventListener('pagehide', leave)
  }, [])
  const send = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
  }
  return (
    <form
      className={erreur ? 'reply field field--error' : 'reply field'}
      ref={form}
      action={action}
      method="post"
      encType="multipart/form-data"
      onSubmit={submit}
    >
      <label className="field__label" htmlFor="corps">
        {label}
      </label>
      <PostError id="corps-erreur" message={erreur} boite={boite} />
      <input type="hidden" name="cle" value={cle} />
      <div className="composer">
        <textarea
          className="textarea"
          id="corps"
          name="corps"
          defaultValue={enCours}
          aria-describedby={erreur ? 'corps-erreur corps-aide' : 'corps-aide'}
          aria-invalid={erreur ? true : undefined}
          onChange={(event) => typed(event.target.value)}
          onKeyDown={send}
        />
        <FilePicker id="fichiers" label="Joindre des documents" aide="ou glissez-les ici." decrit="corps-aide" />
        <div className="composer__bar">
          <span className="xsmall muted pointer-coarse:hidden">{hydrated ? 'Ctrl + Entrée envoie' : ''}</span>
          <button
            className={secondaire ? 'button button--small' : 'button button--primary button--small'}
            type="submit"
            aria-disabled={part !== null || undefined}
          >
            {part === null ? bouton : `Envoi ${part}\u00a0%`}
          </button>
        </div>
      </div>
      <p className="xsmall muted mt-1" id="corps-aide">
        20{'\u00a0'}000 signes, 20 fichiers de 10{'\u00a0'}Mo au plus, PDF, JPEG ou PNG.
      </p>
      <p className="xsmall muted" role="status">
        {MESSAGE_MAX - longueur < PROCHE ? `${(MESSAGE_MAX - longueur).toLocaleString('fr-FR')} signes restent. ` : ''}
        {etat}
      </p>
    </form>
  )
}
