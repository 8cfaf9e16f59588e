import { type RefObject, useCallback, useState } from 'react'
import type { Montre } from '@/components/identite/identity-rules'
import { useLiveForm } from '@/components/live-form/use-live-form'
import type { FormState } from '@/lib/ground/form-state'
import type { Personne } from '@/lib/mot-de-passe/rules'

const RIEN: Montre = { criteres: [], conseil: null }

/**
 * Un formulaire d’identité qui se vérifie pendant la frappe : e-mail, SIREN, téléphone, mot de passe, d’après le nom de ses champs.
 * @param connue ce que la page sait de la personne : son mot de passe ne s’en fait pas.
 */
export function useIdentityForm(state: FormState, connue?: Partial<Personne>): { ref: RefObject<HTMLFormElement | null> } & Montre {
  const [montre, setMontre] = useState(RIEN)
  // biome-ignore lint/correctness/useExhaustiveDependencies: la personne est celle de la page, qui ne change pas
  const rules = useCallback(async (form: HTMLFormElement) => {
    const { identityRules } = await import('@/components/identite/identity-rules')
    return identityRules(form, connue ?? {}, (neuve) => setMontre((avant) => (JSON.stringify(avant) === JSON.stringify(neuve) ? avant : neuve)))
  }, [])
  return { ref: useLiveForm(state, rules), ...montre }
}
