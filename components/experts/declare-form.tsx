'use client'

import { IdentityFields } from '@/components/experts/firm-fields'
import { useIdentityForm } from '@/components/identite/use-identity-form'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import type { Reprise } from '@/lib/delegations/expert'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** Première étape : la personne, puis le cabinet par son SIREN. */
export function DeclareForm({ action, compteId, reprise }: { action: FormAction; compteId: string; reprise: Reprise | null }) {
  const { state, pending, form } = useFormAction(action)
  const { ref, conseil } = useIdentityForm(state)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values: Readonly<Record<string, string | undefined>> = state.status === 'idle' ? told(reprise) : state.values
  return (
    <form {...form} ref={ref} aria-labelledby="declarer" noValidate>
      <FormOutcome titre="Déclarer un expert-comptable, étape 1 sur 2" state={state} />
      <input type="hidden" name="compte" value={compteId} />
      {reprise?.preparation ? <input type="hidden" name="preparation" value={reprise.preparation} /> : null}
      <p className="text-sm text-ink-2">
        Les champs marqués d’un astérisque rouge <span className="font-bold text-danger">*</span> sont obligatoires.
      </p>
      <div className="mt-8 max-w-160 *:not-first:mt-8">
        <IdentityFields values={values} errors={errors} conseil={conseil} />
        <TextField
          name="siren"
          label="SIREN de l’expert-comptable ou du tiers déclarant"
          hint="9 chiffres, au bas de ses lettres. Un SIRET ou des espaces conviennent aussi."
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          width="w20"
          required
          defaultValue={values.siren}
          error={errors.siren}
          vif
        />
        <TextField
          name="raisonSociale"
          label="Raison sociale"
          hint="Laissez vide pour la prendre de l’annuaire public."
          autoComplete="off"
          maxLength={160}
          defaultValue={values.raisonSociale}
          error={errors.raisonSociale}
        />
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <Button variant="primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Recherche du cabinet…' : 'Continuer'}
        </Button>
        <Lien className="button button--quiet sm:ml-auto" href={routes.experts(compteId)}>
          Annuler
        </Lien>
      </div>
    </form>
  )
}

const told = (reprise: Reprise | null): Record<string, string | undefined> => {
  if (!reprise) return {}
  const { civilite, nom, prenom, telephone, email, siren, raisonSociale } = reprise
  return { civilite: civilite ?? undefined, nom, prenom, telephone, email, siren, raisonSociale }
}
