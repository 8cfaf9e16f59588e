import { splitLinks } from '@/lib/demandes/fil/texte'

/** Le texte d’un message : des lignes, et des adresses que l’on peut suivre. Ce qui ressemble à du code se lit tel quel. */
export const MessageText = ({ corps }: { corps: string }) => (
  <div className="msg__text">
    {corps.split(/\n+/).map((ligne, rang) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: les lignes d’un message envoyé ne bougent plus
      <p key={rang}>
        {splitLinks(ligne).map(({ texte, lien }) =>
          lien ? (
            <a key={texte} href={texte} rel="noreferrer noopener nofollow" target="_blank">
              {texte}
              <span className="sr"> (nouvelle fenêtre)</span>
            </a>
          ) : (
            texte
          ),
        )}
      </p>
    ))}
  </div>
)
