import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { allFaults, faultsOf } from './espaces'
import { listFiles } from './fichiers'

describe('ce qui se montre', () => {
  it('n’a nulle part une espace ordinaire devant « : », « ; », « ? » ou « ! » : la ligne s’y couperait', () => {
    expect(allFaults().map(({ fichier, ligne, extrait }) => `${fichier}:${ligne} ${extrait}`)).toEqual([])
  }, 30_000)

  it('n’écrit nulle part « \\u00a0 » en toutes lettres : un texte et un attribut de balise le montreraient', () => {
    const LITTERAL = /="[^"{}\n]*\\u[0-9a-f]{4}|>[^<>{}`'"\n]*\\u[0-9a-f]{4}/
    const fichiers = [...listFiles('components', /\.tsx$/), ...listFiles('app', /\.tsx$/)]
    expect(fichiers.length).toBeGreaterThan(100)
    expect(fichiers.filter((fichier) => LITTERAL.test(readFileSync(fichier, 'utf8')))).toEqual([])
  })

  it.each([
    ['un texte', 'export const a = <p>Quoi ?</p>'],
    ['un texte après une valeur', 'export const a = <p>{b} : oui</p>'],
    ['un attribut', 'export const a = <B label="Nom : le vôtre" />'],
    ['une chaîne', "export const a = 'Panne : citez le numéro.'"],
    ['une chaîne d’une table', "export const A = { b: 'Fini ; continuez.' } as const satisfies Record<string, string>"],
    ['un gabarit', 'export const a = `$\x7bb} : retiré.`'],
    ['un gabarit après un mot', 'export const a = `Panne : $\x7bb}`'],
  ])('%s fautif est vu', (_, source) => expect(faultsOf('a.tsx', source)).toHaveLength(1))

  it.each([
    ['une espace insécable', "export const a = 'Panne\\u00a0: citez.'"],
    ['une entité', 'export const a = <p>Quoi&nbsp;?</p>'],
    ['un choix', 'export const a = b ? c : d'],
    ['un commentaire', '// Panne : rien\n/** Quoi ? */ export const a = 1'],
    ['le journal technique', "log.warn('atelier : rien')"],
    ['une exception', "throw new Error('atelier : rien')"],
    ['une requête', 'db.sql`SELECT a :: text WHERE b ? c`'],
    ['des classes', 'export const a = <p className="max-md:hidden md:flex" />'],
  ])('%s ne l’est pas', (_, source) => expect(faultsOf('a.tsx', source)).toEqual([]))
})
