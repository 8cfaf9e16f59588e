'use client'

import { OneForm } from '@/components/recuperation/one-form'
import { TextField } from '@/components/ui/field'
import { Lien } from '@/components/ui/lien'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** Qui arrive de Net-entreprises et dont le compte demande un second facteur. */
export function CodeView({ action, prenom }: { action: FormAction; prenom: string }) {
  return (
    <div className="max-w-[30rem]">
      <div className="mb-8">
        <p className="mb-1 text-sm/md text-ink-2">Net-entreprises</p>
        <h1 id="code-titre">Votre code de connexion</h1>
        <p className="lead">{prenom ? `${prenom}, votre` : 'Votre'} compte demande aussi le code qu’affiche votre application d’authentification.</p>
      </div>
      <OneForm action={action} titre="Votre code de connexion" bouton="Se connecter" labelledBy="code-titre">
        {({ errors }) => (
          <TextField
            name="code"
            label="Code de l’application"
            hint="Ses 6 chiffres du moment, ou un code de secours"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            width="w10"
            required
            error={errors.code}
          />
        )}
      </OneForm>
      <p className="text-sm text-ink-2 mt-5">
        <Lien href={routes.connexion()}>Revenir à la connexion</Lien>
      </p>
    </div>
  )
}
