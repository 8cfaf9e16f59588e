'use client'

import { buttonClass } from '@/components/ui/button'
import { TOUCHE } from '@/components/gestion/touche'
import { turnRaccourcis, useRaccourcis } from '@/components/ui/raccourcis'
import { useEffect, useRef } from 'react'

const TOUCHES = [
  ['j', 'la demande suivante'],
  ['k', 'la demande précédente'],
  ['/', 'chercher'],
  ['p', 'demander une pièce'],
  ['r', 'répondre'],
  ['?', 'cette aide'],
] as const

/** Vrai là où une lettre s’écrit : elle n’y est jamais un raccourci. */
const isTyping = (cible: EventTarget | null): boolean =>
  cible instanceof HTMLElement &&
  (cible.isContentEditable || cible.closest('input:not([type=checkbox], [type=radio]), textarea, select, dialog[open]') !== null)

/** Ce que fait une touche ici ; faux quand elle n’y fait rien. Dans une liste, `j` et `k` vont d’une demande à l’autre. */
function act(touche: string): boolean {
  const marquee = document.querySelector<HTMLElement>(`[data-touche="${CSS.escape(touche)}"]`)
  const cible = marquee ?? (touche === '/' ? document.querySelector<HTMLElement>('input[type=search]') : null)
  if (cible instanceof HTMLInputElement) cible.focus()
  else if (cible) cible.click()
  else if (touche === 'j' || touche === 'k') {
    const liens = [...document.querySelectorAll<HTMLElement>('main tbody th a')]
    const ici = liens.indexOf(document.activeElement as HTMLElement)
    liens[Math.max(0, touche === 'j' ? Math.min(ici + 1, liens.length - 1) : ici - 1)]?.focus()
    return liens.length > 0
  } else return false
  return true
}

/**
 * Les raccourcis d’une lettre, leur aide, et de quoi les couper (WCAG 2.1.4) : le choix est gardé par ce navigateur. Une touche clique ce que la page
 * marque `data-touche` ; ce qui n’y est pas n’a pas de raccourci.
 */
export function KeysHelp() {
  const boite = useRef<HTMLDialogElement>(null)
  const actifs = useRaccourcis()
  useEffect(() => {
    document.documentElement.toggleAttribute('data-touches', actifs)
    if (!actifs) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
      if (event.key === '?') boite.current?.showModal()
      else if (!act(event.key)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [actifs])
  return (
    <div className="noscript:hidden max-[60rem]:hidden">
      <button className={buttonClass({ variant: 'link', className: 'text-sm' })} type="button" onClick={() => boite.current?.showModal()}>
        Raccourcis du clavier{' '}
        <span className={TOUCHE} aria-hidden="true">
          ?
        </span>
      </button>
      <dialog
        className="w-[min(34rem,100%)] rounded-3 border border-line bg-raised p-6 text-ink shadow-raised backdrop:bg-(--veil)"
        ref={boite}
        aria-labelledby="touches"
      >
        <h2 id="touches">Raccourcis du clavier</h2>
        <dl className="mt-3 grid grid-cols-[3rem_minmax(0,1fr)] gap-y-2">
          {TOUCHES.map(([touche, quoi]) => (
            <div key={touche} className="contents">
              <dt>
                <kbd>{touche}</kbd>
              </dt>
              <dd>{quoi}</dd>
            </div>
          ))}
        </dl>
        <label className="tick mt-4">
          <input type="checkbox" checked={actifs} onChange={(event) => turnRaccourcis(event.target.checked)} />
          <span>
            Raccourcis d’une lettre actifs
            <span className="sub text-ink-2">Coupez-les si vous dictez au clavier. Ce navigateur s’en souvient.</span>
          </span>
        </label>
        <form method="dialog" className="actions mt-6 justify-end">
          <button className="button button--small" type="submit">
            Fermer
          </button>
        </form>
      </dialog>
    </div>
  )
}
