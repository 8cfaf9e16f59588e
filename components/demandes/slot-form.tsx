'use client'

import { type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import { goTo, sendForm } from '@/components/demandes/send-form'
import { UploadRow } from '@/components/pieces/file-rows'
import { holdForms } from '@/components/pieces/hold-forms'
import type { Envoi } from '@/components/pieces/use-uploads'
import { Icon } from '@/components/ui/icon'
import { useHydrated } from '@/components/ui/use-hydrated'
import { REFUS_PIECE } from '@/lib/copy/piece'
import { ACCEPT, precheck } from '@/lib/demandes/pieces/rules'

const UN_SEUL = 'Un seul fichier pour cette pièce\u00a0: réunissez les pages dans un même PDF, ou joignez les autres à un message.'

/**
 * `pleine` : la première chose que la page attend, et la seule dont le bouton est plein. `recu` : que faire du fichier reçu, au lieu d’aller à
 * la demande.
 */
type SlotFormProps = { action: string; libelle: string; id: string; pleine: boolean; recu?: () => void }

/** L’emplacement d’une pièce demandée : choisir un fichier, ou le glisser là, le dépose. Sans JavaScript, un fichier et un bouton. */
export function SlotForm({ action, libelle, id, pleine, recu }: SlotFormProps) {
  const hydrated = useHydrated()
  const form = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const arret = useRef<AbortController | null>(null)
  const [envoi, setEnvoi] = useState<Envoi | null>(null)
  const [dessus, setDessus] = useState(false)

  const clear = () => {
    arret.current?.abort()
    arret.current = null
    if (input.current) input.current.value = ''
    setEnvoi(null)
  }
  const send = async () => {
    const fichier = input.current?.files?.[0]
    if (!form.current || !fichier || arret.current) return
    const neuf = { cle: 1, fichier, part: 0, message: '', reessayer: true }
    const refus = precheck(fichier.name, fichier.size)
    if (refus) return setEnvoi({ ...neuf, etat: 'erreur', message: REFUS_PIECE[refus], reessayer: false })
    const stop = new AbortController()
    arret.current = stop
    const avance = (part: number) => setEnvoi({ ...neuf, etat: part < 99 ? 'envoi' : 'analyse', part })
    avance(0)
    const release = holdForms()
    const fin = await sendForm(form.current, avance, stop.signal)
    release()
    if (stop.signal.aborted) return
    if ('vers' in fin) return recu ? recu() : goTo(fin.vers)
    arret.current = null
    setEnvoi({ ...neuf, etat: 'erreur', message: fin.message, reessayer: fin.refuses.length === 0 })
  }
  // Choisi avant que la page ne vive, un fichier part aussi.
  // biome-ignore lint/correctness/useExhaustiveDependencies: une fois, à l’éveil de la page
  useEffect(() => void send(), [])

  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setDessus(event.type !== 'dragleave')
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setDessus(false)
    const { files } = event.dataTransfer
    const [fichier] = files
    if (!fichier || !input.current || arret.current) return
    if (files.length > 1) return setEnvoi({ cle: 1, fichier, etat: 'erreur', part: 0, message: UN_SEUL, reessayer: false })
    input.current.files = files
    void send()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  const enRoute = envoi !== null && envoi.etat !== 'erreur'
  return (
    <form ref={form} action={action} method="post" encType="multipart/form-data" onSubmit={submit} aria-busy={enRoute || undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: le bouton fait la même chose au clavier */}
      <div
        className={`relative flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2 border-[1.5px] border-dashed border-line-strong bg-surface p-4 focus-within:anneau ${dessus ? 'border-solid! border-brand! bg-brand-soft!' : ''}`}
        onDragOver={over}
        onDragLeave={over}
        onDrop={drop}
      >
        <input
          className="not-noscript:sr-only noscript:max-w-full noscript:text-sm"
          id={id}
          ref={input}
          name="fichier"
          type="file"
          accept={ACCEPT}
          autoComplete="off"
          aria-describedby={`${id}-aide`}
          onChange={() => void send()}
        />
        <label className={pleine ? 'button button--primary noscript:sr-only' : 'button noscript:sr-only'} htmlFor={id}>
          <Icon name="upload" />
          Déposer<span className="sr-only">&nbsp;: {libelle}</span>
        </label>
        {hydrated ? null : (
          <button className="button wakes" type="submit">
            Envoyer le fichier<span className="sr-only">&nbsp;: {libelle}</span>
          </button>
        )}
        <span className="text-sm text-ink-2 flex-[1_1_14rem]" id={`${id}-aide`}>
          <span className="noscript:hidden pointer-coarse:hidden">ou glissez le fichier dans ce cadre. </span>
          PDF, JPEG ou PNG, 10&nbsp;Mo au plus. Une photo nette convient.
        </span>
      </div>
      {envoi ? (
        <ul className="border-y border-line">
          <UploadRow envoi={envoi} onRetry={() => void send()} onCancel={clear} />
        </ul>
      ) : null}
      <p className="sr-only" role="status">
        {envoi === null
          ? ''
          : envoi.etat === 'erreur'
            ? `${envoi.fichier.name}\u00a0: ${envoi.message}`
            : `${envoi.fichier.name}\u00a0: envoi en cours.`}
      </p>
    </form>
  )
}
