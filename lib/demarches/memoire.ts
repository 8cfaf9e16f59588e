import type { Demarche } from './define'
import { fieldsOf } from './read'

/** Les champs qu’une démarche reprend d’une demande à l’autre pour un même salarié. */
export const remembered = (demarche: Demarche): string[] => fieldsOf(demarche).flatMap(({ nom, field }) => (field.memoire === true ? [nom] : []))

/** Ceux qu’elle reprend de la dernière demande de l’entreprise. */
export const habits = (demarche: Demarche): string[] => fieldsOf(demarche).flatMap(({ nom, field }) => (field.memoire === 'entreprise' ? [nom] : []))

/** Vrai d’une démarche qui parle d’un salarié. */
export const isAboutSalarie = (demarche: Demarche): boolean => fieldsOf(demarche).some(({ nom }) => nom === 'nir')
