import { AgendaPanel, type AgendaPanelProps } from '@/components/echeances/agenda-panel'
import { type DateMontree, shownDates } from '@/components/echeances/dates'
import { Month, NATURES } from '@/components/echeances/month'
import { CompanyPage } from '@/components/entreprises/company-page'
import { buttonClass, ButtonLink } from '@/components/ui/button'
import { Day, VIGNETTES } from '@/components/ui/day'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { Lien, LienExterne } from '@/components/ui/lien'
import type { AFaire } from '@/lib/a-faire/rules'
import { reglesOf } from '@/lib/echeances/phrases'
import type { Periode } from '@/lib/echeances/periode'
import { type Echeance, peutTrimestre, type Regle, type Vue } from '@/lib/echeances/rules'
import { daysFrom, formatCivilDay } from '@/lib/ground/date'
import { lower } from '@/lib/ground/initiale'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type EcheancesViewProps = Omit<AgendaPanelProps, 'trimestriel'> & {
  aujourdhui: string
  regle: Regle
  vue: Vue
  /** La santé ou la prévoyance est couverte : la fiche DSN se lit ici. */
  dsn: boolean
  couverte: boolean
  periode: Periode
  dates: readonly Echeance[]
  prochaines: readonly Echeance[]
  choses: readonly AFaire[]
  payer: string
}

/** Le calendrier d’une entreprise : ce qui vient, deux mois dessinés, la liste, l’agenda abonné, et d’où viennent les dates. */
export function EcheancesView(props: EcheancesViewProps) {
  const { siren, aujourdhui, regle, vue, dsn, couverte, periode, dates, prochaines, choses, payer } = props
  const montrees = shownDates({ siren, dates, choses, regle, payer, dsn }, periode.de, periode.a)
  const suite = shownDates({ siren, dates: prochaines, choses, regle, payer, dsn }, aujourdhui, '9999-12-31')
  const local = regle.alsaceMoselle === 'toute'
  const chemin = (avec: { annee?: number; paiement?: 'trimestre' }) => routes.echeances(siren, avec)
  const trimestre = vue.trimestriel ? ({ paiement: 'trimestre' } as const) : {}
  const annee = periode.annee === null ? {} : { annee: periode.annee }
  return (
    <CompanyPage
      siren={siren}
      titre={suite[0] ? `Prochaine échéance\u00a0: ${formatCivilDay(suite[0].jour)}` : 'Échéances'}
      {...(suite.length > 0 ? { lead: leadOf(suite, aujourdhui) } : {})}
    >
      <div className="columns">
        <div className="stack-lg">
          {montrees.length > 0 ? (
            <>
              <section aria-labelledby="calendrier">
                <h2 id="calendrier" className="sr-only">
                  Calendrier
                </h2>
                <div className="sheet grid gap-8 p-3 min-[30rem]:p-5 lg:grid-cols-2 lg:gap-10">
                  {periode.mois.map((mois) => (
                    <Month key={mois} mois={mois} aujourdhui={aujourdhui} dates={montrees} local={local} />
                  ))}
                </div>
                <Legend dates={montrees} />
              </section>
              <section aria-labelledby="dates">
                <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
                  <h2 id="dates">{periode.annee === null ? 'Toutes les dates' : `Toutes les dates de ${periode.annee}`}</h2>
                  <p className="flex flex-wrap gap-x-4 text-sm">
                    {periode.annee === null ? null : <Lien href={chemin(trimestre)}>Les deux mois qui viennent</Lien>}
                    <Lien href={chemin({ ...trimestre, annee: periode.autre })}>Voir {periode.autre}</Lien>
                  </p>
                </div>
                {vue.retraite && peutTrimestre(regle) ? (
                  <nav aria-label="Paiement de la retraite" className="mb-3 flex flex-wrap items-center gap-2">
                    <Lien className="chip" href={chemin(annee)} aria-current={vue.trimestriel ? undefined : 'true'}>
                      Payée chaque mois
                    </Lien>
                    <Lien className="chip" href={chemin({ ...annee, paiement: 'trimestre' })} aria-current={vue.trimestriel ? 'true' : undefined}>
                      Chaque trimestre, sur demande
                    </Lien>
                  </nav>
                ) : null}
                <DateList dates={montrees} />
              </section>
            </>
          ) : (
            <Empty
              titre={couverte ? 'Aucune date dans cette période' : 'Aucune échéance à montrer'}
              phrase={couverte ? 'Choisissez une autre année.' : 'Les dates apparaissent avec le premier contrat de l’entreprise.'}
              action={<ButtonLink href={routes.rubrique(siren, 'offres')}>Offres et services</ButtonLink>}
            />
          )}
        </div>
        <aside className="side" aria-label="Agenda et règles">
          {couverte ? <AgendaPanel {...props} trimestriel={vue.trimestriel ?? false} /> : null}
          <section aria-labelledby="regles">
            <h2 id="regles">D’où viennent ces dates</h2>
            <Facts
              tight
              facts={reglesOf(regle).map(({ nom, valeur, aVerifier }) => ({ label: nom, value: `${valeur}${aVerifier ? ' (à vérifier)' : ''}` }))}
            />
            <p className="mt-3 text-sm text-ink-2">
              Code de la sécurité sociale, article R.&nbsp;133-14, et agirc-arrco.fr, lus en novembre 2026.
              {vue.retraite ? (
                <>
                  {' '}
                  <Lien href={routes.serviceRetraite(siren, 'date-limite-declaration')}>Déclaration</Lien> et{' '}
                  <Lien href={routes.serviceRetraite(siren, 'date-limite-paiement')}>paiement</Lien> expliqués.
                </>
              ) : null}
            </p>
          </section>
        </aside>
      </div>
    </CompanyPage>
  )
}

