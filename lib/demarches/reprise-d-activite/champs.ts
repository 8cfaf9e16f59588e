import { addDays } from '@/lib/ground/date'
import type { Answers, Field } from '../define'
import { dateRaw } from '../ecrire'
import { dateOf } from '../salarie'

const typed =
  (...types: string[]) =>
  (r: Answers): boolean =>
    types.includes(String(r.typeReprise))
export const isTpt = typed('tpt')
export const isRupture = typed('rupture')
const isPartiel = typed('tpt', 'partiel')

/** L’arrêt qui finit, comment et quand (F3 : « date ★, type ★ normale / TPT / partiel raison personnelle / rupture » ; DSN 60.010 et 60.011). */
export const repriseFields: Record<string, Field> = {
  finPrecedente: {
    kind: 'date',
    label: 'Fin de l’arrêt déclarée',
    indice: 'Celle du dernier avis, par exemple 30 10 2026',
    info: 'Le dernier jour de l’arrêt, ou de sa dernière prolongation.',
  },
  dernierJourTravaille: {
    kind: 'date',
    label: 'Dernier jour travaillé avant l’arrêt',
    indice: 'Si vous l’avez, par exemple 02 10 2026',
    requis: false,
  },
  typeReprise: {
    kind: 'choice',
    label: 'Le salarié reprend',
    prefill: () => ({ raw: 'normale', source: 'saisie' }),
    options: [
      { code: 'normale', libelle: 'Comme avant l’arrêt' },
      { code: 'tpt', libelle: 'À temps partiel thérapeutique', indice: 'Prescrit par le médecin' },
      { code: 'partiel', libelle: 'À temps partiel, pour une raison personnelle' },
      { code: 'rupture', libelle: 'Il ne reprend pas\u00a0: son contrat de travail est rompu' },
    ],
  },
  dateReprise: {
    kind: 'date',
    label: 'Date de la reprise',
    indice: 'Laissée vide, le lendemain de la fin de l’arrêt',
    info: 'Le premier jour travaillé, même en partie.',
    propose: (r) => {
      const fin = dateOf(r, 'finPrecedente')
      return fin === null ? null : dateRaw(addDays(fin, 1))
    },
    when: (r) => !isRupture(r),
    si: 'si le salarié reprend',
  },
  dateRupture: {
    kind: 'date',
    label: 'Date de la rupture',
    indice: 'Par exemple 31 10 2026',
    when: isRupture,
    si: 'si le contrat de travail est rompu',
  },
  partTravaillee: {
    kind: 'number',
    label: 'Part du temps plein travaillée',
    unite: '%',
    min: 1,
    max: 99,
    decimales: 2,
    indice: 'En pourcentage, par exemple 50',
    when: isPartiel,
    si: 'si la reprise est à temps partiel',
  },
  horaires: {
    kind: 'text',
    max: 300,
    multiligne: true,
    label: 'Jours et horaires travaillés',
    indice: 'Par exemple\u00a0: du lundi au vendredi, de 8 h à 12 h. N’écrivez aucun motif médical.',
    when: isTpt,
    si: 'si la reprise est à temps partiel thérapeutique',
  },
  finTpt: {
    kind: 'date',
    label: 'Fin prévue du temps partiel thérapeutique',
    indice: 'Si elle est connue, par exemple 31 01 2027',
    requis: false,
    when: isTpt,
    si: 'si la reprise est à temps partiel thérapeutique',
  },
}
