import { expertCrumbs } from '@/components/experts/declare-view'
import { Wish } from '@/components/experts/edit-expert-view'
import { Rights } from '@/components/delegations/mandate'
import { ActForm } from '@/components/ui/act-form'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { Route, type Stop } from '@/components/ui/route'
import { DELEGATION_ETATS } from '@/lib/copy/acces'
import { delegationSentence, untilWhen, whichCompanies } from '@/lib/delegations/phrases'
import { EXPERT_FAITS, HISTOIRE } from '@/lib/copy/experts'
import type { ExpertLu, LigneHistoire } from '@/lib/delegations/expert'
import type { FaitExpert } from '@/lib/delegations/schema'
import { allows } from '@/lib/delegations/transitions'
import { formatDate, formatDay, formatTime, JOUR_MS } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type ExpertViewProps = {
  expert: ExpertLu
  histoire: readonly LigneHistoire[]
  ici: Date
  administre: boolean
  qui: string
  relancer: FormAction
  fait: FaitExpert | undefined
}

/** La fiche d’un expert-comptable ou tiers déclarant : où en est sa délégation, ce qu’elle donne, et ce qu’il en a été fait. */
export function ExpertView({ expert, histoire, ici, administre, qui, relancer, fait }: ExpertViewProps) {
  const { id, compteId, cabinet, etat } = expert
  const ouverte = etat === 'en_attente' || etat === 'acceptee'
  return (
    <>
      <Crumbs items={expertCrumbs(compteId)} />
      {fait ? (
        <div className="mb-6">
          <Notice kind={fait === 'inchange' ? 'info' : 'ok'} role="status">
            <p>{EXPERT_FAITS[fait](cabinet.raisonSociale)}</p>
          </Notice>
        </div>
      ) : null}
      <div className="mb-8 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div>
          <p className="mb-1 text-sm/md text-ink-2">Fiche de l’expert-comptable ou tiers déclarant</p>
          <h1>{cabinet.raisonSociale}</h1>
          <Statut expert={expert} ici={ici} />
        </div>
        {administre ? (
          <div className="flex flex-wrap items-start gap-2">
            {etat === 'en_attente' ? (
              <ActForm action={relancer} cache={{ compte: compteId, delegation: id }} bouton="Relancer" sur={cabinet.raisonSociale} />
            ) : null}
            {ouverte ? (
              <ButtonLink small href={routes.modifierExpert(compteId, id)}>
                Modifier
              </ButtonLink>
            ) : (
              <ButtonLink small href={routes.declarerExpert(compteId, { reprendre: id })}>
                Refaire la demande
              </ButtonLink>
            )}
          </div>
        ) : null}
      </div>
      <Wish expert={expert} />
      <div className="columns">
        <div className="stack-lg">
          <Informations expert={expert} />
          {histoire.length > 0 ? <Histoire lignes={histoire} /> : null}
          {administre ? null : <p className="text-sm text-ink-2">{qui}</p>}
          {administre && ouverte ? (
            <p className="flex justify-end">
              <ButtonLink variant="danger" href={routes.supprimerExpert(compteId, id)}>
                {etat === 'en_attente' ? 'Annuler la demande' : 'Supprimer'}
              </ButtonLink>
            </p>
          ) : null}
        </div>
        <aside className="side" aria-label="Ce qui suit">
          {etat === 'en_attente' ? (
            <section aria-labelledby="suit">
              <h2 id="suit" className="mb-4">
                Ce qui suit
              </h2>
              <Route small stops={stopsOf(expert)} />
            </section>
          ) : null}
          <section aria-labelledby="phrase">
            <h2 id="phrase">En une phrase</h2>
            <p className="mt-3 text-sm">
              <b>{cabinet.raisonSociale}</b> {ouverte ? delegationSentence(expert) : 'n’accède à rien par cette délégation.'}
            </p>
          </section>
        </aside>
      </div>
    </>
  )
}

function Statut({ expert: { etat, etatLe, repondreAvant, motif, du }, ici }: { expert: ExpertLu; ici: Date }) {
  const tard = etat === 'en_attente' && !allows('accepter', { etat, etatLe, repondreAvant }, ici)
  return (
    <p className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className={etat === 'acceptee' ? 'tag border-ok text-ok' : 'tag'}>{tard ? DELEGATION_ETATS.expiree : DELEGATION_ETATS[etat]}</span>
      <span className="text-ink-2">
        {etat === 'en_attente' ? `réponse attendue avant le ${formatDate(repondreAvant)}` : `le ${formatDate(etat === 'acceptee' ? du : etatLe)}`}
        {motif ? (
          <>
            {'\u00a0'}: «{'\u00a0'}
            {motif}
            {'\u00a0'}»
          </>
        ) : null}
      </span>
    </p>
  )
}

const Informations = ({ expert }: { expert: ExpertLu }) => (
  <section className="sheet p-5" aria-labelledby="informations">
    <h2 id="informations" className="sr-only">
      Informations
    </h2>
    <Facts
      wide
      facts={[
        { label: 'SIREN', value: <span className="num">{formatSiren(expert.cabinet.siren)}</span> },
        { label: 'Contact', value: `${expert.contactPrenom} ${expert.contactNom}` },
        { label: 'Téléphone', value: expert.contactTelephone },
        { label: 'Adresse e-mail', value: expert.contactEmail },
        { label: 'Entreprises', value: whichCompanies(expert) },
        { label: 'Ce qu’il peut faire', value: <Rights droits={expert} /> },
        { label: 'Durée', value: `depuis le ${formatDate(expert.du)}, ${untilWhen(expert.au)}` },
      ]}
    />
  </section>
)

const Histoire = ({ lignes }: { lignes: readonly LigneHistoire[] }) => (
  <section aria-labelledby="historique">
    <h2 id="historique" className="mb-3">
      Historique
    </h2>
    <ol className="sheet *:grid *:gap-x-5 *:px-5 *:py-3 *:text-sm *:not-first:border-t *:not-first:border-line md:*:grid-cols-[14rem_minmax(0,1fr)]">
      {lignes.map(({ id, type, acteurNom, creeLe }) => (
        <li key={id}>
          <time className="text-ink-2" dateTime={creeLe.toISOString()}>
            {formatDay(creeLe)}, {formatTime(creeLe)}
          </time>
          <span className="wrap-anywhere">
            <b className="font-medium">{acteurNom}</b> {HISTOIRE[type]}
          </span>
        </li>
      ))}
    </ol>
    <p className="mt-2 text-sm text-ink-2">Il ne s’efface pas, même si la délégation s’arrête.</p>
  </section>
)

const stopsOf = ({ repondreAvant }: ExpertLu): Stop[] => {
  const before = (jours: number) => formatDay(new Date(repondreAvant.getTime() - jours * JOUR_MS))
  return [
    { id: 'r7', titre: 'Premier rappel', quand: before(7) },
    { id: 'r1', titre: 'Dernier rappel', quand: before(1) },
    { id: 'e', titre: 'Expirée', quand: `${formatDay(repondreAvant)}\u00a0; vous pourrez la refaire en un geste` },
  ]
}
