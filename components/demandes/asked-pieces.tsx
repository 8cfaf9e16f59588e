import { Icon } from '@/components/ui/icon'
import { PIECE_ETATS } from '@/lib/copy/demande'
import type { DemandeLue } from '@/lib/demandes/fil/queries'
import { fileSize } from '@/lib/demandes/rules'
import { formatDay } from '@/lib/format/date'

type Piece = DemandeLue['pieces'][number]

const CLASSES = {
  demandee: 'piece piece--wait',
  refusee: 'piece piece--bad',
  recue: 'piece',
  remplacee: 'piece',
  validee: 'piece piece--ok',
} as const satisfies Record<Piece['etat'], string>

/** Les pièces de la demande : celles qui sont attendues d’abord dites, puis ce qui est arrivé. */
export function AskedPieces({ pieces, attend }: { pieces: readonly Piece[]; attend: boolean }) {
  const ouvertes = pieces.filter((p) => p.etat === 'demandee' || p.etat === 'refusee').length
  return (
    <section className={attend ? 'pieces' : 'sheet'} aria-labelledby="pieces">
      <div className={attend ? 'pieces__head' : 'sheet__head'}>
        <h2 id="pieces">{attend ? 'Pièces attendues' : 'Pièces'}</h2>
        {attend ? (
          <p className="small">
            <b>
              {pieces.length - ouvertes} sur {pieces.length}
            </b>{' '}
            {pieces.length - ouvertes < 2 ? 'reçue' : 'reçues'}.
          </p>
        ) : null}
      </div>
      <ul>
        {pieces.map((piece) => (
          <li key={piece.id} className={CLASSES[piece.etat]}>
            <span className="stop" aria-hidden="true">
              {piece.etat === 'validee' ? <Icon name="check" /> : piece.etat === 'refusee' ? <Icon name="x" /> : null}
            </span>
            <div>
              <h3>
                {piece.libelle} <span className={PIECE_ETATS[piece.etat].classe}>{PIECE_ETATS[piece.etat].mot}</span>
              </h3>
              <Details piece={piece} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Details({ piece }: { piece: Piece }) {
  const fichier = piece.fichierNom
    ? [piece.fichierNom, fileSize(piece.taille), piece.recueLe ? `déposée le ${formatDay(piece.recueLe)}` : ''].filter(Boolean).join(', ')
    : ''
  const echeance = piece.etat === 'demandee' || piece.etat === 'refusee' ? piece.echeanceLe : null
  return (
    <>
      {piece.motif ? <p>«&nbsp;{piece.motif}&nbsp;»</p> : null}
      {piece.pourquoi ? <p>{piece.pourquoi}</p> : null}
      {fichier ? <p>{fichier}</p> : null}
      {echeance ? <p className="pressing">Avant le {formatDay(echeance)}</p> : null}
    </>
  )
}
