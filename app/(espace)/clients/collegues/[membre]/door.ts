import { ChangerCollegueForm, CollegueParams } from '@/lib/identite/collegue-schema'

export const page = { right: 'cabinet:administrer', params: CollegueParams } as const

export const changer = { right: 'cabinet:administrer', schema: ChangerCollegueForm } as const
export const retirer = { right: 'cabinet:administrer', schema: CollegueParams } as const
