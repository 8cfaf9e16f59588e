'use client'

import { useHydrated } from '@/components/ui/use-hydrated'

/** Sans JavaScript, rien ne part au choix d’un fichier : il faut un bouton. Avec, il ne se montre que si la page tarde à s’éveiller. */
export function PlainSend({ form }: { form: string }) {
  if (useHydrated()) return null
  return (
    <div className="wakes">
      <p className="max-w-measure text-sm text-ink-2">Enregistrez d’abord vos réponses&nbsp;: envoyer les fichiers recharge cette page.</p>
      <p className="actions">
        <button className="button" type="submit" form={form}>
          Envoyer les fichiers choisis
        </button>
      </p>
    </div>
  )
}
