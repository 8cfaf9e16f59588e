import { JudgeForms } from '@/components/gestion/acts'
import { FileLinks } from '@/components/pieces/file-links'
import { PIECE_ETATS } from '@/lib/copy/demande'
import type { Dossier } from '@/lib/demandes/gestion/queries'
import { formatDay } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'

/** Les pièces, à côté de ce que l’on lit, et ce que l’on en juge. */
export const Viewer = ({ dossier: { numero, pieces }, juger }: { dossier: Dossier; juger: FormAction | null }) => (
  <aside className="viewer" aria-labelledby="pieces">
    <h2 id="pieces" tabIndex={-1}>
      Pièces
    </h2>
    {pieces.length === 0 ? <p className="small muted mt-2">Aucune pièce.</p> : null}
    <ul>
      {pieces.map((piece) => (
        <li key={piece.id} className="viewer__piece">
          <h3>
            {piece.libelle} <span className="tag">{PIECE_ETATS[piece.etat].mot}</span>
          </h3>
          {piece.motif ? <p>«&nbsp;{piece.motif}&nbsp;»</p> : null}
          <FileLinks fichiers={[piece]} />
          {piece.recueLe ? (
            <p className="muted">
              Reçue le {formatDay(piece.recueLe)}
              {piece.deposeeParNom ? `, déposée par ${piece.deposeeParNom}` : ''}.
            </p>
          ) : piece.echeanceLe ? (
            <p className="muted">Attendue du client avant le {formatDay(piece.echeanceLe)}.</p>
          ) : null}
          {juger && piece.etat === 'recue' ? <JudgeForms action={juger} numero={numero} piece={piece.id} libelle={piece.libelle} /> : null}
        </li>
      ))}
    </ul>
  </aside>
)
