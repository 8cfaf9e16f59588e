'use client'

import { type DragEvent, useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { ACCEPT } from '@/lib/demandes/pieces/rules'
import { fileSize } from '@/lib/demandes/rules'

type FilePickerProps = { id: string; label: string; aide: string /** L’identifiant de ce qui dit les limites. */; decrit: string }

/** Ce qui ôte des fichiers du champ le dit par là : la liste se relit. */
export const TRIES = 'fichiers-tries'

/**
 * Les fichiers qui partiront avec un formulaire : choisis ou glissés, on les voit et on les retire avant d’envoyer. Sans JavaScript, le champ du
 * navigateur, au même endroit.
 */
export function FilePicker({ id, label, aide, decrit }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null)
  const gardes = useRef<readonly File[]>([])
  const [choisis, setChoisis] = useState<readonly File[]>([])
  const [dessus, setDessus] = useState(false)

  const keep = (fichiers: readonly File[]) => {
    const tous = new DataTransfer()
    for (const fichier of fichiers) tous.items.add(fichier)
    if (input.current) input.current.files = tous.files
    gardes.current = fichiers
    setChoisis(fichiers)
  }
  const add = (fichiers: readonly File[]) => keep([...gardes.current, ...fichiers.filter((f) => !gardes.current.some((g) => isSame(f, g)))])
  useEffect(() => {
    const champ = input.current
    const reread = () => {
      gardes.current = [...(champ?.files ?? [])]
      setChoisis(gardes.current)
    }
    // Choisis avant que la page ne vive, ou rendus par le navigateur au retour.
    reread()
    champ?.addEventListener(TRIES, reread)
    return () => champ?.removeEventListener(TRIES, reread)
  }, [])
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setDessus(event.type !== 'dragleave')
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setDessus(false)
    add([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: le bouton fait la même chose au clavier
    <div
      className={
        dessus
          ? 'relative mx-3 mb-3 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-2 border-[1.5px] border-dashed border-line-strong px-2 py-1 focus-within:anneau border-solid! border-brand! bg-brand-soft!'
          : 'relative mx-3 mb-3 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-2 border-[1.5px] border-dashed border-line-strong px-2 py-1 focus-within:anneau'
      }
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
        multiple
        accept={ACCEPT}
        aria-describedby={decrit}
        onChange={(event) => add([...(event.target.files ?? [])])}
      />
      <label className="button button--quiet button--small" htmlFor={id}>
        <Icon name="paperclip" />
        {label}
      </label>
      <span className="text-xs text-ink-2 noscript:hidden pointer-coarse:hidden">{aide}</span>
      {choisis.length > 0 ? (
        <ul className="border-y border-line w-full">
          {choisis.map((fichier) => (
            <li className="file" key={`${fichier.name} ${fichier.size} ${fichier.lastModified}`}>
              <Icon name="file" />
              <span className="font-medium wrap-anywhere">
                {fichier.name}
                <span className="flex flex-wrap gap-x-2 text-ink-2">{fileSize(fichier.size)}</span>
              </span>
              <button className="button button--quiet button--small" type="button" onClick={() => keep(choisis.filter((f) => f !== fichier))}>
                Retirer<span className="sr-only"> {fichier.name}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

const isSame = (un: File, autre: File): boolean => un.name === autre.name && un.size === autre.size && un.lastModified === autre.lastModified
