import { AddedNotice } from '@/components/entreprises/added-notice'
import { CompanyTable } from '@/components/entreprises/company-table'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { SearchForm } from '@/components/ui/search-form'
import { Univers } from '@/components/ui/univers'
import type { Ajoutee } from '@/lib/comptes/queries'
import { entreprisesAddress } from '@/lib/entreprises/adresse'
import type { EntrepriseDuCompte, ResumeEntreprises } from '@/lib/entreprises/queries'
import type { EntreprisesSearch } from '@/lib/entreprises/schema'
import { formatNumber, formatSiren, plural } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'
import { UNIVERS } from '@/lib/ground/univers'

type AccountCompaniesProps = {
  compteId: string
  entreprises: readonly EntrepriseDuCompte[]
  resume: ResumeEntreprises
  search: EntreprisesSearch
  ici: PageListe
  taille: number
  administre: boolean
  qui: string
  /** Ce que l’on vient de faire : l’entreprise ajoutée, ou le SIREN de celle qui n’y est plus. */
  fait: { ajoutee: Ajoutee } | { supprimee: string } | null
}

/** « Gestion des entreprises » : le tableau du compte ; l’œil mène à la fiche, la corbeille détache. */
export function AccountCompaniesView({ compteId, resume, search, ici, administre, qui, fait, ...liste }: AccountCompaniesProps) {
  const { q, univers } = search
  const filtree = Boolean(q || univers)
  return (
    <>
      <Crumbs items={[{ href: routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div>
          <h1>Gestion des entreprises</h1>
          <p className="lead">{q ? foundPhrase(resume) : `${plural(resume.total, 'entreprise')}, ${openPhrase(resume.demandes)}.`}</p>
          {administre ? (
            <p className="text-sm">
              <Lien href={routes.journal(compteId)}>Journal des accès</Lien>
            </p>
          ) : null}
          {administre ? null : <p className="text-sm text-ink-2">{qui}</p>}
        </div>
        {administre ? (
          <ButtonLink variant="primary" href={routes.ajouterEntreprise(compteId)}>
            <Icon name="plus" />
            Ajouter une entreprise
          </ButtonLink>
        ) : null}
      </div>
      {fait && 'ajoutee' in fait ? <AddedNotice compteId={compteId} ajoutee={fait.ajoutee} /> : null}
      {fait && 'supprimee' in fait ? (
        <Notice kind="ok" role="status">
          <p>L’entreprise {formatSiren(fait.supprimee)} est supprimée de votre compte. Rien n’est effacé chez Carcept Prev.</p>
        </Notice>
      ) : null}
      {resume.total > 1 || filtree ? (
        <div className="flex flex-wrap items-end gap-x-6">
          <div className="min-w-0 grow">
            <SearchForm
              action={routes.entreprises(compteId)}
              label="SIREN, raison sociale ou ville"
              value={q}
              keep={{ ...(univers ? { univers } : {}), ...(search.tri === 'entreprise' ? {} : { tri: search.tri, sens: search.sens }) }}
            />
          </div>
          <Chips compteId={compteId} resume={resume} search={search} />
        </div>
      ) : null}
      {liste.entreprises.length > 0 ? (
        <>
          <CompanyTable compteId={compteId} search={search} ici={ici} administre={administre} {...liste} />
          <p className="mt-2 text-sm text-ink-2">
            L’œil ouvre la fiche{'\u00a0'}: ses informations, ses établissements.
            {administre ? ' La corbeille détache l’entreprise du compte sans rien effacer.' : ''}
          </p>
        </>
      ) : (
        <Empty
          titre={filtree ? 'Aucune entreprise ne correspond' : 'Aucune entreprise ne vous est confiée'}
          phrase={filtree ? 'Cherchez par SIREN, par un mot de la raison sociale ou par la ville, ou retirez un filtre.' : qui}
          action={filtree ? <Lien href={routes.entreprises(compteId)}>Voir toutes les entreprises</Lien> : undefined}
        />
      )}
    </>
  )
}

const openPhrase = (demandes: number): string => (demandes === 0 ? 'aucune demande en cours' : `${plural(demandes, 'demande')} en cours`)
const foundPhrase = ({ total }: ResumeEntreprises): string =>
  total === 0 ? 'Aucune entreprise trouvée.' : `${plural(total, 'entreprise trouvée', 'entreprises trouvées')}.`

/** « Toutes », puis chaque univers avec combien d’entreprises il couvre. */
const Chips = ({ compteId, resume, search }: Pick<AccountCompaniesProps, 'compteId' | 'resume' | 'search'>) => {
  const to = (univers?: EntreprisesSearch['univers']) => entreprisesAddress(compteId, { ...search, univers, page: 1 })
  return (
    <nav className="mb-5 flex flex-wrap gap-2" aria-label="Filtrer par couverture">
      <Lien className="chip" href={to()} aria-current={search.univers ? undefined : 'true'}>
        Toutes <span className="tabular-nums">{formatNumber(resume.total)}</span>
      </Lien>
      {UNIVERS.map((un) => (
        <Lien key={un} className="chip" href={to(un)} aria-current={search.univers === un ? 'true' : undefined}>
          <Univers code={un} /> <span className="tabular-nums">{formatNumber(resume.univers[un])}</span>
        </Lien>
      ))}
    </nav>
  )
}
