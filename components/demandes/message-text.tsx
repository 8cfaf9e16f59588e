import { Fragment, type ReactNode } from 'react'
import { splitLinks } from '@/lib/demandes/fil/texte'

/** Un mot plus long que cela reçoit où se couper : sans quoi un mot de vingt mille signes fige le navigateur plusieurs secondes. */
const TRANCHES = /\S{60}(?=\S)/gu

const breakable = (texte: string): ReactNode => {
  const parts = texte.replace(TRANCHES, (tranche) => `${tranche}\n`).split('\n')
  if (parts.length === 1) return texte
  return parts.map((part, rang) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: les morceaux d’un message envoyé ne bougent plus
    <Fragment key={rang}>
      {rang > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ))
}

/** Le texte d’un message : des lignes, et des adresses que l’on peut suivre. Ce qui ressemble à du code se lit tel quel. */
export function MessageText({ corps }: { corps: string }) {
  const lignes = corps.split(/\n+/)
  return (
    <div className={lignes.length > 1 ? 'msg__text [&_p+p]:mt-2' : 'msg__text'}>
      {lignes.map((ligne, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: les lignes d’un message envoyé ne bougent plus
        <p key={rang}>
          {splitLinks(ligne).map(({ texte, lien }) =>
            lien ? (
              <a key={texte} href={texte} rel="noreferrer noopener nofollow" target="_blank">
                {breakable(texte)}
                <span className="sr-only"> (nouvelle fenêtre)</span>
              </a>
            ) : (
              breakable(texte)
            ),
          )}
        </p>
      ))}
    </div>
  )
}
