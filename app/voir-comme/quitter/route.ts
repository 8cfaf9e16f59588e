import { leaveRegard } from '@/doors/regard'

/** « Quitter » un aperçu : un formulaire ordinaire, qui n’efface qu’un cookie de ce navigateur. */
export const POST = leaveRegard
