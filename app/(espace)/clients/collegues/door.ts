import { AnnulerCollegueForm, ColleguesSearch, InviterCollegueForm } from '@/lib/identite/collegue-schema'

export const page = { right: 'cabinet:administrer', search: ColleguesSearch } as const

export const inviter = { right: 'cabinet:administrer', schema: InviterCollegueForm } as const
export const annuler = { right: 'cabinet:administrer', schema: AnnulerCollegueForm } as const
