'use client'

import { type MouseEvent, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { APERCU } from '@/lib/demandes/pieces/rules'
import { addressOf } from '@/lib/ground/adresse'
import { routes } from '@/lib/ground/routes'

const FEUILLE =
  'max-h-[62vh] min-h-48 overflow-auto border border-line-strong bg-sunken max-[60rem]:max-h-none [&_img]:block [&_img]:h-auto [&_img]:w-full'

/** Une pièce que l’on peut regarder. `total` : ses pages, `null` tant qu’elle n’a pas été dessinée. */
export type Regardable = { id: string; libelle: string; nom: string; total: number | null }

/** `numero`, `onglet` : où l’on lit, pour que changer de page y reste sans JavaScript. */
type PreviewProps = { numero: string; onglet: string; pieces: readonly Regardable[]; piece: string; feuille: number }

/**
 * L’image d’une page d’une pièce, à côté de ce qu’on lit. Changer de pièce ou de page est un lien ; avec JavaScript l’image seule change, et ce qu’on
 * lisait ne bouge pas. Une pièce jamais dessinée n’a pas dit ses pages : on avance jusqu’à celle qui manque.
 */
export function Preview({ numero, onglet, pieces, piece, feuille }: PreviewProps) {
  const [ici, setIci] = useState({ piece, feuille })
  const [fins, setFins] = useState<Readonly<Record<string, number>>>({})
  const choisie = pieces.find(({ id }) => id === ici.piece) ?? pieces[0]
  if (!choisie) return null
  const connu = fins[choisie.id] ?? choisie.total
  const total = connu === null ? APERCU.pages : Math.min(connu, APERCU.pages)
  const rang = Math.max(1, Math.min(ici.feuille, total))
  const turn = (id: string, page: number) => ({
    href: addressOf(routes.gestionDemande(numero), { onglet, piece: id, feuille: page }, '#pieces'),
    onClick: (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      setIci({ piece: id, feuille: page })
    },
  })
  const failed = () => setFins((avant) => ({ ...avant, [choisie.id]: rang - 1 }))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 border-b border-line py-3">
      {pieces.length > 1 ? (
        <ul className="flex flex-wrap items-center gap-2" aria-label="Pièces à regarder">
          {pieces.map(({ id, libelle }, n) => (
            <li key={id}>
              <a className="chip" aria-current={id === choisie.id || undefined} {...turn(id, 1)}>
                {n + 1}. {libelle}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {total === 0 ? (
        <p className="text-sm text-ink-2">{`Cette pièce ne s’affiche pas ici\u00a0: ouvrez «\u00a0${choisie.nom}\u00a0».`}</p>
      ) : (
        <>
          <p className="flex flex-wrap items-center justify-between gap-2 text-sm">
            <span>
              Page {rang}
              {connu === null ? '' : ` sur ${connu}`}
            </span>
            <span className="flex gap-2">
              {rang > 1 ? <Turn mot="Page précédente" fleche="arrow-left" {...turn(choisie.id, rang - 1)} /> : null}
              {rang < total ? <Turn mot="Page suivante" fleche="arrow-right" {...turn(choisie.id, rang + 1)} /> : null}
            </span>
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: ce qui défile se fait aussi défiler au clavier */}
          <div className={FEUILLE} role="region" aria-label={`Page ${rang}\u00a0: ${choisie.libelle}`} tabIndex={0}>
            {/* biome-ignore lint/performance/noImgElement: rien à mettre en cache ni à redimensionner, la page est tracée à chaque lecture */}
            <img key={`${choisie.id} ${rang}`} src={routes.gestionPage(choisie.id, rang)} alt={`Page ${rang} de ${choisie.nom}`} onError={failed} />
          </div>
          {connu !== null && connu > APERCU.pages ? (
            <p className="text-xs text-ink-2">Les {APERCU.pages} premières pages. Ouvrez le fichier pour les autres.</p>
          ) : null}
        </>
      )}
    </div>
  )
}

type TurnProps = { mot: string; fleche: 'arrow-left' | 'arrow-right'; href: string; onClick: (event: MouseEvent) => void }

const Turn = ({ mot, fleche, href, onClick }: TurnProps) => (
  <a className="button button--small" href={href} onClick={onClick}>
    <Icon name={fleche} />
    <span className="sr-only">{mot}</span>
  </a>
)
