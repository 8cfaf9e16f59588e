import 'server-only'
import { command } from '@/lib/acts/acte'
import { deleteIn } from './erase-brouillon'

/** Efface un brouillon que la personne a vu, seul dans sa transaction. */
export const deleteBrouillon = command(deleteIn)
