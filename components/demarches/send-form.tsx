'use client'

import { CertificationField } from '@/components/demarches/certification-field'
import { useFormAction } from '@/components/ui/use-form-action'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { FormOutcome } from '@/components/ui/form-outcome'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Lien } from '@/components/ui/lien'
import type { FormState } from '@/lib/ground/form-state'
import { titleOf } from '@/lib/ground/titre'

type SendFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  cache: Readonly<Record<string, string>>
  bloque: readonly { href: string; message: string }[]
  certifications: readonly { nom: string; texte: string }[]
  titre: string
  siren: string
  brouillon: string
  children: ReactNode
}

/** L’envoi : ce qui l’empêche d’abord, la certification en dernier, et un seul bouton, qui dit l’acte. */
export function SendForm({ action, cache, bloque, certifications, titre, siren, brouillon, children }: SendFormProps) {
  const router = useRouter()
  // « Retour » remontrerait de mémoire un brouillon qui n’en est plus un : ces pages se redemandent.
  const { state, pending, form } = useFormAction(action, { parti: () => router.refresh() })
  const erreurs = state.status === 'invalide' ? state.errors : {}
  const doublon = state.status === 'refuse' ? state.doublon : undefined
  return (
    <form {...form} noValidate>
      {bloque.length > 0 && state.status === 'idle' ? (
        <>
          <title>{titleOf(`Erreur\u00a0: ${titre}`)}</title>
          <div id="erreurs">
            <ErrorSummary errors={Object.fromEntries(bloque.map(({ href, message }) => [href, message]))} linkOf={(href) => href} />
          </div>
        </>
      ) : (
        <FormOutcome titre={titre} state={state} />
      )}
      {Object.entries(cache).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      {children}
      <div className="mt-10 grid gap-5 rounded-3 border-[1.5px] border-brand bg-surface p-6 print:hidden">
        {doublon ? (
          <label className="tick">
            <input type="checkbox" name="doublon" value="oui" />
            <span>
              J’ai vérifié la demande <Lien href={`/e/${siren}/demandes/${doublon.numero}`}>{doublon.numero}</Lien>
              {'\u00a0'}: celle-ci est une autre demande.
            </span>
          </label>
        ) : null}
        {certifications.map(({ nom, texte }) => (
          <CertificationField key={nom} nom={nom} texte={texte} erreur={erreurs[nom]} coche={state.status === 'refuse' && doublon !== undefined} />
        ))}
        <div className="actions">
          <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
            {pending ? 'Envoi…' : 'Envoyer la demande'}
          </button>
          <Lien className="button button--quiet" href={brouillon}>
            Enregistrer et quitter
          </Lien>
        </div>
      </div>
    </form>
  )
}
