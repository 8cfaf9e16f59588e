import { etatPhrase } from '@/components/contrats/contract-table'
import { LeaveLine } from '@/components/contrats/leave-line'
import { DocumentTable } from '@/components/documents/document-table'
import { CentreGestion } from '@/components/entreprises/centre-gestion'
import { CompanyPage } from '@/components/entreprises/company-page'
import { Facts } from '@/components/ui/facts'
import { Lien } from '@/components/ui/lien'
import { Route, type Stop } from '@/components/ui/route'
import { Univers } from '@/components/ui/univers'
import type { ContratDetaille } from '@/lib/contrats/queries'
import { contratEtat } from '@/lib/contrats/rules'
import { baseOf, type Garantie, GARANTIES, type GarantieDite } from '@/lib/copy/garanties'
import { debutOf, franchiseOf } from '@/lib/copy/garanties'
import type { LigneDocument } from '@/lib/documents/queries'
import { formatDate } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'

type ContractViewProps = {
  siren: string
  rubrique: string
  contrat: ContratDetaille
  maintenant: Date
  /** Les démarches que cette personne peut ouvrir ici, par leur nom dans l’adresse. */
  demarches: readonly string[]
  /** La fiche de paramétrage se lit ici. */
  dsn: boolean
  /** Ceux publiés pour ce contrat ou sa famille ; `null` : cette personne ne les lit pas. */
  documents: readonly LigneDocument[] | null
}

/** Un contrat, en clair : un arrêt jour par jour, ce qu’il garantit, qui il couvre, sa vie, ses établissements, et à qui parler. */
export function ContractView({ siren, rubrique, contrat, maintenant, demarches, dsn, documents }: ContractViewProps) {
  const garanties = contrat.garanties.map((code): GarantieDite & { code: Garantie } => ({ code, ...GARANTIES[code](contrat) }))
  const arret = contrat.garanties.includes('incapacite') ? contrat : null
  const debut = arret && debutOf(arret)
  return (
    <CompanyPage
      siren={siren}
      titre={contrat.libelle}
      lead={etatPhrase(contrat, maintenant)}
      via={[{ href: routes.rubrique(siren, 'contrats'), label: rubrique }]}
      avant={
        <>
          <Univers code={contrat.univers} />
          <span>
            Contrat <span className="num">{contrat.reference}</span>
          </span>
        </>
      }
    >
      <div className="columns">
        <div className="stack-lg">
          {arret && debut ? (
            <section className="sheet p-5" aria-labelledby="arret">
              <h2 id="arret">Un arrêt de travail, jour par jour</h2>
              <LeaveLine prestation={arret} />
              {demarches.includes('arret-de-travail') ? (
                <p className="mt-4 text-sm text-ink-2">
                  À déclarer {debut}. <Lien href={routes.demarche(siren, 'arret-de-travail')}>Déclarer un arrêt de travail</Lien>
                </p>
              ) : null}
            </section>
          ) : null}
          {garanties.length > 0 ? (
            <section aria-labelledby="garanties">
              <h2 id="garanties" className="mb-3">
                Ce que le contrat garantit, en clair
              </h2>
              <div className="sheet">
                {garanties.map((garantie) => (
                  <Guarantee key={garantie.code} siren={siren} garantie={garantie} ouverte={demarches.includes(garantie.slug ?? '')} />
                ))}
                <div className="border-t border-line px-5 py-3 text-sm text-ink-2">
                  <p>Les montants sont dans la notice d’information du contrat, seule à faire foi. Nous ne les calculons pas ici.</p>
                </div>
              </div>
            </section>
          ) : null}
          <section aria-labelledby="couverts">
            <h2 id="couverts" className="mb-3">
              Qui est couvert, et comment
            </h2>
            <div className="sheet p-5">
              <Facts
                wide
                facts={[
                  { label: 'Salariés couverts', value: contrat.population },
                  ...(contrat.options.length > 0 ? [{ label: 'Options', value: contrat.options.join(', ') }] : []),
                  { label: 'Organisme assureur', value: contrat.organisme },
                  ...(contrat.univers === 'prevoyance'
                    ? [
                        { label: 'Franchise', value: franchiseOf(contrat) },
                        { label: 'Base des prestations', value: baseOf(contrat) },
                      ]
                    : []),
                  { label: 'Date d’effet', value: formatDate(contrat.effetLe) },
                  ...(contrat.finLe ? [{ label: 'Date de fin', value: formatDate(contrat.finLe) }] : []),
                ]}
              />
            </div>
            {dsn ? (
              <p className="mt-3 text-sm">
                Les codes et les taux à reporter en paie sont dans <Lien href={routes.rubrique(siren, 'dsn')}>vos fiches de paramétrage DSN</Lien>.
              </p>
            ) : null}
          </section>
          {documents ? <ContractDocuments siren={siren} documents={documents} maintenant={maintenant} /> : null}
        </div>
        <aside className="side" aria-label="Vie du contrat et centre de gestion">
          <section aria-labelledby="vie">
            <h2 id="vie">Vie du contrat</h2>
            <div className="mt-5">
              <Route small stops={stopsOf(contrat, maintenant)} />
            </div>
          </section>
          <section aria-labelledby="etablissements">
            <h2 id="etablissements">Établissements</h2>
            <p className="mt-3 text-sm">{etablissementsPhrase(contrat)}</p>
          </section>
          <CentreGestion
            univers={[contrat.univers]}
            titre="Votre centre de gestion"
            ecrire={demarches.includes('contact') ? routes.demarcheSur(siren, 'contact', contrat.univers) : null}
          />
        </aside>
      </div>
    </CompanyPage>
  )
}

