import { ActForm } from '@/components/ui/act-form'
import type { FormAction } from '@/lib/ground/form-state'

/** Le lien d’une connexion ralentie, ouvert : rien ne se fait sans le bouton, une messagerie ouvrant les liens. */
export const UnlockView = ({ action, jeton, prenom }: { action: FormAction; jeton: string; prenom: string }) => (
  <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
    <h1>{prenom}, débloquez votre connexion</h1>
    <p className="lead">
      Trop de mots de passe faux ont été essayés avec votre adresse. Débloquée d’ici, la connexion n’attend plus, et cet appareil n’attendra plus,
      même si les essais continuent.
    </p>
    <ActForm action={action} cache={{ jeton }} bouton="Débloquer ma connexion" primary />
    <p className="text-sm text-ink-2 mt-6">Votre mot de passe, et votre code si vous avez un second facteur, vous seront demandés ensuite.</p>
  </div>
)
