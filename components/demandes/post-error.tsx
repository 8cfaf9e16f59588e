import { Fragment, type RefObject } from 'react'

type PostErrorProps = { id: string; message: string; boite: RefObject<HTMLParagraphElement | null> }

/** Ce qui a retenu un envoi, une phrase par ligne ; prend le focus. */
export const PostError = ({ id, message, boite }: PostErrorProps) =>
  message ? (
    <p className="error" role="alert" id={id} ref={boite} tabIndex={-1}>
      <span>
        <span className="sr-only">Erreur&nbsp;: </span>
        {message.split('\n').map((phrase, rang) => (
          <Fragment key={phrase}>
            {rang > 0 ? <br /> : null}
            {phrase}
          </Fragment>
        ))}
      </span>
    </p>
  ) : null
