import { BOITE, PIECES } from '@/components/pieces/allure'
import { PieceSlot } from '@/components/pieces/piece-slot'
import { PlainSend } from '@/components/pieces/plain-send'
import { Notice } from '@/components/ui/notice'
import { LIMITES_PIECES, REFUS_PIECE } from '@/lib/copy/piece'
import type { PieceAttendue } from '@/lib/demarches/define'
import type { PieceRecue } from '@/lib/demandes/pieces/queries'
import { readCompte } from '@/lib/demandes/pieces/rules'

/** Le formulaire des fichiers, à part de celui des réponses : les boutons de la section s’y rattachent par son nom. */
export const DEPOT = 'depot'

export type PiecesSectionProps = {
  /** Le nom du champ dans l’étape : le résumé des erreurs y mène. */
  champ: string
  brouillonId: string
  attendues: readonly PieceAttendue[]
  recues: readonly PieceRecue[]
  /** La phrase de ce qui manque, quand on a demandé à vérifier. */
  erreur?: string | undefined
  /** `?depot=` : ce qu’il est advenu d’un envoi sans JavaScript. */
  depot?: string | undefined
}

/** Les pièces d’une étape : un emplacement par pièce attendue, ce qui y est déjà, et de quoi en joindre. */
export function PiecesSection({ champ, brouillonId, attendues, recues, erreur, depot }: PiecesSectionProps) {
  const comptes = readCompte(depot ?? '')
  const envoi = comptes.flatMap(({ cle, code }) => (cle === 'envoi' && code !== 'recu' ? [REFUS_PIECE[code]] : []))
  const orphelines = recues.filter((p) => !attendues.some((a) => a.cle === p.champ))
  return (
    <section
      className={erreur ? 'field field--error stack' : 'field stack'}
      id={champ}
      data-champ={champ}
      aria-labelledby={`${champ}-titre`}
      tabIndex={-1}
    >
      <h2 id={`${champ}-titre`}>Pièces à joindre</h2>
      <p className="max-w-measure text-sm text-ink-2">{LIMITES_PIECES}</p>
      <p className="error" id={`${champ}-erreur`} hidden={!erreur} data-erreur="">
        <span>
          <span className="sr-only">Erreur&nbsp;: </span>
          <span data-phrase="">{erreur}</span>
        </span>
      </p>
      {envoi.map((phrase) => (
        <Notice key={phrase} kind="danger" role="alert">
          <p>{phrase}</p>
        </Notice>
      ))}
      <ul className={`${BOITE} ${PIECES}`}>
        {attendues.map((piece) => (
          <PieceSlot
            key={piece.cle}
            brouillonId={brouillonId}
            piece={piece}
            recues={recues.filter((p) => p.champ === piece.cle)}
            refus={comptes.flatMap(({ cle, code }) => (cle === piece.cle && code !== 'recu' ? [code] : []))}
          />
        ))}
        {orphelines.length > 0 ? (
          <PieceSlot
            brouillonId={brouillonId}
            piece={{
              cle: '',
              libelle: 'Pièces qui ne sont plus demandées',
              pourquoi: 'Vos réponses ont changé. Retirez-les si elles ne servent plus.',
              requise: false,
            }}
            recues={orphelines}
            refus={[]}
          />
        ) : null}
      </ul>
      <PlainSend form={DEPOT} />
    </section>
  )
}

/** Le formulaire lui-même, posé hors de celui des réponses (un formulaire n’en contient pas un autre). */
export function DepotForm({ brouillonId, etape, retour }: { brouillonId: string; etape: string; retour: boolean }) {
  return (
    <form id={DEPOT} action={`/api/brouillons/${brouillonId}/pieces`} method="post" encType="multipart/form-data" hidden>
      <input type="hidden" name="etape" value={etape} />
      {retour ? <input type="hidden" name="retour" value="recapitulatif" /> : null}
    </form>
  )
}
