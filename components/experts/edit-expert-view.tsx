import { expertCrumbs } from '@/components/experts/declare-view'
import { EditExpertForm } from '@/components/experts/edit-expert-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { CORRECTION_NOMS } from '@/lib/delegations/phrases'
import type { ExpertLu } from '@/lib/delegations/expert'
import type { Correction } from '@/lib/delegations/schema'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { titleOf } from '@/lib/ground/titre'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Choix } from '@/lib/habilitations/rules'

/** Changer un expert-comptable ; terminée, sa délégation ne change plus. */
export function EditExpertView({ action, expert, choix }: { action: FormAction; expert: ExpertLu; choix: Choix }) {
  const { id, compteId, cabinet, etat } = expert
  const ouverte = etat === 'en_attente' || etat === 'acceptee'
  return (
    <>
      <Crumbs items={[...expertCrumbs(compteId), { href: routes.expert(compteId, id), label: cabinet.raisonSociale }]} />
      <div className="mb-8">
        <h1 id="modifier">Modifier {cabinet.raisonSociale}</h1>
        <p className="lead num">SIREN {formatSiren(cabinet.siren)}</p>
      </div>
      <Wish expert={expert} />
      {ouverte ? (
        <EditExpertForm
          action={action}
          compteId={compteId}
          delegation={id}
          cabinet={cabinet.raisonSociale}
          attend={etat === 'en_attente'}
          avant={{
            contact: {
              civilite: expert.contactCivilite,
              nom: expert.contactNom,
              prenom: expert.contactPrenom,
              telephone: expert.contactTelephone,
              email: expert.contactEmail,
            },
            portee: expert.portee,
            sirens: expert.sirens,
            univers: expert.univers,
            lectureSeule: expert.lectureSeule,
            lecture: expert.lecture,
            au: expert.au,
          }}
          choix={choix}
          aujourdhui={isoDay(maintenant())}
        />
      ) : (
        <>
          <title>{titleOf(`Modifier ${cabinet.raisonSociale}`)}</title>
          <Notice kind="info">
            <p>Cette délégation a pris fin{'\u00a0'}: elle ne change plus.</p>
            <p>
              <Lien href={routes.declarerExpert(compteId, { reprendre: id })}>Déclarer ce cabinet de nouveau</Lien>
            </p>
          </Notice>
        </>
      )}
    </>
  )
}

/** Ce que le cabinet demande de corriger. */
export const Wish = ({ expert: { etat, correctionLe, correctionSur, correction, cabinet } }: { expert: ExpertLu }) =>
  etat === 'en_attente' && correctionLe ? (
    <div className="mb-8">
      <Notice kind="wait">
        <p>
          <b>{cabinet.raisonSociale} vous demande une correction</b>
          {'\u00a0'}: {correctionSur.map((un) => CORRECTION_NOMS[un as Correction].toLocaleLowerCase('fr')).join(', ')}.
        </p>
        <p className="wrap-anywhere">
          «{'\u00a0'}
          {correction}
          {'\u00a0'}»
        </p>
      </Notice>
    </div>
  ) : null
