'use client'

import { useState } from 'react'
import { type Droits, RightsFields } from '@/components/habilitations/rights-fields'
import { type RoleChoisi, RoleField } from '@/components/habilitations/role-field'
import { useChoice } from '@/components/habilitations/use-choice'
import { useLiveForm } from '@/components/live-form/use-live-form'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { nameCompanies } from '@/lib/habilitations/changes'
import type { Choix, EntrepriseAuChoix } from '@/lib/habilitations/rules'
import { typedDroits } from './typed-droits'

type RightsFormProps = { action: FormAction; compteId: string; preparation: string; prenom: string; nom: string; choix: Choix }

const loadRules = async () => (await import('@/components/habilitations/droits-rules')).droitsRules()

/** L’étape 2 : le rôle, les entreprises, ce que cela donne en une phrase, et l’invitation. */
export function RightsForm({ action, compteId, preparation, prenom, nom, choix }: RightsFormProps) {
  const { state, pending, form } = useFormAction(action)
  const ref = useLiveForm(state, loadRules)
  const vivant = useHydrated()
  const depart = typedDroits(state, { role: null, portee: null, sirens: [] })
  const [ici, setIci] = useState(depart)
  const liste = useChoice(compteId, choix, vivant && ici.portee === 'manuelle')
  const errors = state.status === 'invalide' ? state.errors : {}
  return (
    <form {...form} ref={ref} className="group/role" aria-labelledby="droits" noValidate>
      <FormOutcome titre={`Que pourra faire ${prenom} ${nom}\u202f? Étape 2 sur 2`} state={state} />
      <input type="hidden" name="compte" value={compteId} />
      <input type="hidden" name="preparation" value={preparation} />
      <div className="grid gap-8">
        <RoleField role={depart.role} error={errors.role} onChange={(role) => setIci({ ...ici, role })} />
        <div className="group-has-[[value=administrateur]:checked]/role:hidden">
          <RightsFields
            compteId={compteId}
            choix={choix}
            droits={depart}
            a={prenom}
            errors={errors}
            liste={liste}
            onChange={(droits) => setIci((avant) => ({ ...avant, ...droits }))}
          />
        </div>
      </div>
      <section className="sheet mt-10 border-brand p-5" aria-labelledby="resume">
        <h2 id="resume" className="text-lg">
          En une phrase
        </h2>
        <p className="mt-2 max-w-measure" role="status">
          {vivant ? (
            <Sentence qui={`${prenom} ${nom}`} ici={ici} entreprises={liste.entreprises} />
          ) : (
            `${prenom} ${nom} pourra ce que vous venez de choisir.`
          )}
        </p>
        <div className="actions mt-5">
          <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
            {pending ? 'Envoi de l’invitation…' : 'Valider'}
          </button>
          <Lien className="button button--quiet sm:ml-auto" href={routes.ajouterUtilisateur(compteId, preparation)}>
            Étape précédente
          </Lien>
        </div>
      </section>
    </form>
  )
}

type SentenceProps = { qui: string; ici: Droits & { role: RoleChoisi | null }; entreprises: readonly EntrepriseAuChoix[] }

/** Ce que la personne pourra faire, tel qu’on l’a choisi. */
function Sentence({ qui, ici: { role, portee, sirens }, entreprises }: SentenceProps) {
  const donnees = new Set(sirens)
  const noms = entreprises.filter(({ siren }) => donnees.has(siren)).map(({ nom }) => nom)
  if (role === null) return 'Choisissez un rôle\u00a0: ce que cette personne pourra faire se dira ici.'
  const tout = role === 'administrateur' || portee === 'portefeuille'
  if (!tout && noms.length === 0) return 'Choisissez ses entreprises\u00a0: ce que cette personne pourra faire se dira ici.'
  return (
    <>
      <b>{qui}</b> pourra déclarer et suivre les demandes de <b>{tout ? 'toutes vos entreprises' : nameCompanies(noms)}</b>. Les entreprises ajoutées
      plus tard{'\u00a0'}: <b>{tout ? 'oui' : 'non'}</b>. Gérer les entreprises et les utilisateurs{'\u00a0'}:{' '}
      <b>{role === 'administrateur' ? 'oui' : 'non'}</b>.
    </>
  )
}
