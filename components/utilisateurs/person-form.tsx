'use client'

import { useIdentityForm } from '@/components/identite/use-identity-form'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import { nationalPhone } from '@/lib/demarches/kinds/phone'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { PersonneFiche } from '@/lib/utilisateurs/personnes/queries'
import { IdentityFields } from './identity-fields'

/** Ce que ce compte dit de la personne ; l’adresse, seulement avant sa première connexion. */
export function PersonForm({ action, compteId, personne: p }: { action: FormAction; compteId: string; personne: PersonneFiche }) {
  const { state, pending, form } = useFormAction(action)
  const { ref, conseil } = useIdentityForm(state)
  const { civilite, nom, prenom, telephone, fonction, email } = p
  const gardees = { civilite, nom, prenom, telephone: telephone ? nationalPhone(telephone) : '', fonction: fonction ?? '', email }
  return (
    <form {...form} ref={ref} aria-labelledby="fiche" noValidate>
      <FormOutcome titre={`Modifier ${prenom} ${nom}`} state={state} />
      <input type="hidden" name="compte" value={compteId} />
      <input type="hidden" name="personne" value={p.id} />
      {p.genre === 'membre' ? (
        <p className="mb-6 max-w-measure text-sm text-ink-2">
          C’est ce que votre compte dit de cette personne{'\u00a0'}: ses autres comptes n’en voient rien, et son identifiant ne change que par elle.
        </p>
      ) : null}
      <IdentityFields
        values={{ ...gardees, ...(state.status === 'idle' ? {} : state.values) }}
        errors={state.status === 'invalide' ? state.errors : {}}
        conseil={conseil}
        adresse={p.genre === 'invitation' ? 'Corrigée, elle annule l’invitation d’avant et en envoie une autre.' : null}
      />
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Enregistrement…' : 'Valider'}
        </button>
        <Lien className="button button--quiet sm:ml-auto" href={routes.utilisateur(compteId, p.id)}>
          Annuler
        </Lien>
      </div>
    </form>
  )
}
