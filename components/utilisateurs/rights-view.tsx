import { TwoSteps } from '@/components/habilitations/two-steps'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { Choix } from '@/lib/habilitations/rules'
import type { Preparee } from '@/lib/utilisateurs/personnes/queries'
import { PAS } from './add-user-view'
import { RightsForm } from './rights-form'
import { UsersCrumbs } from './users-crumbs'

/** « Ajouter un utilisateur », étape 2 : ce que la personne pourra faire. */
export function RightsView({ action, compteId, preparee, choix }: { action: FormAction; compteId: string; preparee: Preparee; choix: Choix }) {
  const { id, prenom, nom, email } = preparee
  return (
    <>
      <UsersCrumbs compteId={compteId} via={[{ href: routes.ajouterUtilisateur(compteId, id), label: 'Ajouter un utilisateur' }]} />
      <h1 id="droits" className="mb-6">
        Que pourra faire {prenom} {nom}
        {'\u202f'}?
      </h1>
      <TwoSteps ici={2} label="Étapes de l’ajout d’un utilisateur" pas={PAS} fin="Invitation envoyée" />
      <p className="mt-6 text-sm text-ink-2">
        L’invitation partira à <b className="wrap-anywhere text-ink">{email}</b>, pour 7 jours. Son statut sera «&nbsp;En attente
        d’acceptation&nbsp;», puis «&nbsp;Ajouté&nbsp;» dès sa première connexion.
      </p>
      <div className="mt-8">
        <RightsForm action={action} compteId={compteId} preparation={id} prenom={prenom} nom={nom} choix={choix} />
      </div>
    </>
  )
}
