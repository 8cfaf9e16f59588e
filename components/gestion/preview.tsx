'use client'

import { type MouseEvent, useState } from 'react'
import { Icon } from '@/components/ui/icon'

/** Une pièce que l’on peut regarder. `total` : ses pages, `null` tant qu’elle n’a pas été dessinée ; `pages` : combien se montrent au plus. */
export type Regardable = {
  id: string
  libelle: string
  nom: string
  total: number | null
  href: string
  pages: readonly { image: string; href: string }[]
}

type PreviewProps = { pieces: readonly Regardable[]; piece: string; feuille: number }

/**
 * L’image d’une page d’une pièce, à côté de ce qu’on lit. Changer de pièce ou de page est un lien ; avec JavaScript l’image seule change, et ce qu’on
 * lisait ne bouge pas. Une pièce jamais dessinée n’a pas dit ses pages : on avance jusqu’à celle qui manque.
 */
export function Preview({ pieces, piece, feuille }: PreviewProps) {
  const [ici, setIci] = useState({ piece, feuille })
  const [fins, setFins] = useState<Readonly<Record<string, number>>>({})
  const choisie = pieces.find(({ id }) => id === ici.piece) ?? pieces[0]
  if (!choisie) return null
  const connu = fins[choisie.id] ?? choisie.total
  const total = connu === null ? null : Math.min(connu, choisie.pages.length)
  const rang = total === null ? ici.feuille : Math.max(1, Math.min(ici.feuille, total))
  const go = (vers: typeof ici) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    setIci(vers)
  }
  const page = choisie.pages[rang - 1]
  const failed = () => setFins((avant) => ({ ...avant, [choisie.id]: rang - 1 }))
  return (
    <div className="preview">
      {pieces.length > 1 ? (
        <ul className="chips" aria-label="Pièces à regarder">
          {pieces.map(({ id, libelle, href }, n) => (
            <li key={id}>
              <a className="chip" href={href} aria-current={id === choisie.id || undefined} onClick={go({ piece: id, feuille: 1 })}>
                {n + 1}. {libelle}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {total === 0 || !page ? (
        <p className="small muted">
          Cette pièce ne s’affiche pas ici{'\u00a0'}: ouvrez «{'\u00a0'}
          {choisie.nom}
          {'\u00a0'}».
        </p>
      ) : (
        <>
          <p className="flex flex-wrap items-center justify-between gap-2 text-sm">
            <span>
              Page {rang}
              {total === null ? '' : ` sur ${connu}`}
            </span>
            <span className="flex gap-2">
              <Turn
                mot="Page précédente"
                fleche="arrow-left"
                vers={rang > 1 ? choisie.pages[rang - 2] : undefined}
                onClick={go({ piece: choisie.id, feuille: rang - 1 })}
              />
              <Turn
                mot="Page suivante"
                fleche="arrow-right"
                vers={total !== null && rang >= total ? undefined : choisie.pages[rang]}
                onClick={go({ piece: choisie.id, feuille: rang + 1 })}
              />
            </span>
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: ce qui défile se fait aussi défiler au clavier */}
          <div className="preview__page" role="region" aria-label={`Page ${rang} : ${choisie.libelle}`} tabIndex={0}>
            {/* biome-ignore lint/performance/noImgElement: rien à mettre en cache ni à redimensionner, la page est tracée à chaque lecture */}
            <img key={page.image} src={page.image} alt={`Page ${rang} de ${choisie.nom}`} onError={failed} />
          </div>
          {connu !== null && connu > choisie.pages.length ? (
            <p className="xsmall muted">Les {choisie.pages.length} premières pages. Ouvrez le fichier pour les autres.</p>
          ) : null}
        </>
      )}
    </div>
  )
}

type TurnProps = { mot: string; fleche: 'arrow-left' | 'arrow-right'; vers: { href: string } | undefined; onClick: (event: MouseEvent) => void }

const Turn = ({ mot, fleche, vers, onClick }: TurnProps) =>
  vers ? (
    <a className="button button--small" href={vers.href} onClick={onClick}>
      <Icon name={fleche} />
      <span className="sr">{mot}</span>
    </a>
  ) : null
