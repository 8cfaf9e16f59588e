import { describe, expect, it } from 'vitest'
import { PAGES_AIDE, pageOfAide } from '@/lib/faq/aide'
import { plainOf } from '@/lib/faq/entree'
import { ENTREES } from '@/lib/faq/generated/entrees'
import { AvisForm } from '@/lib/faq/schema'
import { searchEntrees } from '@/lib/faq/search'
import { readEntree } from '@/scripts/faq'

/** Dix recherches comme on les tape, fautes comprises, et l’entrée que chacune doit trouver d’abord. */
const RECHERCHES = [
  ['mot de pase oublié', 'mot-de-passe-oublie'],
  ['identifant perdu', 'identifiant-oublie'],
  ['ou trouver le numero entrprise', 'identifiant-numero-entreprise'],
  ['declarer un aret de travial', 'declarer-arret'],
  ['expert contable', 'declarer-expert-comptable'],
  ['pastile orenge', 'pastille-orange'],
  ['changer d’entrepise', 'changer-entreprise'],
  ['quesions secrétes', 'questions-secretes'],
  ['fiche de parametrage dns', 'fiche-dsn'],
  ['exporter mes demmandes en exel', 'exporter-demandes'],
] as const

describe('chercher dans l’aide', () => {
  it.each(RECHERCHES)('« %s » trouve d’abord %s', (tape, attendue) => expect(searchEntrees(tape)[0]?.id).toBe(attendue))
  it('sans recherche, ou sans mot, rend tout dans l’ordre', () => {
    expect(searchEntrees('')).toBe(ENTREES)
    expect(searchEntrees('  ?! ')).toBe(ENTREES)
  })
  it('la question même se trouve d’abord, et ce qui n’a rien à voir ne rend rien', () => {
    for (const { id, question } of ENTREES) expect(searchEntrees(question)[0]?.id, question).toBe(id)
    for (const tape of ['girafe', 'zzzz', 'hippopotame dirigeable']) expect(searchEntrees(tape), tape).toEqual([])
  })
})

describe('les entrées', () => {
  it('sont quarante au moins, chacune avec une réponse, une rubrique et une page connue', () => {
    expect(ENTREES.length).toBeGreaterThanOrEqual(40)
    expect(new Set(ENTREES.map(({ id }) => id)).size).toBe(ENTREES.length)
    for (const entree of ENTREES) {
      expect(plainOf(entree).length, entree.id).toBeGreaterThan(40)
      for (const page of entree.pages) expect(PAGES_AIDE, `${entree.id} ${page}`).toContain(page)
      expect(plainOf(entree) + entree.question, entree.id).not.toMatch(/['!]| [:;?]/)
    }
  })
  it.each([
    ['sans en-tête', 'Une réponse.'],
    ['sans question', '---\nrubrique: a\npages: accueil\nmots: a\nrang: 1\n---\n\nOui.'],
    ['sans réponse', '---\nquestion: a\nrubrique: a\npages: accueil\nmots: a\nrang: 1\n---\n'],
    ['avec du HTML', '---\nquestion: a\nrubrique: a\npages: accueil\nmots: a\nrang: 1\n---\n\n<b>non</b>'],
    ['avec un lien qui sort', '---\nquestion: a\nrubrique: a\npages: accueil\nmots: a\nrang: 1\n---\n\n[non](https://exemple.fr)'],
  ])('%s : refusée à la construction, avec son nom', (_, texte) => expect(() => readEntree('essai', texte)).toThrow(/essai\.md/))
})

it.each([
  ['/connexion?retour=%2Fprofil', 'connexion'],
  ['/inscription/certification/trop-d-essais', 'certification'],
  ['/mot-de-passe-oublie/questions', 'acces-oublie'],
  ['/e/900000019', 'accueil'],
  ['/e/900000019/demarches/arret-de-travail', 'arret'],
  ['/e/900000019/demarches', 'demarches'],
  ['/e/900000019/demandes/CP-2026-0000123-7', 'demandes'],
  ['/demandes', 'demandes'],
  ['/comptes/x/utilisateurs', 'utilisateurs'],
  ['/mentions-legales', undefined],
  [undefined, undefined],
])('depuis %s, l’aide s’ouvre sur %s', (chemin, page) => expect(pageOfAide(chemin)).toBe(page))

it('un avis nomme une entrée et dit oui ou non, rien d’autre', () => {
  expect(AvisForm.safeParse({ avis: 'statuts oui' }).data).toMatchObject({ avis: ['statuts', 'oui'] })
  for (const avis of ['statuts', 'statuts peut-être', 'inconnue oui', 'statuts oui oui', ''])
    expect(AvisForm.safeParse({ avis }).success, avis).toBe(false)
})
