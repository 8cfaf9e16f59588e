import { SlotForm } from '@/components/demandes/slot-form'
import { FileLinks } from '@/components/pieces/file-links'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { PIECE_ETATS } from '@/lib/copy/demande'
import type { DemandeVue } from '@/lib/demandes/fil/vue'
import { isOpen } from '@/lib/demandes/transitions'
import { formatDay } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'

type Piece = DemandeVue['pieces'][number]

const CLASSES = {
  demandee: 'piece piece--wait',
  refusee: 'piece piece--bad',
  recue: 'piece',
  remplacee: 'piece',
  abandonnee: 'piece',
  validee: 'piece piece--ok',
} as const satisfies Record<Piece['etat'], string>

type AskedPiecesProps = {
  pieces: readonly Piece[]
  attend: boolean
  /** L’adresse où se dépose une pièce ; sans elle, on ne dépose pas d’ici. */
  depot: ((piece: string) => string) | null
  siren: string
}

/** Les pièces de la demande : celles qui sont attendues, chacune avec son emplacement, et ce qui est arrivé. */
export function AskedPieces({ pieces, attend, depot, siren }: AskedPiecesProps) {
  const ouvertes = pieces.filter((p) => isOpen(p.etat)).length
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
              <Details piece={piece} siren={siren} />
              {depot && isOpen(piece.etat) ? <SlotForm action={depot(piece.id)} libelle={piece.libelle} id={`piece-${piece.id}`} /> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Details({ piece, siren }: { piece: Piece; siren: string }) {
  const depose = piece.recueLe ? `Déposée le ${formatDay(piece.recueLe)}${piece.deposeeParNom ? ` par ${piece.deposeeParNom}` : ''}.` : ''
  const echeance = isOpen(piece.etat) ? piece.echeanceLe : null
  return (
    <>
      {piece.motif ? <p>«&nbsp;{piece.motif}&nbsp;»</p> : null}
      {piece.pourquoi ? <p>{piece.pourquoi}</p> : null}
      {piece.modele ? (
        <p>
          <Lien href={routes.rubrique(siren, 'bibliotheque')}>Voir un modèle</Lien>
        </p>
      ) : null}
      <FileLinks fichiers={[piece]} />
      {depose ? <p>{depose}</p> : null}
      {echeance ? <p className="pressing">Avant le {formatDay(echeance)}</p> : null}
    </>
  )
}
