import { expect, it } from 'vitest'
import { suitesOf } from '@/lib/demandes/suites'

const textes = (...args: Parameters<typeof suitesOf>) => suitesOf(...args).map(({ slug, texte }) => `${slug} : ${texte}`)
const EN_COURS = { etat: 'en_traitement', issue: null } as const
const CLOSE = { etat: 'cloturee', issue: 'acceptee' } as const
const ANNULEE = { etat: 'cloturee', issue: 'annulee' } as const
const SUITE = ['prolongation : Prolonger cet arrêt', 'reprise-d-activite : Déclarer la reprise']

it.each([
  ['un arrêt en cours', { envoi: 'arret-de-travail', ...EN_COURS }, SUITE],
  ['un arrêt traité', { envoi: 'arret-de-travail', ...CLOSE }, [...SUITE, 'arret-de-travail : Refaire pour le même salarié']],
  ['un arrêt annulé', { envoi: 'arret-de-travail', ...ANNULEE }, ['arret-de-travail : Refaire cette demande']],
  ['une prolongation traitée', { envoi: 'prolongation', ...CLOSE }, SUITE],
  ['une prolongation annulée', { envoi: 'prolongation', ...ANNULEE }, ['prolongation : Refaire cette demande']],
  ['une reprise en cours', { envoi: 'reprise-d-activite', ...EN_COURS }, []],
  ['une reprise traitée', { envoi: 'reprise-d-activite', ...CLOSE }, ['reprise-d-activite : Refaire pour le même salarié']],
  ['une demande sans formulaire', { envoi: undefined, ...CLOSE }, []],
  ['un formulaire qui n’est plus', { envoi: 'ancienne', ...CLOSE }, []],
])('%s', (_, depart, attendu) => {
  expect(textes(depart, ['prevoyance'])).toEqual(attendu)
  expect(textes(depart, ['sante', 'retraite']), 'sans couverture ni droit en prévoyance').toEqual([])
})
