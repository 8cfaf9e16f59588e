import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { LINES, listDoors } from '../../support/matrix.ts'

const doors = listDoors((path) => readFileSync(path, 'utf8'))

it('chaque page, route et action du disque a sa ligne dans la matrice des accès, et chaque ligne sa porte', () => {
  expect(doors.length).toBeGreaterThan(40)
  expect(Object.keys(LINES).sort()).toEqual(doors)
})
