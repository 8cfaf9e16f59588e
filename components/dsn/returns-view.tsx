import { CauseSheet } from '@/components/dsn/cause-sheet'
import { ReturnsGrid } from '@/components/dsn/returns-grid'
import { CompanyPage } from '@/components/entreprises/company-page'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { Route } from '@/components/ui/route'
import type { Echeance } from '@/lib/echeances/rules'
import { formatDate, formatMonth } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { formatNumber, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Univers } from '@/lib/ground/univers'
import type { Cause } from '@/lib/retours-dsn/causes'
import { titreOfCode } from '@/lib/ground/familles-dsn'
import type { Case, CauseFermee, PageCauses, Preuve } from '@/lib/retours-dsn/queries'

type ReturnsViewProps = {
  siren: string
  rubrique: string
  mois: readonly string[]
  cases: readonly Case[]
  causes: readonly Cause[]
  /** Où sont ces causes parmi toutes, combien restent à corriger, et combien ont un code inconnu. */
  liste: Omit<PageCauses, 'causes'>
  preuves: ReadonlyMap<string, Preuve>
  fermees: readonly CauseFermee[]
  sites: ReadonlyMap<string, string>
  dsn: Echeance | undefined
  /** Les univers où cette personne peut noter, et contester. */
  notables: readonly Univers[]
  contact: boolean
  fait: 'note' | 'repris' | undefined
  corriger: FormAction
  maintenant: Date
}

const FAITS = {
  note: 'C’est noté\u00a0: la cause se fermera d’elle-même si le prochain compte rendu ne la montre plus.',
  repris: 'C’est repris\u00a0: cette cause attend de nouveau d’être corrigée.',
} as const

/** Les comptes rendus métier d’une entreprise : douze mois de retours, puis ce qui reste à corriger, par cause. */
export function ReturnsView(props: ReturnsViewProps) {
  const { siren, rubrique, mois, cases, causes, fermees, sites, dsn, fait } = props
  const { ici, reste, inconnues: inexpliquees } = props.liste
  const connues = causes.filter(({ famille }) => famille !== null)
  const inconnues = causes.filter(({ famille }) => famille === null)
  return (
    <CompanyPage
      siren={siren}
      titre={titleOf(cases.length, reste, dsn)}
      lead="Comptes rendus métier DSN."
      via={[{ href: routes.rubrique(siren, 'dsn'), label: rubrique }]}
    >
      {fait ? (
        <div className="mb-6">
          <Notice kind="ok" role="status">
            <p>{FAITS[fait]}</p>
          </Notice>
        </div>
      ) : null}
      {cases.length > 0 ? <ReturnsGrid {...{ mois, cases, sites }} /> : null}
      <div className="columns mt-8">
        <div className="stack-lg">
          {connues.length > 0 || causes.length === 0 ? (
            <section aria-labelledby="causes" className="stack">
              <h2 id="causes">Par cause, la plus lourde d’abord</h2>
              {causes.length === 0 ? (
                <Empty
                  niveau="h3"
                  titre={cases.length === 0 ? 'Aucun compte rendu pour l’instant' : 'Rien à corriger'}
                  phrase="Un à deux jours après chaque DSN, son compte rendu dit ce qui a été pris et ce qu’il faut corriger, ligne par ligne."
                />
              ) : null}
              {connues.map((cause, rang) => (
                <CauseSheet key={cause.cle} {...props} page={ici.page} cause={cause} preuve={props.preuves.get(cause.cle)} rang={rang} />
              ))}
            </section>
          ) : null}
          {inconnues.length > 0 ? (
            <section aria-labelledby="inconnus" className="stack">
              <h2 id="inconnus">{plural(inexpliquees, 'code')} que nous ne savons pas expliquer</h2>
              <p className="text-sm text-ink-2">
                Voici ce qu’en dit le compte rendu, tel quel. Interrogez le centre de gestion plutôt que de corriger à l’aveugle.
              </p>
              {inconnues.map((cause, rang) => (
                <CauseSheet
                  key={cause.cle}
                  {...props}
                  page={ici.page}
                  cause={cause}
                  preuve={props.preuves.get(cause.cle)}
                  rang={connues.length + rang}
                />
              ))}
            </section>
          ) : null}
          {ici.total > 0 ? (
            <Pager
              page={ici.page}
              pages={ici.pages}
              phrase={`Causes ${ici.de} à ${ici.a} sur ${formatNumber(ici.total)}`}
              hrefOf={(page) => routes.retoursDsn(siren, { page })}
            />
          ) : null}
        </div>
        <aside className="side" aria-label="Causes fermées">
          <section aria-labelledby="fermees">
            <h2 id="fermees">Fermées depuis un an</h2>
            {fermees.length === 0 ? (
              <p className="mt-3 text-sm">Aucune.</p>
            ) : (
              <div className="mt-5">
                <Route
                  small
                  stops={fermees.map(({ code, mois: de, fermeeLe }) => ({
                    id: `${code} ${de} ${Number(fermeeLe)}`,
                    titre: titreOfCode(code),
                    quand: `${formatMonth(de)}, fermée par le retour du ${formatDate(fermeeLe)}`,
                    etat: 'fait',
                  }))}
                />
              </div>
            )}
          </section>
        </aside>
      </div>
    </CompanyPage>
  )
}

function titleOf(retours: number, reste: number, dsn: Echeance | undefined): string {
  if (retours === 0) return 'Aucun compte rendu métier'
  if (reste === 0) return 'Rien à corriger dans vos comptes rendus'
  return `${plural(reste, 'cause')} à corriger${dsn ? ` avant le ${formatDate(new Date(dsn.jour))}` : ''}`
}
