import type { Contexte, Field, Kind, Raw } from './define'
import type { KindOf, Lecture } from './kind'
import { kindOf } from './kinds'

/** Ce que le navigateur charge à la place de `parse.ts` (« imports » de package.json) : la même règle, sans zod. */
export const parseField = (raw: Raw, field: Field, contexte: Contexte): Lecture =>
  (kindOf(field.kind) as KindOf<Kind>).understand(raw, field, contexte)
