import { SlotForm } from '@/components/demandes/slot-form'
import { BOITE, BORNES, PIECES } from '@/components/pieces/allure'
import { FileLinks } from '@/components/pieces/file-links'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { PIECE_ETATS } from '@/lib/copy/demande'
import type { DemandeVue } from '@/lib/demandes/fil/vue'
import { isOpen } from '@/lib/demandes/transitions'
import { formatDay } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type Piece = DemandeVue['pieces'][number]

const BORNE = {
  demandee: BORNES.attend,
  refusee: BORNES.refusee,
  recue: '',
  remplacee: '',
  abandonnee: '',
  validee: BORNES.tient,
} as const satisfies Record<Piece['etat'], string>

type AskedPiecesProps = {
  pieces: readonly Piece[]
  attend: boolean
  /** L’adresse où se dépose une pièce ; sans elle, on ne dépose pas d’ici. */
  depot: ((piece: string) => string) | null
  siren: string
  /** Qui prévenir quand la pièce manque encore. */
  suiviePar: string | null
  /** Vrai quand la demande suit son cours : une pièce qui n’est plus attendue y laisse une question. */
  enCours: boolean
}

/** Les pièces de la demande : celles qui sont attendues d’abord, chacune avec son emplacement, puis ce qui est arrivé. */
export function AskedPieces({ pieces, attend, depot, siren, suiviePar, enCours }: AskedPiecesProps) {
  const ouvertes = pieces.filter((p) => isOpen(p.etat))
  const rangees = [...ouvertes, ...pieces.filter((p) => !isOpen(p.etat))]
  const appelle = attend && ouvertes.length > 0
  return (
    <section className={appelle ? BOITE : 'sheet'} aria-labelledby="pieces">
      <div
        className={
          appelle
            ? 'flex flex-wrap items-center justify-between gap-x-6 gap-y-2 bg-wait-soft px-5 py-4'
            : 'flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line px-5 py-4'
        }
      >
        <h2 id="pieces">{appelle ? titleOf(ouvertes.length, depot !== null) : 'Pièces'}</h2>
        {appelle ? (
          <p className="text-sm">La demande repart toute seule dès {ouvertes.length === 1 ? 'qu’elle est reçue' : 'la dernière reçue'}.</p>
        ) : null}
      </div>
      <ul className={PIECES}>
        {rangees.map((piece) => (
          <li key={piece.id} id={`piece-${piece.id}`} tabIndex={-1} data-attendue={piece.etat === 'demandee' ? '' : undefined}>
            <span className={`stop ${BORNE[piece.etat]}`} aria-hidden="true">
              {piece.etat === 'validee' ? <Icon name="check" /> : piece.etat === 'refusee' ? <Icon name="x" /> : null}
            </span>
            <div>
              <h3>
                {piece.libelle} <span className={PIECE_ETATS[piece.etat].classe}>{PIECE_ETATS[piece.etat].mot}</span>
              </h3>
              <Details piece={piece} siren={siren} enCours={enCours} />
              {depot && isOpen(piece.etat) ? (
                <div className="mt-2">
                  <SlotForm action={depot(piece.id)} libelle={piece.libelle} id={`fichier-${piece.id}`} pleine={piece === rangees[0]} />
                  <p className="mt-2">
                    <a href="#corps">Je ne l’ai pas encore&nbsp;: prévenir {suiviePar ?? 'le centre de gestion'}</a>
                  </p>
                </div>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const titleOf = (nombre: number, depose: boolean): string =>
  depose
    ? `${nombre === 1 ? 'Une pièce' : `${nombre}\u00a0pièces`} à déposer`
    : `${plural(nombre, 'pièce')} ${nombre === 1 ? 'attendue' : 'attendues'}`

function Details({ piece, siren, enCours }: { piece: Piece; siren: string; enCours: boolean }) {
  const depose = piece.recueLe ? `Déposée le ${formatDay(piece.recueLe)}${piece.deposeeParNom ? ` par ${piece.deposeeParNom}` : ''}.` : ''
  const echeance = isOpen(piece.etat) ? piece.echeanceLe : null
  return (
    <>
      {piece.motif ? <p>«&nbsp;{piece.motif}&nbsp;»</p> : null}
      {piece.pourquoi ? <p>{piece.pourquoi}</p> : null}
      {piece.etat === 'abandonnee' ? (
        <p>
          Cette pièce n’est plus attendue.
          {enCours ? ' Si elle est utile, joignez-la à un message.' : ''}
        </p>
      ) : null}
      {piece.modele ? (
        <p>
          <Lien href={routes.rubrique(siren, 'bibliotheque')}>Voir un modèle</Lien>
        </p>
      ) : null}
      <FileLinks fichiers={[piece]} />
      {depose ? <p>{depose}</p> : null}
      {echeance ? <p className="font-bold text-wait-ink">Avant le {formatDay(echeance)}</p> : null}
    </>
  )
}
