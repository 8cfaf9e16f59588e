import type { Field } from '../define'

/** Les dates (DSN 60.003 : la prolongation garde le dernier jour travaillé et repousse la fin prévisionnelle). */
export const prolongationFields: Record<string, Field> = {
  finPrecedente: {
    kind: 'date',
    label: 'Fin de l’arrêt en cours',
    indice: 'Celle déjà déclarée, par exemple 30 10 2026',
    info: 'Le dernier jour de l’arrêt, ou de la prolongation d’avant.',
  },
  continu: {
    kind: 'yesno',
    label: 'L’arrêt continue-t-il sans reprise du travail\u00a0?',
    prefill: () => ({ raw: 'oui', source: 'saisie' }),
    info: 'Un week-end ou un jour férié entre les deux avis n’est pas une reprise.',
  },
  nouvelleFin: { kind: 'date', label: 'Nouvelle fin', indice: 'Dernier jour de la prolongation, par exemple 27 11 2026' },
}
