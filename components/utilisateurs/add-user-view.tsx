import { TwoSteps } from '@/components/habilitations/two-steps'
import { nationalPhone } from '@/lib/demarches/kinds/phone'
import type { FormAction } from '@/lib/ground/form-state'
import type { Preparee } from '@/lib/utilisateurs/personnes/queries'
import { AddUserForm } from './add-user-form'
import { Next } from './next'
import { UsersCrumbs } from './users-crumbs'

export const PAS = [
  ['Son identité', 'Nom, téléphone, adresse email'],
  ['Son rôle et ses droits', 'Administrateur ou collaborateur'],
] as const satisfies readonly [string, string][]

/** « Ajouter un utilisateur », étape 1. */
export function AddUserView({ action, compteId, preparee }: { action: FormAction; compteId: string; preparee: Preparee | null }) {
  const valeurs: Record<string, string> = preparee
    ? { ...preparee, telephone: nationalPhone(preparee.telephone), fonction: preparee.fonction ?? '' }
    : {}
  return (
    <>
      <UsersCrumbs compteId={compteId} />
      <h1 id="ajouter" className="mb-6">
        Ajouter un utilisateur
      </h1>
      <TwoSteps ici={1} label="Étapes de l’ajout d’un utilisateur" pas={PAS} fin="Invitation envoyée" />
      <div className="columns mt-10 print:m-0">
        <div>
          <p className="mb-8 text-sm text-ink-2">
            Les champs marqués d’un astérisque rouge <span className="font-bold text-danger">*</span> sont obligatoires.
          </p>
          <AddUserForm action={action} compteId={compteId} preparation={preparee?.id ?? null} valeurs={valeurs} />
        </div>
        <Next qui="cette personne" email={null} />
      </div>
    </>
  )
}
