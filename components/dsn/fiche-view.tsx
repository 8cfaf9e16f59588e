import { CompanyPage } from '@/components/entreprises/company-page'
import { FicheTable } from '@/components/dsn/fiche-table'
import { Payroll } from '@/components/dsn/payroll'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Route, type Stop } from '@/components/ui/route'
import { buttonClass } from '@/components/ui/button'
import type { Echeance } from '@/lib/echeances/rules'
import type { ChangementLu, FicheDsn, VersionFiche } from '@/lib/fiches-dsn/queries'
import { formatDate } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Univers } from '@/lib/ground/univers'

type FicheViewProps = {
  fiche: FicheDsn
  versions: readonly VersionFiche[]
  /** La comparaison demandée avec une autre version. */
  compare: { avec: number; phrases: readonly string[] } | null
  dsn: Echeance | undefined
  rubrique: string
  /** Les univers où cette personne peut noter ce qui est paramétré. */
  notables: readonly Univers[]
  contact: boolean
  fait: 'note' | 'repris' | undefined
  noter: FormAction
  maintenant: Date
}

const FAITS = {
  note: 'C’est noté\u00a0: vos collègues et votre expert-comptable le voient.',
  repris: 'C’est repris\u00a0: ce changement attend de nouveau d’être paramétré en paie.',
} as const

/** Une version de la fiche de paramétrage : ce qui change en phrases, toute la fiche avec ses rubriques, et ce qui est paramétré en paie. */
export function FicheView({ fiche, versions, compare, dsn, rubrique, notables, contact, fait, noter, maintenant }: FicheViewProps) {
  const { siren, version, changements } = fiche
  const derniere = versions[0]?.version === version
  return (
    <CompanyPage
      siren={siren}
      titre={`Fiche de paramétrage DSN, version ${version}`}
      lead={`À appliquer à partir du ${formatDate(fiche.effetLe)}. Publiée le ${formatDate(fiche.publieLe)}.`}
      via={[{ href: routes.rubrique(siren, 'dsn'), label: rubrique }]}
      action={
        <p className="actions">
          <a className={buttonClass({ small: true })} href={routes.ficheDsnPdf(siren, version)}>
            <Icon name="download" />
            PDF
          </a>
          <a className={buttonClass({ small: true })} href={routes.ficheDsnXml(siren, version)}>
            <Icon name="download" />
            XML pour le logiciel de paie
          </a>
        </p>
      }
    >
      {fait ? (
        <div className="mb-6">
          <Notice kind="ok" role="status">
            <p>{FAITS[fait]}</p>
          </Notice>
        </div>
      ) : null}
      {derniere ? null : (
        <div className="mb-6">
          <Notice>
            <p>
              Cette version n’est plus la dernière&nbsp;:{' '}
              <Lien href={routes.ficheDsn(siren, versions[0]?.version ?? version)}>voir la version {versions[0]?.version}</Lien>.
            </p>
          </Notice>
        </div>
      )}
      <div className="columns">
        <div className="stack-lg">
          <Changes changements={changements} lignes={fiche.lignes.length} />
          {compare ? (
            <section className="sheet p-5" aria-labelledby="comparaison" id="comparer">
              <h2 id="comparaison" className="mb-3">
                De la version {compare.avec} à la version {version}
              </h2>
              {compare.phrases.length > 0 ? (
                <ul className="list-disc pl-[1.2em]">
                  {compare.phrases.map((phrase) => (
                    <li key={phrase}>{phrase}</li>
                  ))}
                </ul>
              ) : (
                <p>Rien ne change entre ces deux versions.</p>
              )}
            </section>
          ) : null}
          <section aria-labelledby="lignes">
            <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <h2 id="lignes">Toute la fiche</h2>
              {versions.length > 1 ? (
                <p className="flex flex-wrap gap-x-3 text-sm">
                  <span>Comparer avec</span>
                  {versions
                    .filter((une) => une.version !== version)
                    .map((une) => (
                      <Lien key={une.version} href={`${routes.ficheDsn(siren, version, { avec: une.version })}#comparer`}>
                        la version {une.version}
                      </Lien>
                    ))}
                </p>
              ) : null}
            </div>
            <FicheTable lignes={fiche.lignes} />
            <p className="mt-3 text-sm text-ink-2">
              {fiche.message ? `${fiche.message}. ` : ''}Les numéros sont ceux des rubriques de la DSN (blocs S21.G00)&nbsp;: reportez chaque code,
              tel quel, dans la rubrique du même numéro de votre logiciel de paie.
            </p>
          </section>
        </div>
        <aside className="side" aria-label="Suivi de la fiche">
          {derniere ? <Payroll {...{ siren, version, changements, dsn, notables, noter, maintenant }} /> : null}
          <section aria-labelledby="versions">
            <h2 id="versions">Versions</h2>
            <div className="mt-5">
              <Route stops={versions.map((une) => stopOf(siren, une, version))} />
            </div>
          </section>
          {contact ? (
            <section aria-labelledby="etonne">
              <h2 id="etonne">Une ligne vous étonne&nbsp;?</h2>
              <p className="mt-3 text-sm">
                <Lien href={routes.demarcheSur(siren, 'contact', 'dsn/fiche/taux')}>Demander au centre de gestion</Lien>&nbsp;: citez la version{' '}
                {version} et la ligne.
              </p>
            </section>
          ) : null}
        </aside>
      </div>
    </CompanyPage>
  )
}

