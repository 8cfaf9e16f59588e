'use client'

import { type DragEvent, useState } from 'react'
import { BORNES } from '@/components/pieces/allure'
import { FileRow, UploadRow } from '@/components/pieces/file-rows'
import { useUploads } from '@/components/pieces/use-uploads'
import { Icon } from '@/components/ui/icon'
import { useHydrated } from '@/components/ui/use-hydrated'
import { REFUS_PIECE } from '@/lib/copy/piece'
import type { PieceAttendue } from '@/lib/demarches/define'
import type { PieceRecue } from '@/lib/demandes/pieces/queries'
import { ACCEPT, type Refus } from '@/lib/demandes/pieces/rules'

type PieceSlotProps = { brouillonId: string; piece: PieceAttendue; recues: readonly PieceRecue[]; refus: readonly Refus[] }

/** L’emplacement d’une pièce : ce qui y est, ce qui arrive, et de quoi en joindre, avec ou sans JavaScript. */
export function PieceSlot({ brouillonId, piece, recues: initiales, refus }: PieceSlotProps) {
  const { recues, envois, annonce, add, retry, cancel, remove } = useUploads(brouillonId, piece.cle, initiales)
  const id = `piece-${piece.cle || 'autres'}`
  const tient = recues.length > 0
  const manque = !tient && piece.requise && !piece.plusTard
  return (
    <li data-piece={piece.cle} data-manque={manque ? piece.libelle : undefined}>
      <span className={`stop ${tient ? BORNES.tient : manque ? BORNES.attend : ''}`} aria-hidden="true">
        {tient ? <Icon name="check" /> : null}
      </span>
      <div>
        <h3 id={id}>
          {piece.libelle} {piece.cle ? <span className={tient ? 'tag border-ok text-ok' : 'tag'}>{wordOf(piece, tient)}</span> : null}
        </h3>
        <p>{piece.pourquoi}</p>
        {refus.map((code) => (
          <p className="error" key={code}>
            <span className="sr-only">Erreur&nbsp;: </span>
            {REFUS_PIECE[code]}
          </p>
        ))}
        {recues.length + envois.length > 0 ? (
          <ul className="border-y border-line">
            {recues.map((recue) => (
              <FileRow key={recue.id} piece={recue} onRemove={() => void remove(recue)} />
            ))}
            {envois.map((envoi) => (
              <UploadRow key={envoi.cle} envoi={envoi} onRetry={() => retry(envoi)} onCancel={() => cancel(envoi)} />
            ))}
          </ul>
        ) : null}
        {piece.cle ? <Drop cle={piece.cle} libelle={piece.libelle} add={add} /> : null}
        <p className="sr-only" role="status">
          {annonce}
        </p>
        {envois.length > 0 ? <p className="text-sm text-ink-2" data-retenu role="status" /> : null}
      </div>
    </li>
  )
}

const wordOf = ({ requise, plusTard }: PieceAttendue, tient: boolean): string =>
  tient ? 'Jointe' : plusTard ? 'À joindre à un message après l’envoi' : requise ? 'Obligatoire' : 'Facultative'

/** Le serveur dessine déjà ce que la page montrera éveillée : rien ne bouge quand elle s’éveille. */
function Drop({ cle, libelle, add }: { cle: string; libelle: string; add: (fichiers: Iterable<File>) => void }) {
  const hydrated = useHydrated()
  const [dessus, setDessus] = useState(false)
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
  const input = (id: string, plus: { accept: string; multiple?: boolean; capture?: 'environment' }) => (
    <input
      className="not-noscript:sr-only noscript:max-w-full noscript:text-sm"
      id={id}
      type="file"
      name={`piece.${cle}`}
      form="depot"
      {...plus}
      onChange={(event) => {
        add([...(event.target.files ?? [])])
        event.target.value = ''
      }}
    />
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: le bouton fait la même chose au clavier
    <div
      className={
        dessus
          ? 'col-start-2 mt-2 relative flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2 border-[1.5px] border-dashed border-line-strong bg-surface p-4 focus-within:anneau border-solid! border-brand! bg-brand-soft!'
          : 'col-start-2 mt-2 relative flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2 border-[1.5px] border-dashed border-line-strong bg-surface p-4 focus-within:anneau'
      }
      onDragOver={over}
      onDragLeave={over}
      onDrop={drop}
    >
      {input(`fichier-${cle}`, { accept: ACCEPT, multiple: true })}
      <label className="button button--small" htmlFor={`fichier-${cle}`}>
        <Icon name="upload" />
        Choisir des fichiers<span className="sr-only"> pour {libelle}</span>
      </label>
      <span className="hidden pointer-coarse:inline-flex noscript:hidden">
        {/* Vide, il compterait parmi les fichiers d’un envoi sans JavaScript. */}
        {hydrated ? input(`photo-${cle}`, { accept: 'image/jpeg', capture: 'environment' }) : null}
        <label className="button button--small" htmlFor={`photo-${cle}`}>
          Prendre une photo<span className="sr-only"> pour {libelle}</span>
        </label>
      </span>
      <span className="text-sm text-ink-2 pointer-coarse:hidden noscript:hidden">ou déposez-les ici</span>
    </div>
  )
}
