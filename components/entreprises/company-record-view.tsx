import { CompanyInformation } from '@/components/entreprises/company-information'
import { CompanySites } from '@/components/entreprises/company-sites'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Notice } from '@/components/ui/notice'
import { Tabs } from '@/components/ui/tabs'
import type { AccesCabinet, AccesMembre } from '@/lib/comptes/qui-y-accede'
import { closedSince } from '@/lib/copy/comptes'
import type { Fiche } from '@/lib/entreprises/queries'
import type { FicheSearch } from '@/lib/entreprises/schema'
import type { EtablissementDeLaFiche } from '@/lib/etablissements/queries'
import { marque } from '@/lib/ground/marque'
import { formatSiren } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'

export type CompanyRecordProps = {
  compteId: string
  fiche: Fiche
  search: FicheSearch
  acces: { membres: readonly AccesMembre[]; cabinets: readonly AccesCabinet[] }
  sites: readonly EtablissementDeLaFiche[]
  ici: PageListe
  administre: boolean
}

/** « Fiche de l’entreprise » : ses informations, puis ses établissements. */
export function CompanyRecordView({ compteId, fiche, search, acces, sites, ici, administre }: CompanyRecordProps) {
  const base = routes.fiche(compteId, fiche.siren)
  const informations = search.onglet === 'informations'
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.entreprises(compteId), label: 'Gestion des entreprises' },
        ]}
      />
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div>
          <p className="mb-1 text-sm/md text-ink-2 num">Fiche de l’entreprise, SIREN {formatSiren(fiche.siren)}</p>
          <h1>{fiche.raisonSociale}</h1>
        </div>
        <ButtonLink href={routes.entreprise(fiche.siren)}>Ouvrir cette entreprise</ButtonLink>
      </div>
      {fiche.fermeeConstatee ? <Closed compteId={compteId} fiche={fiche} administre={administre} /> : null}
      <Tabs
        label="Fiche de l’entreprise"
        tabs={[
          { href: base, label: 'Informations', current: informations },
          { href: `${base}?onglet=etablissements`, label: 'Établissements', count: fiche.etablissements, current: !informations },
        ]}
      />
      <div className="mt-6 mb-4 grid gap-4">
        {informations ? (
          <CompanyInformation fiche={fiche} acces={acces} />
        ) : (
          <CompanySites base={base} fiche={fiche} q={search.q} sites={sites} ici={ici} />
        )}
      </div>
      {administre ? (
        <p className="mt-6 flex justify-end">
          <ButtonLink variant="danger" href={routes.supprimerEntreprise(compteId, fiche.siren)}>
            Supprimer
          </ButtonLink>
        </p>
      ) : null}
    </>
  )
}

/** Ce que dit l’annuaire d’une entreprise fermée, et ce qu’il reste à y faire. */
const Closed = ({ compteId, fiche, administre }: Pick<CompanyRecordProps, 'compteId' | 'fiche' | 'administre'>) => (
  <div className="mb-6" id="fermee">
    <Notice kind="wait" icon="triangle-alert">
      <p>
        <b>Entreprise fermée</b>
        {'\u00a0'}: {closedSince(fiche.fermeeLe)} d’après l’annuaire public des entreprises.
      </p>
      <p>
        Ses contrats, ses demandes et ses courriers restent ici. Une démarche à finir{'\u202f'}? Elle peut encore être envoyée. Si l’annuaire se
        trompe, ou si une autre entreprise a repris l’activité, appelez le{' '}
        <a className="whitespace-nowrap" href={marque.telephoneLien}>
          {marque.telephone}
        </a>
        , {marque.horaires}.
      </p>
      {administre ? (
        <p className="row">
          <ButtonLink small href={routes.ajouterEntreprise(compteId)}>
            Ajouter l’entreprise qui la remplace
          </ButtonLink>
          <ButtonLink small variant="quiet" href={routes.supprimerEntreprise(compteId, fiche.siren)}>
            La supprimer du compte
          </ButtonLink>
        </p>
      ) : null}
    </Notice>
  </div>
)
