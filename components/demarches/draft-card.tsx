import { StartButton } from '@/components/demarches/start-button'
import { buttonClass, ButtonLink } from '@/components/ui/button'
import type { BrouillonListe } from '@/lib/demandes/brouillon/queries'
import type { Etape } from '@/lib/demarches/define'
import { formatDate, formatMoment } from '@/lib/ground/date'
import { formatSiren } from '@/lib/ground/number'
import type { FormState } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type DraftCardProps = {
  siren: string
  brouillon: BrouillonListe
  etapes: readonly Pick<Etape, 'slug' | 'titre'>[]
  maintenant: Date
  supprimer: (previous: FormState, form: FormData) => Promise<FormState>
}

/** Un brouillon à reprendre : de qui, où il s’arrête, enregistré quand et par qui, gardé jusqu’à quand. */
export function DraftCard({ siren, brouillon: { id, objet, etape, auteurNom, modifieLe, expireLe }, etapes, maintenant, supprimer }: DraftCardProps) {
  const rang = etapes.findIndex((e) => e.slug === etape)
  // Le récapitulatif compte, comme dans la barre des étapes.
  const combien = etapes.length + 1
  return (
    <article className="sheet p-5" aria-labelledby={`brouillon-${id}`}>
      <h3 id={`brouillon-${id}`}>{objet}</h3>
      <p className="text-sm text-ink-2">
        SIREN {formatSiren(siren)}
        {rang >= 0 ? `, étape ${rang + 1} sur ${combien}, ${etapes[rang]?.titre}` : ''}. Enregistré {formatMoment(modifieLe, maintenant)}, commencé
        par {auteurNom}.{expireLe ? ` Gardé jusqu’au ${formatDate(expireLe)}.` : ''}
      </p>
      <div className="actions mt-4">
        <ButtonLink variant="primary" href={routes.brouillon(siren, id)}>
          Reprendre<span className="sr-only"> {objet}</span>
        </ButtonLink>
        <Delete siren={siren} id={id} objet={objet} supprimer={supprimer} />
      </div>
    </article>
  )
}

/** Supprimer se confirme sur place, sans JavaScript aussi : ce qui est perdu est dit avant. */
export const Delete = ({ siren, id, objet, supprimer }: { siren: string; id: string; objet: string; supprimer: DraftCardProps['supprimer'] }) => (
  <details className="group">
    <summary className={buttonClass({ variant: 'danger-quiet', className: 'unmarked group-open:border-danger' })}>
      Supprimer<span className="sr-only"> {objet}</span>
    </summary>
    <div className="mt-3 grid gap-3 rounded-2 border border-danger p-4">
      <p>
        Les réponses et les pièces de «{'\u00a0'}
        {objet}
        {'\u00a0'}» seront effacées. Rien n’a été envoyé.
      </p>
      <StartButton danger action={supprimer} cache={{ siren, id }} texte="Supprimer ce brouillon" titre={objet} />
    </div>
  </details>
)
