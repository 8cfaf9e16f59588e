import { useEffect } from 'react'
import { useRaccourcis } from '@/components/ui/raccourcis'

/** Où « / » s’écrit comme tout autre signe. */
const ECRIT = 'input, textarea, select, [contenteditable]'

/** « / » mène à la case de recherche ; où elle n’est pas montrée (téléphone), à sa page. Sans JavaScript, la case et le lien sont là. */
export function useSearchKey(ici: boolean): void {
  const permis = useRaccourcis()
  const actif = ici && permis
  useEffect(() => {
    if (!actif) return
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (!(event.target instanceof Element) || event.target.closest(ECRIT) || document.querySelector('dialog[open]')) return
      const cases = [...document.querySelectorAll<HTMLInputElement>('[data-chercher]')].filter((une) => une.checkVisibility())
      const ou = cases.at(-1) ?? document.querySelector<HTMLElement>('[data-vers-recherche]')
      if (!ou) return
      event.preventDefault()
      if (ou instanceof HTMLInputElement) ou.select()
      else ou.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [actif])
}
