'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'

type Cause = 'survol' | 'focus' | 'clic'

/**
 * Le nom, le mot « Menu » dessous, et le menu : s’ouvre au survol, au focus et au toucher, se ferme par Échap.
 * Sans JavaScript, `:hover` et `:focus-within` l’ouvrent ; `who--js` leur retire ensuite la main, pour qu’Échap l’emporte.
 */
export function NameMenu({ nom, children }: { nom: string; children: ReactNode }) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const muted = useRef(false)
  const [ready, setReady] = useState(false)
  const [cause, setCause] = useState<Cause | null>(null)
  const open = cause !== null

  useEffect(() => {
    setReady(true)
    if (box.current?.contains(document.activeElement)) setCause('focus')
  }, [])

  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setCause(null)
      if (!box.current?.contains(document.activeElement)) return
      // Le focus rendu au bouton ne doit pas rouvrir ce qu’on vient de fermer.
      muted.current = true
      button.current?.focus()
      muted.current = false
    }
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setCause(null)
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPointer)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPointer)
    }
  }, [open])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: le survol double ce que le bouton fait au clavier
    // biome-ignore lint/a11y/useKeyWithClickEvents: Entrée sur un lien du menu produit aussi un clic
    <div
      className={['who', ready ? 'who--js' : '', open ? 'who--open' : ''].filter(Boolean).join(' ')}
      ref={box}
      onPointerEnter={(event) => event.pointerType === 'mouse' && setCause((now) => now ?? 'survol')}
      onPointerLeave={() => setCause((now) => (now === 'survol' ? null : now))}
      onFocus={() => !muted.current && setCause((now) => now ?? 'focus')}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setCause((now) => (now === 'survol' ? now : null))}
      onClick={(event) => event.target instanceof Element && event.target.closest('a') && setCause(null)}
    >
      <button
        className="who__button"
        type="button"
        ref={button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setCause((now) => (now === 'clic' ? null : 'clic'))}
      >
        <span>
          <span className="who__name">{nom}</span>
          <span className="who__menu">
            Menu
            <Icon name="chevron-down" />
          </span>
        </span>
      </button>
      {/* Fermé, il sort de l’ordre du clavier tout de suite, sans attendre la fin du fondu. */}
      <div className="menu" id={id} inert={ready && !open}>
        {children}
      </div>
    </div>
  )
}