/** « Dans 4 jours : la DSN… Puis… » */
function leadOf([premiere, ...autres]: readonly DateMontree[], aujourdhui: string): string {
  if (!premiere) return ''
  const jours = daysFrom(aujourdhui, premiere.jour)
  const quand = jours === 0 ? 'Aujourd’hui' : jours === 1 ? 'Demain' : `Dans ${plural(jours, 'jour')}`
  const [puis] = autres
  return `${quand}\u00a0: ${lower(premiere.titre)}.${puis ? ` Puis ${formatCivilDay(puis.jour)}\u00a0: ${lower(puis.titre)}.` : ''}`
}

const LEGENDE = [
  ['attend', 'Vous attend'],
  ['declaration', 'Déclaration'],
  ['paiement', 'Paiement'],
  ['autre', 'Autre date'],
] as const

/** Ce que disent les couleurs du mois ; une nature qui n’y est pas n’est pas dite. */
function Legend({ dates }: { dates: readonly DateMontree[] }) {
  const dites = LEGENDE.filter(([nature]) => dates.some((date) => date.nature === nature))
  const reportee = dates.some(({ jour, legale }) => jour !== legale)
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm [&_i]:inline-block [&_i]:size-3.5 [&_i]:rounded-xs [&_i]:border-[1.5px] [&_li]:inline-flex [&_li]:items-center [&_li]:gap-2">
      {dites.map(([nature, nom]) => (
        <li key={nature}>
          <i className={NATURES[nature]} />
          {nom}
        </li>
      ))}
      {reportee ? (
        <li>
          <i className="border-dashed border-line-strong" />
          Date légale reportée
        </li>
      ) : null}
    </ul>
  )
}

const LIGNES =
  '*:grid *:scroll-mt-20 *:grid-cols-[auto_minmax(0,1fr)] *:items-center *:gap-x-4 *:gap-y-2 *:border-line *:px-5 *:py-3 *:not-first:border-t *:target:bg-brand-soft max-md:*:px-4 md:*:grid-cols-[auto_minmax(0,1fr)_auto] [&_h3]:text-md/[1.3] [&_p]:mt-0.5 [&_p]:text-sm [&_p]:text-ink-2 max-md:[&_.button]:col-start-2 max-md:[&_.button]:justify-self-start'

const DateList = ({ dates }: { dates: readonly DateMontree[] }) => (
  <ol className={`sheet ${LIGNES} ${VIGNETTES}`}>
    {dates.map(({ id, jour, nature, titre, detail, acte }) => (
      <li key={id} id={id}>
        <Day date={jour} wait={nature === 'attend'} />
        <div>
          <h3>{titre}</h3>
          <p>{detail}</p>
        </div>
        {acte ? <Act acte={acte} sur={titre} /> : null}
      </li>
    ))}
  </ol>
)

function Act({ acte: { href, nom, dehors }, sur }: { acte: NonNullable<DateMontree['acte']>; sur: string }) {
  const dit = (
    <>
      {nom}
      <span className="sr-only">, {sur}</span>
    </>
  )
  return dehors ? (
    <LienExterne className={buttonClass({ small: true })} href={href}>
      {dit}
    </LienExterne>
  ) : (
    <Lien className={buttonClass({ small: true })} href={href}>
      {dit}
    </Lien>
  )
}
