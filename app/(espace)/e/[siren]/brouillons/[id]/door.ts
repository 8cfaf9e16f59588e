import { BrouillonParams } from '@/lib/demandes/schema'
import { ConfierForm, EnvoyerForm, EtapeForm } from '@/lib/demandes/brouillon/schema'

export const page = { right: 'demande:deposer', locate: 'brouillon', params: BrouillonParams } as const

export const enregistrer = {
  right: 'demande:deposer',
  locate: 'brouillon',
  geste: 'frappe',
  schema: EtapeForm,
  secrets: 'tous',
  libres: true,
} as const

export const confier = { right: 'utilisateur:lister', locate: 'brouillonDuCompte', schema: ConfierForm } as const

export const envoyer = { right: 'demande:deposer', locate: 'brouillon', geste: 'envoi', schema: EnvoyerForm, secrets: 'tous', libres: true } as const