/** Ses documents, non lus marqués ; une entreprise en reçoit d’autres, qui ne sont d’aucun contrat. */
const ContractDocuments = ({ siren, documents, maintenant }: { siren: string; documents: readonly LigneDocument[]; maintenant: Date }) => (
  <section aria-labelledby="documents">
    <h2 id="documents" className="mb-3">
      Ses documents
    </h2>
    {documents.length > 0 ? (
      <DocumentTable documents={documents} maintenant={maintenant} company={false} caption="Documents de ce contrat, le plus récent en tête" />
    ) : (
      <p className="text-sm text-ink-2">Aucun document n’est publié pour ce contrat.</p>
    )}
    <p className="mt-3 text-sm">
      <Lien href={routes.rubrique(siren, 'documents')}>Tous les documents de l’entreprise</Lien>
    </p>
  </section>
)

const Guarantee = ({
  siren,
  garantie: { titre, phrase, note, slug, acte },
  ouverte,
}: {
  siren: string
  garantie: GarantieDite
  ouverte: boolean
}) => (
  <article className="grid gap-x-6 gap-y-1 border-line px-5 py-4 not-first:border-t md:grid-cols-[11rem_minmax(0,1fr)_auto]">
    <h3>{titre}</h3>
    <div>
      <p>{phrase}</p>
      {note ? <p className="text-sm text-ink-2">{note}</p> : null}
    </div>
    {slug && ouverte ? (
      <p className="text-sm">
        <Lien href={routes.demarche(siren, slug)}>{acte}</Lien>
      </p>
    ) : null}
  </article>
)

/** Souscrit, ses avenants, sa fin : les faits passés sont faits, les autres viennent. */
function stopsOf(contrat: ContratDetaille, maintenant: Date): Stop[] {
  const faits = [
    { id: 'souscrit', titre: 'Souscrit', le: contrat.effetLe },
    ...contrat.avenants.map(({ id, libelle, effetLe }) => ({ id, titre: libelle, le: effetLe })),
    ...(contrat.finLe ? [{ id: 'fin', titre: contratEtat(contrat, maintenant) === 'termine' ? 'Terminé' : 'Fin prévue', le: contrat.finLe }] : []),
  ]
  return faits
    .sort((a, b) => a.le.getTime() - b.le.getTime())
    .map(({ id, titre, le }) => ({ id, titre, quand: formatDate(le), etat: le <= maintenant ? 'fait' : 'a-venir' }))
}

/** « Les 3 : Villeurbanne (siège), Valence, Mâcon. » */
function etablissementsPhrase({ etablissements, tous }: ContratDetaille): string {
  if (etablissements.length === 0) return 'Tous ceux de l’entreprise.'
  const noms = etablissements.map(({ ville, enseigne, siege }) => `${enseigne ?? ville}${siege ? ' (siège)' : ''}`).join(', ')
  if (etablissements.length === 1) return `${tous ? 'Le seul' : 'Un seul'}\u00a0: ${noms}.`
  return `${tous ? 'Les' : ''} ${etablissements.length}${tous ? '' : ' d’entre eux'}\u00a0: ${noms}.`.trim()
}
