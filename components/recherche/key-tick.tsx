'use client'

import { turnRaccourcis, useRaccourcis } from '@/components/ui/raccourcis'

/** De quoi couper « / » : qui dicte au clavier ne veut pas d’une touche seule. */
export function KeyTick() {
  const actif = useRaccourcis()
  return (
    <label className="tick mt-2 w-fit text-sm noscript:hidden max-lg:hidden">
      <input type="checkbox" checked={actif} onChange={(event) => turnRaccourcis(event.target.checked)} />
      <span>
        La touche <kbd>/</kbd> mène à la recherche, de toute page
      </span>
    </label>
  )
}
