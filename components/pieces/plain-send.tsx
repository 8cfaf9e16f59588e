'use client'

import { useHydrated } from '@/components/ui/use-hydrated'

/** Sans JavaScript, rien ne part au choix d’un fichier : il faut un bouton. Avec, il disparaît. */
export function PlainSend({ form }: { form: string }) {
  if (useHydrated()) return null
  return (
    <>
      <p className="field__hint">Enregistrez d’abord vos réponses&nbsp;: envoyer les fichiers recharge cette page.</p>
      <p className="actions">
        <button className="button" type="submit" form={form}>
          Envoyer les fichiers choisis
        </button>
      </p>
    </>
  )
}
