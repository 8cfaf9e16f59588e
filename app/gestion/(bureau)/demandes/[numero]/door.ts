import {
  CloreForm,
  DemanderForm,
  DossierSearch,
  JugerForm,
  NoterForm,
  PrendreForm,
  RevelerForm,
  RouvrirForm,
  TransfererForm,
} from '@/lib/demandes/gestion/schema'
import { AnnulerCorrectionForm, DemanderCorrectionForm } from '@/lib/demandes/correction/schema'
import { FilParams } from '@/lib/demandes/fil/schema'

export const page = { right: 'gestion:traiter', locate: 'demande', params: FilParams, search: DossierSearch } as const

export const prendre = { right: 'gestion:traiter', locate: 'demande', schema: PrendreForm } as const
export const demander = { right: 'gestion:traiter', locate: 'demande', geste: 'message', schema: DemanderForm } as const
export const corriger = { right: 'gestion:traiter', locate: 'demande', geste: 'message', schema: DemanderCorrectionForm } as const
export const renoncer = { right: 'gestion:traiter', locate: 'demande', schema: AnnulerCorrectionForm } as const
export const juger = { right: 'gestion:traiter', locate: 'demande', schema: JugerForm } as const
export const clore = { right: 'gestion:traiter', locate: 'demande', geste: 'message', schema: CloreForm } as const
export const rouvrir = { right: 'gestion:traiter', locate: 'demande', geste: 'message', schema: RouvrirForm } as const
export const noter = { right: 'gestion:traiter', locate: 'demande', geste: 'message', schema: NoterForm } as const
export const transferer = { right: 'gestion:traiter', locate: 'demande', schema: TransfererForm } as const
export const reveler = { right: 'gestion:traiter', locate: 'demande', schema: RevelerForm } as const
