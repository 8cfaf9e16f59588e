import type { Demarche } from './define'
import { fieldsOf } from './read'

/** Les champs qu’une démarche reprend d’une demande à l’autre pour un même salarié. */
export const remembered = (demarche: Demarche): string[] => fieldsOf(demarche).flatMap(({ nom, field }) => (field.memoire ? [nom] : []))

/** Vrai d’une démarche qui parle d’un salarié. */
export const isAboutSalarie = (demarche: Demarche): boolean => fieldsOf(demarche).some(({ nom }) => nom === 'nir')