/** Ce qui change, une chose par rangée : avant, maintenant, et la phrase qui le dit avec sa date. */
function Changes({ changements, lignes }: { changements: readonly ChangementLu[]; lignes: number }) {
  return (
    <section className="rounded-3 border-[1.5px] border-brand bg-surface" aria-labelledby="change">
      <h2 id="change" className="px-5 py-4">
        {changements.length === 0
          ? 'Rien ne change pour vous'
          : `Ce qui change\u00a0: ${plural(changements.length, 'chose')}, sur ${plural(lignes, 'ligne')}`}
      </h2>
      <ul>
        {changements.map(({ rang, quoi, avant, apres, contratReference, phrase }) => (
          <li key={rang} className="grid items-center gap-x-6 gap-y-1 border-t border-line px-5 py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
            <p>
              <b>{quoi}</b>
              {contratReference ? (
                <span className="text-ink-2">
                  {' '}
                  contrat <span className="num">{contratReference}</span>
                </span>
              ) : null}
            </p>
            <p className="flex flex-wrap items-center gap-3 text-lg">
              <span className="text-ink-2">
                <span className="sr-only">avant&nbsp;: </span>
                {avant === null ? <i>aucun</i> : <del>{avant}</del>}
              </span>
              <Icon name="arrow-right" className="text-ink-2" />
              <span className="rounded-1 bg-brand-soft px-2 font-bold">
                <span className="sr-only">maintenant&nbsp;: </span>
                {apres ?? 'aucun'}
              </span>
            </p>
            <p className="text-sm text-ink-2 sm:col-span-2">{phrase}.</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function stopOf(siren: string, { version, effetLe, changements, parametres, dernierLe }: VersionFiche, ici: number): Stop {
  const tout = parametres === changements
  return {
    id: String(version),
    titre: `Version ${version}`,
    etat: version === ici ? 'ici' : tout ? 'fait' : 'a-venir',
    quand: `depuis le ${formatDate(effetLe)}`,
    detail: (
      <span className="text-sm">
        {tout && dernierLe ? `Paramétrée le ${formatDate(dernierLe)}` : `${parametres} sur ${plural(changements, 'changement')} en paie`}
        {version === ici ? null : (
          <>
            {', '}
            <Lien href={routes.ficheDsn(siren, version)}>
              voir<span className="sr-only"> la version {version}</span>
            </Lien>
          </>
        )}
      </span>
    ),
  }
}
