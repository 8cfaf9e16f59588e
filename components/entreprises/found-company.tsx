import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import type { AAjouter } from '@/lib/comptes/find-a-ajouter'
import { addressOf } from '@/lib/ground/adresse'
import { titleOf } from '@/lib/ground/titre'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

export type Trouvee = Extract<AAjouter, { suite: 'trouvee' }>

/** La deuxième étape : l’entreprise que l’annuaire public nomme, ou ce qu’il n’en dit pas. */
export function FoundCompany({ compteId, trouvee: { siren, dite } }: { compteId: string; trouvee: Trouvee }) {
  const base = routes.ajouterEntreprise(compteId)
  const connue = typeof dite === 'object' ? dite : null
  return (
    <section aria-labelledby="trouvee">
      <title>{titleOf('Identité trouvée, ajouter une entreprise')}</title>
      <h2 id="trouvee">{connue ? 'Est-ce bien elle\u202f?' : 'Vérifiez le SIREN'}</h2>
      <div className="mt-4">
        <FoundName siren={siren} dite={dite} />
      </div>
      {connue ? (
        <div className="mt-4 max-w-160">
          <Facts
            tight
            facts={[
              ...(connue.commune ? [{ label: 'Siège', value: connue.commune }] : []),
              { label: 'État', value: 'En activité' },
              { label: 'Source', value: 'Annuaire public des entreprises, aujourd’hui' },
            ]}
          />
        </div>
      ) : (
        <div className="mt-4">
          <Notice kind={dite === 'inconnue' ? 'wait' : 'info'}>
            <p>
              {dite === 'inconnue'
                ? 'L’annuaire public des entreprises ne connaît pas ce SIREN. S’il est juste, continuez\u00a0: la certification suffit.'
                : 'L’annuaire public des entreprises ne répond pas\u00a0: nous ne pouvons pas vous montrer son nom. Continuez\u00a0: la certification suffit.'}
            </p>
          </Notice>
        </div>
      )}
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <ButtonLink variant="primary" href={addressOf(base, { siren, lue: 'oui' })}>
          {connue ? 'Oui, continuer' : 'Continuer'}
        </ButtonLink>
        <ButtonLink variant="quiet" href={base}>
          {connue ? 'Non' : 'Changer de SIREN'}
        </ButtonLink>
      </div>
    </section>
  )
}

/** Le SIREN, et le nom que l’annuaire lui donne. Une entreprise partiellement diffusible n’en a pas à montrer. */
export function FoundName({ siren, dite }: Pick<Trouvee, 'siren' | 'dite'>) {
  const nom = typeof dite === 'object' ? (dite.nom ?? 'Nom non diffusé') : null
  return (
    <p className="text-lg">
      <span className="num">{formatSiren(siren)}</span>
      {nom ? <b className="block">{nom}</b> : null}
    </p>
  )
}
