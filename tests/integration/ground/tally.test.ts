import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sum, tallyOf, tallyPlaywright, tallyVitest } from '@/scripts/tally.ts'
import { newFolder } from './folder.ts'

function report(content: unknown): string {
  const file = join(newFolder(), 'rapport.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('Vitest : un fichier qui ne se charge pas compte pour un échec', () => {
  const file = report({
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
    ],
  })
  expect(tallyVitest(file, 1)).toEqual({ passed: 3, failed: 2 })
})

test('un outil qui finit mal sans nommer d’essai, ou sans rapport, compte pour un échec', () => {
  expect(tallyVitest(report({ numPassedTests: 3, numFailedTests: 0, testResults: [] }), 1)).toEqual({ passed: 3, failed: 1 })
  expect(tallyPlaywright('/absent', 0)).toEqual({ passed: 0, failed: 1 })
})

test('Playwright : un essai instable est un échec', () => {
  expect(tallyPlaywright(report({ stats: { expected: 5, unexpected: 1, flaky: 1 } }), 1)).toEqual({ passed: 5, failed: 2 })
})

test('les étapes s’additionnent', () => {
  expect(sum([tallyOf(0), tallyOf(2), { passed: 4, failed: 1 }])).toEqual({ passed: 5, failed: 2 })
})
