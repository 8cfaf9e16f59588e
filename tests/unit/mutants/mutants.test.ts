import { describe, expect, it } from 'vitest'
import { generateMutants } from '../../../scripts/mutants/generate.ts'
import { keyOf } from '../../../scripts/mutants/mutant.ts'
import { cutsOf, type Operation } from '../../../scripts/mutants/source.ts'
import { termsOf } from '../../../scripts/mutants/sql.ts'

const changed = (source: string, ...operations: Operation[]) =>
  cutsOf(source, false, operations).map(({ debut, fin, apres }) => source.slice(0, debut) + apres + source.slice(fin))
const terms = (sql: string) => termsOf(sql).map(({ debut, fin, apres }) => `${sql.slice(debut, fin)} → ${apres}`)

describe('ce que les mutants ôtent', () => {
  it.each([
    ['if (!titre) throw refused()', 'garde', ['if (false) throw refused()']],
    ['const a = b && c', 'logique', ['const a = b', 'const a = c']],
    ['const a = b ? c : d', 'branche', ['const a = c', 'const a = d']],
    ['x.filter((a) => a.ok).map(f)', 'appel', ['x.map(f)']],
    ['const ok = n >= max', 'comparaison', ['const ok = n > max']],
    ['find({ where: { AND: [{ id }, demandesOf(actor)] } })', 'perimetre', ['find({ where: { AND: [{ id }, {}] } })']],
    ["titleFor(actor, 'demande:repondre')", 'droit', ["titleFor(actor, 'demande:lire')"]],
    ["find({ where: { id, statut: 'x' }, select: { statut: true } })", 'where', ['find({ where: { id,  }, select: { statut: true } })']],
    ['async () => { await record(db) }', 'ordre', ['async () => { ; }']],
  ] as const)('%s (%s)', (source, operation, attendus) => {
    expect(changed(source, operation)).toEqual([...attendus])
  })

  it('en SQL, chaque condition, à toutes les profondeurs, et jamais la moitié d’un BETWEEN', () => {
    const trou = ['$', '{x(1)}'].join('')
    expect(terms(`SELECT 1 FROM t WHERE a = 1 AND (b OR EXISTS (SELECT 1 FROM u WHERE u.id = ${trou})) AND n BETWEEN 3 AND 7 ORDER BY 1`)).toEqual([
      'a = 1 → true',
      `(b OR EXISTS (SELECT 1 FROM u WHERE u.id = ${trou})) → true`,
      'b → false',
      `EXISTS (SELECT 1 FROM u WHERE u.id = ${trou}) → false`,
      `u.id = ${trou} → true`,
      'n BETWEEN 3 AND 7 → true',
    ])
    expect(terms(`n.id = ${trou} AND n.lu`)).toEqual([`n.id = ${trou} → true`, 'n.lu → true'])
  })

  it('de ce projet : des centaines, tous différents, dans chaque pièce qui ne doit pas être fausse', () => {
    const mutants = generateMutants()
    expect(mutants.length).toBeGreaterThan(700)
    const places = new Set(mutants.map(({ fichier }) => fichier))
    for (const fichier of ['access/roles', 'access/rights', 'access/can', 'access/reach', 'data/reach-filter', 'data/reach-sql', 'identite/session'])
      expect(places).toContain(`lib/${fichier}.ts`)
    for (const fichier of ['lib/demandes/transitions.ts', 'lib/jobs/subscriptions.ts', 'lib/notifications/suiveurs.ts', 'doors/page.tsx'])
      expect(places).toContain(fichier)
    const keys = mutants.map((mutant) => `${keyOf(mutant)} ${mutant.ligne}`)
    expect(keys.filter((key, rang) => keys.indexOf(key) !== rang).length).toBeLessThan(keys.length / 20)
    for (const { avant, apres } of mutants) expect(avant).not.toBe(apres)
  })
})
