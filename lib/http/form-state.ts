/** Ce qu’une action rend au formulaire. `values` garde ce qui a été tapé ; les secrets n’y sont jamais. */
export type FormState =
  | { status: 'idle' }
  | { status: 'invalide'; errors: Record<string, string>; values: Record<string, string> }
  | { status: 'refuse'; message: string; values: Record<string, string> }
  | { status: 'panne'; message: string; id: string; values: Record<string, string> }

export const IDLE: FormState = { status: 'idle' }
