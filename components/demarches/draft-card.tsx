import { StartButton } from '@/components/demarches/start-button'
import { buttonClass, ButtonLink } from '@/components/ui/button'
import { Lien } from '@/components/ui/lien'
import type { Carte } from '@/lib/demandes/brouillon/a-finaliser'
import { JOURS_CORBEILLE, JOURS_PREAVIS } from '@/lib/demandes/brouillon/rules'
import { dateOnly, daysFrom, formatDate, formatMoment, isoDay } from '@/lib/ground/date'
import { formatSiren } from '@/lib/ground/number'
import type { FormState } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type DraftCardProps = {
  brouillon: Carte
  /** Vrai quand cette personne a des collègues à qui le confier. */
  confier?: boolean
  maintenant: Date
  supprimer: (previous: FormState, form: FormData) => Promise<FormState>
}

/** Un brouillon à reprendre : de quoi et de qui il parle, où il s’arrête, enregistré quand et par qui, gardé jusqu’à quand. */
export function DraftCard({ brouillon, confier, maintenant, supprimer }: DraftCardProps) {
  const { id, siren, objet, titre, salarie, raisonSociale, etape, auteurNom, enregistrePar, modifieLe, expireLe } = brouillon
  return (
    <article className="sheet p-5" aria-labelledby={`brouillon-${id}`}>
      <h3 id={`brouillon-${id}`}>{objet}</h3>
      <p className="text-sm">
        {titre}
        {salarie ? `, ${salarie}` : ''}
      </p>
      <p className="text-sm text-ink-2">
        {raisonSociale}, SIREN {formatSiren(siren)}
        {etape ? `, étape ${etape.rang} sur ${etape.sur}, ${etape.titre}` : ''}. Enregistré {sayMoment(modifieLe, maintenant)}
        {enregistrePar ? ` par ${enregistrePar}` : ''}, commencé par {auteurNom}.{' '}
        {expireLe ? <Kept expireLe={expireLe} aujourdhui={isoDay(maintenant)} /> : null}
      </p>
      <div className="actions mt-4">
        <ButtonLink variant="primary" href={routes.brouillon(siren, id)}>
          Reprendre<span className="sr-only"> {objet}</span>
        </ButtonLink>
        {confier ? (
          <Lien className="button" href={`${routes.brouillon(siren, id)}#confier`}>
            Confier à un collègue<span className="sr-only">, {objet}</span>
          </Lien>
        ) : null}
        <Delete siren={siren} id={id} objet={objet} supprimer={supprimer} />
      </div>
    </article>
  )
}

/** « aujourd’hui, 19 h 54 », « le 4 septembre ». */
const sayMoment = (date: Date, maintenant: Date): string => formatMoment(date, maintenant).replace(/^(?!aujourd|hier)/, 'le ')

/** Jusqu’à quand il est gardé ; dans la semaine, c’est ce qui attend la personne. */
function Kept({ expireLe, aujourdhui }: { expireLe: Date; aujourdhui: string }) {
  const phrase = `Gardé jusqu’au ${formatDate(expireLe)}.`
  return daysFrom(aujourdhui, dateOnly(expireLe)) <= JOURS_PREAVIS ? <b className="font-bold text-wait-ink">{phrase}</b> : phrase
}

/** Supprimer se confirme sur place, sans JavaScript aussi : ce qui s’ensuit est dit avant. */
export const Delete = ({ siren, id, objet, supprimer }: { siren: string; id: string; objet: string; supprimer: DraftCardProps['supprimer'] }) => (
  <details className="group">
    <summary className={buttonClass({ variant: 'danger-quiet', className: 'unmarked group-open:border-danger' })}>
      Supprimer<span className="sr-only"> {objet}</span>
    </summary>
    <div className="mt-3 grid gap-3 rounded-2 border border-danger p-4">
      <p>
        «{'\u00a0'}
        {objet}
        {'\u00a0'}» ira à la corbeille, avec ses réponses et ses pièces{'\u00a0'}: il s’en restaure pendant {JOURS_CORBEILLE} jours, puis il est
        effacé. Rien n’a été envoyé.
      </p>
      <StartButton danger action={supprimer} cache={{ siren, id }} texte="Supprimer ce brouillon" titre={objet} />
    </div>
  </details>
)
