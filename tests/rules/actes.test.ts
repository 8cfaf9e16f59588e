import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EVENEMENTS_DE_DEMANDE, listFiles } from './fichiers'

/** Ce que le temps fait, sans personne au titre de qui le juger : le journal le dit du portail. */
const SANS_PERSONNE = { 'lib/jobs/purge-brouillons.ts': 'un brouillon passé sa date' }

// Un verbe ne s’écrit qu’une fois : ce qui suit lit la maison, et refuse qu’une commande s’ouvre un autre chemin.
const lire = (dossier: string) =>
  listFiles(dossier, /\.tsx?$/).map((f) => ({ f, source: readFileSync(f, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '') }))
const LIB = lire('lib')
const VUES = lire('components')
const commandes = LIB.filter(({ f, source }) => /\bcommand\(/.test(source) && f !== 'lib/acts/acte.ts')

/** Ce qu’un fichier importe pour s’en servir ; un type n’en est pas. */
const imports = (source: string): string[] =>
  [...source.matchAll(/^(?:import|export) (?!type\b)(?:[^'"]*? from )?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm)].map(
    ([, module, tardif]) => module ?? tardif ?? '',
  )

/** Les commandes dont ce fichier se sert, par quelque chemin qu’il les nomme. */
function commandsUsedBy(f: string, source: string): string[] {
  const lus = imports(source).map((m) => (m.startsWith('@/') ? m.slice(2) : m.startsWith('.') ? join(dirname(f), m) : m).replace(/\.ts$/, ''))
  return commandes.map((c) => c.f.replace(/\.ts$/, '')).filter((c) => lus.includes(c))
}

describe('une commande', () => {
  it('est dans un fichier à elle, et il y en a une par verbe', () => {
    expect(commandes.map(({ f }) => f).sort()).toEqual(
      expect.arrayContaining(['lib/demandes/gestion/close-demande.ts', 'lib/notifications/read-all.ts']),
    )
    expect(commandes.length).toBeGreaterThanOrEqual(20)
  })

  it.each(commandes)('$f : ni Next, ni adresse, ni requête, ni forme d’écran', ({ source }) => {
    for (const module of [...imports(source), ...[...source.matchAll(/^import type .* from '([^']+)'/gm)].map(([, m = '']) => m)])
      expect(module).not.toMatch(
        /^next|^react|ground\/(routes|adresse|form-state|store)|@\/(doors|app|components)\b|data\/as-(actor|system)|acts\/record/,
      )
    expect(source).not.toMatch(/\b(Request|Response|Outcome)\b|routes\./)
  })

  it('ne s’appelle que d’une porte, d’un travail, du monde ou d’un essai ; ce qu’une autre en veut est son pas intérieur, dans un fichier à lui', () => {
    const ailleurs = [...LIB, ...VUES].filter(({ f }) => !f.startsWith('lib/jobs/'))
    expect(ailleurs.flatMap(({ f, source }) => commandsUsedBy(f, source).map((c) => `${f} → ${c}`))).toEqual([])
  })

  it.each([
    ['lib/neuve/act.ts', `import { cancelDemande } from '@/lib/demandes/fil/cancel-demande'`, true],
    ['lib/demandes/queries.ts', `import { cancelIn } from './fil/cancel-demande'`, true],
    ['lib/demandes/gestion/act.ts', `import { cancelDemande } from '../fil/cancel-demande.ts'`, true],
    ['lib/demandes/fil/act.ts', `export { cancelDemande } from './cancel-demande'`, true],
    ['lib/demandes/fil/act.ts', `const { cancelDemande } = await import('./cancel-demande')`, true],
    ['components/demandes/vue.tsx', `import {\n  cancelDemande,\n} from '@/lib/demandes/fil/cancel-demande'`, true],
    ['lib/demandes/fil/act.ts', `import type { ReplyInput } from './reply-to-demande'`, false],
    ['lib/demandes/fil/act.ts', `import { acte } from '../acte'`, false],
  ])('%s : %s, vu %s', (f, source, vu) => expect(commandsUsedBy(f, source).length > 0).toBe(vu))

  it.each(commandes)('$f : n’écrit aucune phrase dans le fil', ({ source }) => {
    expect(source).not.toMatch(/cote: 'systeme'/)
  })
})

describe('la maison', () => {
  it('n’ouvre une transaction en écriture au nom d’une personne qu’en un endroit', () => {
    expect(LIB.filter(({ f, source }) => /\basActor\(/.test(source) && !f.startsWith('lib/data/')).map(({ f }) => f)).toEqual(['lib/acts/acte.ts'])
  })

  it('n’écrit l’état d’une demande qu’avec son événement', () => {
    const ecrit = LIB.filter(({ source }) => /UPDATE demande\b|INSERT INTO demande\b/.test(source)).map(({ f }) => f)
    expect(ecrit).toEqual([])
    const change = LIB.flatMap(({ f, source }) =>
      [...source.matchAll(/demande\.(?:update|updateMany|upsert)\(([\s\S]*?)\n {0,4}\}?\)/g)].map(([appel]) => ({ f, appel })),
    )
    expect(change.filter(({ appel }) => /\b(etat|statut|etatLe)\b|\bchange\b/.test(appel)).map(({ f }) => f)).toEqual(['lib/demandes/acte.ts'])
    const naissance = LIB.flatMap(({ f, source }) =>
      [...source.matchAll(/demande\.create(?:Many)?\(([\s\S]*?)\n {2,6}\}\)/g)].map(([appel]) => ({ f, appel })),
    )
    expect(naissance.map(({ f }) => f).sort()).toEqual([
      'lib/demandes/brouillon/start-brouillon.ts',
      'lib/demandes/fil/reply-to-demande.ts',
      'lib/demandes/gestion/register-demande.ts',
    ])
    // Reçue par courrier ou téléphone, une demande n’est jamais un brouillon : elle naît envoyée, et son événement l’écrit.
    const nees = { 'lib/demandes/gestion/register-demande.ts': /etat: 'a_prendre'/ } as Record<string, RegExp>
    for (const { f, appel } of naissance) expect(appel, f).toMatch(nees[f] ?? /etat: 'brouillon'/)
    expect(LIB.find(({ f }) => f in nees)?.source).toMatch(/faitOf\(.*\)\('demande\.enregistree'/)
  })

  it('ne dessine une ligne du fil que d’un événement', () => {
    expect(LIB.filter(({ source }) => /cote: 'systeme'/.test(source)).map(({ f }) => f)).toEqual(['lib/demandes/acte.ts'])
  })

  it('ne retient une suite ni ne choisit l’heure que pour le monde de démonstration', () => {
    const joue = ['lib', 'doors', 'app', 'components'].flatMap((dossier) => listFiles(dossier, /\.tsx?$/))
    const appels = joue.filter((f) => /import[^;\n]*\b(withheld|moveInstant)\b/.test(readFileSync(f, 'utf8')))
    expect(joue.length).toBeGreaterThan(400)
    expect(appels).toEqual([])
  })

  it('n’inscrit un événement de demande que par un acte', () => {
    const directs = LIB.filter(({ source }) => EVENEMENTS_DE_DEMANDE.some((type) => new RegExp(`record\\([^)]*'${type}'`).test(source)))
    expect(directs.map(({ f }) => f)).toEqual(Object.keys(SANS_PERSONNE))
  })
})
