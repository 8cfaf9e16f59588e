import { COLONNE } from '@/components/gestion/colonne'
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
    if (!vue || vue.analyse === 'en_attente' || vue.analyse === 'erreur' || vue.analyse === 'infectee') return []
    return [{ id: piece.id, libelle: piece.libelle, nom: piece.fichierNom ?? piece.libelle, total: vue.total }]
  })
  const aJuger = pieces.find(({ id, etat }) => etat === 'recue' && regardables.some((r) => r.id === id))
  const premiere = regard.piece ?? aJuger?.id ?? regardables[0]?.id
  return (
    <aside
      className={`pt-4 pb-8 max-[60rem]:max-w-136 min-[60rem]:col-start-2 min-[84rem]:col-start-3 min-[84rem]:border-l min-[84rem]:border-line min-[84rem]:pl-5 [&_h2]:text-md/xl [&_h2]:tracking-normal [&_h3]:text-md/lg [&_h3]:font-medium ${COLONNE}`}
      aria-labelledby="pieces"
    >
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
      {pieces.length === 0 ? <p className="text-sm text-ink-2 mt-2">Aucune pièce.</p> : null}
      <ul>
        {pieces.map((piece) => (
          <li key={piece.id} className="grid grid-cols-[minmax(0,1fr)] gap-1 border-b border-line py-3 text-sm [&_.file]:py-1">
            <h3>
              {piece.libelle} <span className="tag">{PIECE_ETATS[piece.etat].mot}</span>
            </h3>
            {piece.motif ? <p>«&nbsp;{piece.motif}&nbsp;»</p> : null}
            <FileLinks fichiers={[piece]} gestion />
            {piece.recueLe ? (
              <p className="text-ink-2">
                Reçue le {formatDay(piece.recueLe)}
                {piece.deposeeParNom ? `, déposée par ${piece.deposeeParNom}` : ''}.
              </p>
            ) : piece.echeanceLe ? (
              <p className="text-ink-2">Attendue du client avant le {formatDay(piece.echeanceLe)}.</p>
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
