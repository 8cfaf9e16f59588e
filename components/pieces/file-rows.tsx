import type { Envoi } from '@/components/pieces/use-uploads'
import { Icon } from '@/components/ui/icon'
import { ANALYSES } from '@/lib/copy/piece'
import { fileSize } from '@/lib/demandes/rules'
import type { PieceRecue } from '@/lib/demandes/pieces/queries'

/** Un fichier reçu : on peut le relire et le retirer. Le bouton est aussi celui d’un formulaire ordinaire. */
export function FileRow({ piece, onRemove }: { piece: PieceRecue; onRemove: () => void }) {
  const ecarte = piece.analyse === 'infectee'
  return (
    <li className="file">
      <Icon name="file" />
      <span className="font-medium wrap-anywhere">
        {ecarte ? (
          piece.nom
        ) : (
          <a href={`/api/pieces/${piece.id}`} download>
            {piece.nom}
          </a>
        )}
        <span className={ecarte ? 'flex flex-wrap gap-x-2 text-ink-2 font-medium text-danger!' : 'flex flex-wrap gap-x-2 text-ink-2 text-ok!'}>
          {fileSize(piece.taille)} · {ANALYSES[piece.analyse]}
        </span>
      </span>
      <button
        className="button button--quiet button--small"
        type="submit"
        form="depot"
        formAction={`/api/pieces/${piece.id}`}
        formEncType="application/x-www-form-urlencoded"
        formMethod="post"
        onClick={(event) => {
          event.preventDefault()
          onRemove()
        }}
      >
        Retirer<span className="sr-only"> {piece.nom}</span>
      </button>
    </li>
  )
}

/** Un fichier en route : où il en est, ou ce qui l’arrête et quoi faire. */
export function UploadRow({ envoi, onRetry, onCancel }: { envoi: Envoi; onRetry: () => void; onCancel: () => void }) {
  const { fichier, etat, part, message, reessayer } = envoi
  const erreur = etat === 'erreur'
  return (
    <li className="file">
      <Icon name="file" />
      <span className="font-medium wrap-anywhere">
        {fichier.name}
        <span className={erreur ? 'flex flex-wrap gap-x-2 text-ink-2 font-medium text-danger!' : 'flex flex-wrap gap-x-2 text-ink-2'}>
          {fileSize(fichier.size)} · {erreur ? message : etat === 'attente' ? 'En attente' : etat === 'analyse' ? 'Analyse…' : `Envoi ${part}\u202f%`}
        </span>
      </span>
      <span className="row">
        {erreur && reessayer ? (
          <button className="button button--quiet button--small" type="button" onClick={onRetry}>
            Réessayer<span className="sr-only"> {fichier.name}</span>
          </button>
        ) : null}
        <button className="button button--quiet button--small" type="button" onClick={onCancel}>
          {erreur ? 'Retirer' : 'Annuler'}
          <span className="sr-only"> {fichier.name}</span>
        </button>
      </span>
      {erreur ? null : (
        <svg
          className="col-start-2 -col-end-1 block h-1 w-full overflow-hidden rounded-[2px] border border-transparent bg-sunken fill-brand"
          viewBox="0 0 100 4"
          preserveAspectRatio="none"
          role="progressbar"
          aria-valuenow={part}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-label={`Envoi de ${fichier.name}`}
        >
          <rect width={part} height="4" />
        </svg>
      )}
    </li>
  )
}
