'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'

const MENU =
  'absolute top-full right-0 mt-1 w-max max-w-[calc(100vw-2rem)] min-w-68 rounded-3 border border-line bg-raised p-2 text-ink shadow-raised duration-(--fast) ease-(--ease)'
// Ouvert, il prend le clavier tout de suite : `visibility` n’entre dans le fondu qu’à la fermeture.
const OUVERT = 'visible opacity-100 transition-[opacity,translate]'
const FERME = 'invisible -translate-y-1 opacity-0 transition-[opacity,translate,visibility]'
const SANS_SCRIPT = 'invisible group-focus-within/who:visible group-hover/who:visible'

type Cause = 'survol' | 'focus' | 'clic'

/**
 * Le nom, le mot « Menu » dessous, et le menu : s’ouvre au survol, au focus et au toucher, se ferme par Échap.
 * Sans JavaScript, `:hover` et `:focus-within` l’ouvrent ; la page vivante leur retire ensuite la main, pour qu’Échap l’emporte.
 */
export function NameMenu({ nom, bureau, children }: { nom: string; bureau: boolean; children: ReactNode }) {
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
      className="group/who relative"
      ref={box}
      onPointerEnter={(event) => event.pointerType === 'mouse' && setCause((now) => now ?? 'survol')}
      onPointerLeave={() => setCause((now) => (now === 'survol' ? null : now))}
      onFocus={() => !muted.current && setCause((now) => now ?? 'focus')}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setCause((now) => (now === 'survol' ? now : null))}
      onClick={(event) => event.target instanceof Element && event.target.closest('a') && setCause(null)}
    >
      <button
        className="inline-flex min-h-target cursor-pointer items-center gap-3 rounded-2 py-1 pr-2 pl-3 text-left leading-[1.2] group-focus-within/who:bg-[var(--survol,var(--brand-soft))] hover:bg-[var(--survol,var(--brand-soft))] max-md:px-2 max-sm:px-1"
        type="button"
        ref={button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setCause((now) => (now === 'clic' ? null : 'clic'))}
      >
        <span>
          <span className="block max-w-56 truncate text-sm/[1.2] font-bold max-md:hidden">{nom}</span>
          <span
            className={`inline-flex items-center gap-[.2em] text-xs/[1.2] max-md:text-sm/[1.2] max-md:font-medium ${bureau ? 'text-on-chief-2' : 'text-ink-2 max-md:text-ink'}`}
          >
            Menu
            <Icon name="chevron-down" />
          </span>
        </span>
      </button>
      {/* Fermé, il sort de l’ordre du clavier tout de suite, sans attendre la fin du fondu. */}
      <div className={`${MENU} ${open ? OUVERT : ready ? FERME : SANS_SCRIPT}`} id={id} inert={ready && !open}>
        {children}
      </div>
    </div>
  )
}
