'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Autosave } from '@/components/live-form/autosave'
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

const PROCHE = 1000

/** Écrire dans le fil et y joindre des documents. Un formulaire ordinaire ; le navigateur y ajoute la garde du texte et l’envoi sur place. */
export function Composer({ action, garde, siren, cle, enCours, label, bouton, secondaire = false }: ComposerProps) {
  const hydrated = useHydrated()
  const form = useRef<HTMLFormElement>(null)
  const texte = useRef<HTMLTextAreaElement>(null)
  const gardien = useRef<Autosave | null>(null)
  const [etat, setEtat] = useState('')
  // Ce qui part en message n’a plus à se garder ; revenu, si.
  const { part, erreur, boite, submit } = useFormPost(() => gardien.current?.forget())
  useEffect(() => {
    if (erreur) gardien.current?.typed()
  }, [erreur])
  const [longueur, setLongueur] = useState([...enCours].length)
  const typed = () => {
    setLongueur([...(texte.current?.value ?? '')].length)
    gardien.current?.typed()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: le fil ne change pas sous un formulaire
  useEffect(() => {
    let quitte = false
    const charge = import('@/components/live-form/autosave').then(({ autosave }) => {
      if (quitte) return
      gardien.current = autosave<{ a: string }>({
        url: garde,
        nom: siren && garde,
        entrees: () => [['corps', texte.current?.value ?? '']],
        corps: ([[, corps] = ['', '']]) => ({ siren, corps }),
        saved: ({ a }) => ({ phrase: `Texte gardé à ${a}` }),
        say: ({ phrase }) => setEtat(phrase),
        refill: ([[, corps] = ['', '']]) => {
          // Jamais par-dessus un texte plus récent, gardé depuis un autre poste.
          if (!texte.current || !corps.startsWith(texte.current.value)) return
          texte.current.value = corps
          typed()
        },
      })
      // Ce qui a été écrit avant que ce code soit là se garde aussi.
      if (texte.current && texte.current.value !== texte.current.defaultValue) gardien.current.typed()
    })
    // Sans lui (réseau coupé), le texte reste dans la page et part avec l’envoi.
    charge.catch(() => {})
    return () => {
      quitte = true
      gardien.current?.stop()
      gardien.current = null
    }
  }, [garde])
  const send = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
  }
  return (
    <form
      className={erreur ? 'mt-6 min-w-0 field--error' : 'mt-6 min-w-0'}
      ref={form}
      action={action}
      method="post"
      encType="multipart/form-data"
      onSubmit={submit}
      data-garde=""
    >
      <label className="inline-block leading-[1.35] font-medium" htmlFor="corps">
        {label}
      </label>
      <PostError id="corps-erreur" message={erreur} boite={boite} />
      <input type="hidden" name="cle" value={cle} />
      <div className="mt-2 rounded-3 border-[1.5px] border-line-strong bg-surface focus-within:border-focus print:hidden">
        <textarea
          className="textarea min-h-24 rounded-t-3 rounded-b-none border-0 bg-transparent"
          id="corps"
          name="corps"
          defaultValue={enCours}
          aria-describedby={erreur ? 'corps-erreur corps-aide' : 'corps-aide'}
          aria-invalid={erreur ? true : undefined}
          ref={texte}
          onChange={typed}
          onKeyDown={send}
        />
        <FilePicker id="fichiers" label="Joindre des documents" aide="ou glissez-les ici." decrit="corps-aide" />
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 border-t border-line px-3 py-2">
          <span className="text-xs text-ink-2 pointer-coarse:hidden">{hydrated ? 'Ctrl + Entrée envoie' : ''}</span>
          <button
            className={secondaire ? 'button button--small' : 'button button--primary button--small'}
            type="submit"
            aria-disabled={part !== null || undefined}
          >
            {part === null ? bouton : `Envoi ${part}\u00a0%`}
          </button>
        </div>
      </div>
      <p className="text-xs text-ink-2 mt-1" id="corps-aide">
        20{'\u00a0'}000 signes, 20 fichiers de 10{'\u00a0'}Mo au plus, PDF, JPEG ou PNG.
      </p>
      <p className="text-xs text-ink-2" role="status">
        {MESSAGE_MAX - longueur < PROCHE ? `${(MESSAGE_MAX - longueur).toLocaleString('fr-FR')} signes restent. ` : ''}
        {etat}
      </p>
    </form>
  )
}
