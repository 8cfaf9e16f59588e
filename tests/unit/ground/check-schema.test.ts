import { describe, expect, it } from 'vitest'
import { judgeSchema } from '@/scripts/check-schema.ts'

const CONNUES = ['01_a', '02_b', '03_c']

describe('le schéma d’une base, jugé par un portail', () => {
  it.each([
    ['la sienne', CONNUES],
    ['une migration d’avance : l’autre instance vient d’être mise à jour', [...CONNUES, '04_d']],
  ])('%s : il sert', (_, applied) => expect(judgeSchema(CONNUES, applied)).toBeUndefined())

  it.each([
    ['vide', [], /vide.*db:migrate/],
    ['en retard', ['01_a', '02_b'], /manque 03_c.*db:migrate/],
    ['trouée', ['01_a', '03_c', '04_d'], /manque 02_b/],
    ['deux d’avance', [...CONNUES, '04_d', '05_e'], /plus récente.*2 migrations/],
    ['d’une autre lignée', ['01_a', '02_b', '02_x', '03_c'], /ne connaît pas \(02_x\)/],
  ])('%s : il refuse, et dit quoi faire', (_, applied, phrase) => expect(judgeSchema(CONNUES, applied)).toMatch(phrase))
})
