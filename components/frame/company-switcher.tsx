'use client'

import { usePathname, useRouter } from 'next/navigation'
import { type ComponentType, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { CompanyPickerProps } from '@/components/frame/company-picker'
import { rememberSiren } from '@/components/frame/recent-sirens'
import { switchPath } from '@/components/frame/switch-path'
import { Icon } from '@/components/ui/icon'
import { teinte } from '@/components/ui/plaque'
import { useHydrated } from '@/components/ui/use-hydrated'

type CompanySwitcherProps = {
  couleur: number
  /** Entreprise choisie, ou `null` sur les pages de tout le portefeuille. */
  siren: string | null
  compteId: string | null
  /** La face de la plaque, rendue par le serveur. */
  children: ReactNode
}

type Picker = ComponentType<CompanyPickerProps>

// Chargée au premier geste : la recherche ne pèse rien tant que personne ne change d’entreprise.
const loadPicker = () => import('@/components/frame/company-picker').then((module) => module.CompanyPicker)

/**
 * La plaque qui change d’entreprise. Dans le HTML, un lien vers le portefeuille, qui a sa propre recherche ;
 * après hydratation, un bouton qui ouvre la liste « SIREN - Raison sociale ».
 */
export function CompanySwitcher({ couleur, siren, compteId, children }: CompanySwitcherProps) {
  const hydrated = useHydrated()
  const router = useRouter()
  const pathname = usePathname()
  const panelId = useId()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [picker, setPicker] = useState<{ Panel: Picker } | null>(null)

  useEffect(() => {
    if (siren) rememberSiren(siren)
  }, [siren])

  useEffect(() => {
    if (!open) return
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', onPointer)
    return () => document.removeEventListener('pointerdown', onPointer)
  }, [open])

  const warm = () => {
    if (!picker)
      loadPicker().then(
        (Panel) => setPicker({ Panel }),
        () => router.push('/accueil#portefeuille'),
      )
  }
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const choose = (chosen: string, newTab: boolean) => {
    const href = switchPath(pathname, chosen)
    if (newTab) window.open(href, '_blank', 'noopener')
    else router.push(href)
    close()
  }

  const plaque = `plaque cursor-pointer hover:bg-brand-soft max-sm:w-full ${teinte(couleur)}`
  const face = (
    <>
      {children}
      <span className="grid place-items-center pr-3 pl-1 text-ink-2">
        <Icon name="chevrons-up-down" />
      </span>
    </>
  )
  if (!hydrated) {
    return (
      <div className="relative col-span-full max-w-full justify-self-start max-sm:justify-self-stretch min-[60rem]:col-auto">
        <a className={plaque} href="/accueil#portefeuille">
          {face}
        </a>
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: ne fait qu’écouter le départ du focus
    <div
      className="relative col-span-full max-w-full justify-self-start max-sm:justify-self-stretch min-[60rem]:col-auto"
      ref={box}
      onBlur={(event) => event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <button
        className={plaque}
        type="button"
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        onPointerEnter={warm}
        onFocus={warm}
        onClick={() => {
          warm()
          setOpen(!open)
        }}
      >
        {face}
      </button>
      {open && picker ? <picker.Panel id={panelId} siren={siren} compteId={compteId} onChoose={choose} onClose={close} /> : null}
    </div>
  )
}
