import { JudgeForms } from '@/components/gestion/acts'
import { Preview, type Regardable } from '@/components/gestion/preview'
import { FileLinks } from '@/components/pieces/file-links'
import { PIECE_ETATS } from '@/lib/copy/demande'
import type { Onglet } from '@/lib/demandes/gestion/onglet'
import type { Dossier } from '@/lib/demandes/gestion/queries'
import { formatDay } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'

type ViewerProps = { dossier: Dossier; onglet: Onglet; regard: { piece: string | undefined; feuille: number }; juger: FormAction | null }

/** Les pièces, à côté de ce que l’on lit : l’image de l’une d’elles, puis toutes, et ce que l’on en juge. */
export function Viewer({ dossier: d, onglet, regard, juger }: ViewerProps) {
  const { numero, pieces } = d
  const regardables = pieces.flatMap((piece): Regardable[] => {
    const vue = d.regardables.find(({ id }) => id === piece.id)
    if (!vue || vue.analyse === 'en_attente' || vue.analyse === 'infectee') return []
    return [{ id: piece.id, libelle: piece.libelle, nom: piece.fichierNom ?? piece.libelle, total: vue.total }]
  })
  const aJuger = pieces.find(({ id, etat }) => etat === 'recue' && regardables.some((r) => r.id === id))
  const premiere = regard.piece ?? aJuger?.id ?? regardables[0]?.id
  return (
    <aside className="viewer" aria-labelledby="pieces">
      <h2 id="pieces" tabIndex={-1}>
        Pièces
      </h2>
      {premiere ? (
        <Preview
          key={`${premiere} ${regard.feuille}`}
          numero={numero}
          onglet={onglet}
          pieces={regardables}
          piece={premiere}
          feuille={regard.feuille}
        />
      ) : null}
      {pieces.length === 0 ? <p className="small muted mt-2">Aucune pièce.</p> : null}
      <ul>
        {pieces.map((piece) => (
          <li key={piece.id} className="viewer__piece">
            <h3>
              {piece.libelle} <span className="tag">{PIECE_ETATS[piece.etat].mot}</span>
            </h3>
            {piece.motif ? <p>«&nbsp;{piece.motif}&nbsp;»</p> : null}
            <FileLinks fichiers={[piece]} />
            {d.regardables.some(({ id, analyse }) => id === piece.id && analyse === 'en_attente') ? (
              <p className="muted">L’antivirus la regarde encore.</p>
            ) : null}
            {piece.recueLe ? (
              <p className="muted">
                Reçue le {formatDay(piece.recueLe)}
                {piece.deposeeParNom ? `, déposée par ${piece.deposeeParNom}` : ''}.
              </p>
            ) : piece.echeanceLe ? (
              <p className="muted">Attendue du client avant le {formatDay(piece.echeanceLe)}.</p>
            ) : null}
            {juger && piece.etat === 'recue' ? (
              <JudgeForms action={juger} numero={numero} onglet={onglet} piece={piece.id} libelle={piece.libelle} />
            ) : null}
          </li>
        ))}
      </ul>
    </aside>
  )
}
