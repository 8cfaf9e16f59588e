import type { InputHTMLAttributes } from 'react'
import { RECHERCHE_MAX } from '@/lib/ground/field-limits'
import { SANS_SENSIBLE } from '@/lib/ground/sensible'

const POURQUOI =
  'Sans numéro de sécurité sociale ni IBAN\u00a0: il entrerait dans l’adresse de la page. Cherchez par un nom, un SIREN ou un numéro de demande.'

/** La case d’une recherche que porte l’adresse (formulaire GET) : le navigateur y retient un numéro de personne ou de compte, sans script non plus. */
export const SearchInput = ({ className = '', ...props }: InputHTMLAttributes<HTMLInputElement>) => (
  <input
    className={`input ${className}`}
    name="q"
    type="search"
    autoComplete="off"
    maxLength={RECHERCHE_MAX}
    pattern={SANS_SENSIBLE}
    title={POURQUOI}
    {...props}
  />
)
