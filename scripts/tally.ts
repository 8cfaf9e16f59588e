import { existsSync, readFileSync } from 'node:fs'

/** Ce qu’une étape a réussi et raté. */
export type Tally = { passed: number; failed: number }

/** Une étape qui n’a pas d’essais : réussie ou ratée d’un bloc. */
export function tallyOf(code: number): Tally {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Additionne des étapes. */
export function sum(tallies: Tally[]): Tally {
  return tallies.reduce((total, one) => ({ passed: total.passed + one.passed, failed: total.failed + one.failed }), { passed: 0, failed: 0 })
}

type VitestReport = { numPassedTests: number; numFailedTests: number; testResults: { status: string; assertionResults: { status: string }[] }[] }

/** Compte le rapport JSON de Vitest ; un fichier qui ne se charge pas est un échec, un rapport absent aussi. */
export function tallyVitest(file: string, code: number): Tally {
  if (!existsSync(file)) return tallyOf(code || 1)
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
  const broken = report.testResults.filter((result) => result.status === 'failed' && result.assertionResults.every((one) => one.status !== 'failed'))
  return unsilenced({ passed: report.numPassedTests, failed: report.numFailedTests + broken.length }, code)
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors?: unknown[] }

/** Compte le rapport JSON de Playwright ; un essai instable est un échec. */
export function tallyPlaywright(file: string, code: number): Tally {
  if (!existsSync(file)) return tallyOf(code || 1)
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport
  return unsilenced({ passed: stats.expected, failed: stats.unexpected + stats.flaky }, code)
}

/** Un outil qui finit mal sans nommer d’essai a tout de même échoué. */
function unsilenced(tally: Tally, code: number): Tally {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}
