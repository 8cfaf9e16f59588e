import { GiveForm, type GiveFormProps } from '@/components/demarches/give-form'
import { Delete } from '@/components/demarches/draft-card'
import type { Pas } from '@/components/demarches/step-bar'
import { StepBar } from '@/components/demarches/step-bar'
import { CompanyPage } from '@/components/entreprises/company-page'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Status } from '@/components/ui/status'
import { STATUT_SENS } from '@/lib/copy/demande'
import { formatDate, formatMoment } from '@/lib/ground/date'
import type { FormState } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type ResumeViewProps = {
  siren: string
  brouillon: { id: string; objet: string; auteurNom: string; modifieLe: Date; expireLe: Date | null }
  pas: readonly Pas[]
  reprendre: string
  maintenant: Date
  supprimer: (previous: FormState, form: FormData) => Promise<FormState>
  /** À qui le confier ; personne, rien ne se propose. */
  confier: Pick<GiveFormProps, 'compte' | 'collegues' | 'action'>
}

/** Où en est un brouillon, et par où le reprendre. */
export function ResumeView({ siren, brouillon, pas, reprendre, maintenant, supprimer, confier }: ResumeViewProps) {
  const rang = pas.findIndex((p) => p.slug === reprendre)
  const ici = pas[rang]
  return (
    <CompanyPage siren={siren} titre={brouillon.objet} via={[{ href: routes.rubrique(siren, 'demandes'), label: 'Mes demandes' }]}>
      <p className="mt-3 flex max-w-none flex-wrap items-center gap-x-3 gap-y-2 mb-8">
        <Status statut="a_finaliser" vue="client" />
        <span>{STATUT_SENS.a_finaliser}</span>
      </p>
      <StepBar pas={pas} ici={reprendre} />
      <div className="columns mt-10 print:m-0">
        <div className="stack">
          {ici ? (
            <p>
              <b>
                Étape {rang + 1} sur {pas.length}
                {'\u00a0'}: {ici.titre}.
              </b>
            </p>
          ) : null}
          <div className="actions">
            <ButtonLink variant="primary" href={routes.etape(siren, brouillon.id, reprendre)}>
              Reprendre{ici ? `, ${ici.titre.toLowerCase()}` : ''}
            </ButtonLink>
            <Delete siren={siren} id={brouillon.id} objet={brouillon.objet} supprimer={supprimer} />
          </div>
          {confier.collegues.length > 0 ? <GiveForm {...confier} siren={siren} id={brouillon.id} objet={brouillon.objet} /> : null}
        </div>
        <aside className="side" aria-label="Le brouillon">
          <Facts
            tight
            facts={[
              { label: 'Enregistré', value: formatMoment(brouillon.modifieLe, maintenant) },
              { label: 'Commencé par', value: brouillon.auteurNom },
              { label: 'Gardé jusqu’au', value: brouillon.expireLe ? formatDate(brouillon.expireLe) : null },
            ]}
          />
        </aside>
      </div>
    </CompanyPage>
  )
}
