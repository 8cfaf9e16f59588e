'use client'

import { useEffect, useState } from 'react'
import { type Droits, RightsFields } from '@/components/habilitations/rights-fields'
import { type RoleChoisi, RoleField } from '@/components/habilitations/role-field'
import { useChoice } from '@/components/habilitations/use-choice'
import { useLiveForm } from '@/components/live-form/use-live-form'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { type Changement, changesOf, type DroitsDe, readAs } from '@/lib/habilitations/changes'
import type { Choix } from '@/lib/habilitations/rules'
import type { PersonneFiche } from '@/lib/utilisateurs/personnes/queries'
import { typedDroits } from './typed-droits'

type GrantsFormProps = { action: FormAction; compteId: string; personne: PersonneFiche; choix: Choix }

const loadRules = async () => (await import('@/components/habilitations/droits-rules')).droitsRules()

/** L’onglet « Habilitations » : le rôle, les entreprises, et ce qui change, dit avant d’être enregistré. */
export function GrantsForm({ action, compteId, personne: p, choix }: GrantsFormProps) {
  const { state, pending, form } = useFormAction(action)
  const ref = useLiveForm(state, loadRules)
  const vivant = useHydrated()
  const depart = typedDroits(state, { role: p.role, portee: p.role === 'administrateur' ? null : p.portee, sirens: p.sirens })
  const [ici, setIci] = useState(depart)
  const [duServeur, setDuServeur] = useState<string | null>(null)
  const liste = useChoice(compteId, choix, vivant)
  const errors = state.status === 'invalide' ? state.errors : {}
  // Ce que le serveur dit qui change vaut jusqu’à ce que l’on change autre chose.
  useEffect(() => setDuServeur(errors.vu ?? null), [errors.vu])
  const change = (suite: Partial<Droits & { role: RoleChoisi }>) => {
    setIci((avant) => ({ ...avant, ...suite }))
    setDuServeur(null)
  }
  const qui = `${p.prenom} ${p.nom}`
  const avant: DroitsDe = { role: p.role, portee: p.portee, sirens: p.sirens }
  const changes = vivant ? changesOf({ qui, civilite: p.civilite }, avant, wanted(ici), liste.entreprises) : []
  const lu = duServeur ?? errors.vu ?? readAs(changes)
  const { vu: aRelire, ...fautes } = errors
  return (
    <form {...form} ref={ref} className="columns group/role" aria-labelledby="fiche" noValidate>
      <div className="grid gap-8">
        <div className="empty:hidden">
          <FormOutcome
            titre={`Habilitations de ${qui}`}
            state={aRelire !== undefined && state.status === 'invalide' ? { ...state, errors: fautes } : state}
          />
        </div>
        <input type="hidden" name="compte" value={compteId} />
        <input type="hidden" name="personne" value={p.id} />
        <input type="hidden" name="vu" value={lu} readOnly />
        <RoleField role={depart.role} error={errors.role} onChange={(role) => change({ role })} />
        <div className="group-has-[[value=administrateur]:checked]/role:hidden">
          <RightsFields
            compteId={compteId}
            choix={choix}
            droits={depart}
            avant={p.sirens}
            a={p.prenom}
            errors={errors}
            liste={liste}
            onChange={change}
          />
        </div>
      </div>
      <aside className="lg:sticky lg:top-6" aria-label="Avant d’enregistrer">
        <section className="sheet border-brand p-5" aria-labelledby="avant">
          <h2 id="avant" className="text-lg">
            Avant d’enregistrer
          </h2>
          <div className="mt-3 grid gap-3" role="status">
            {duServeur !== null || aRelire !== undefined ? (
              <p className="text-sm font-medium">Relisez ce qui change, puis enregistrez de nouveau.</p>
            ) : null}
            <Changes changes={duServeur === null && aRelire === undefined ? changes : split(duServeur ?? aRelire ?? '')} vivant={vivant} />
          </div>
          <p className="mt-3 text-sm text-ink-2">Effet à son prochain clic, même si l’onglet est ouvert. Un courriel lui dit ces phrases.</p>
          <div className="actions mt-4">
            <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
              {pending ? 'Enregistrement…' : 'Valider'}
            </button>
            <Lien className="button button--quiet" href={routes.utilisateur(compteId, p.id)}>
              Annuler
            </Lien>
          </div>
        </section>
      </aside>
    </form>
  )
}

/** Les droits choisis, tels qu’ils seraient gardés. */
const wanted = ({ role, portee, sirens }: Droits & { role: RoleChoisi | null }): DroitsDe =>
  role === 'administrateur'
    ? { role, portee: 'portefeuille', sirens: [] }
    : { role: 'collaborateur', portee: portee ?? 'manuelle', sirens: portee === 'portefeuille' ? [] : sirens }

/** Les phrases que le serveur a rendues. */
const split = (lu: string): Changement[] =>
  lu
    .split(' | ')
    .filter(Boolean)
    .map((phrase) => ({ sens: /n’aura plus|perd|n’administre/.test(phrase) ? 'perte' : 'gain', phrase }))

function Changes({ changes, vivant }: { changes: readonly Changement[]; vivant: boolean }) {
  if (changes.length === 0)
    return (
      <p className="text-sm text-ink-2">
        {vivant ? 'Rien ne change pour l’instant.' : 'Ce qui change se dira ici une première fois, avant d’être enregistré.'}
      </p>
    )
  return (
    <ul className="grid gap-3">
      {changes.map(({ sens, phrase }) => (
        <li key={phrase} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-2 text-sm">
          <Icon name={sens === 'gain' ? 'plus' : 'minus'} className={sens === 'gain' ? 'text-ok' : 'text-danger'} />
          <span>{phrase}</span>
        </li>
      ))}
    </ul>
  )
}
