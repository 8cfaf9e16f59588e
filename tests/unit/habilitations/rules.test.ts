import { describe, expect, it } from 'vitest'
import { changesOf, type DroitsDe, movesOf, nameCompanies, readAs } from '@/lib/habilitations/changes'
import { isSought, readListe } from '@/lib/habilitations/rules'
import { DROITS, faultsOf, sirensOf } from '@/lib/habilitations/schema'
import { z } from 'zod'

const FRET = { siren: '900000019', nom: 'Durand Frêt', couleur: 1 }
const VOYAGES = { siren: '900000027', nom: 'Durand Voyages', couleur: 2 }
const TOUTES = [FRET, VOYAGES]
const admin: DroitsDe = { role: 'administrateur', portee: 'portefeuille', sirens: [] }
const tout: DroitsDe = { role: 'collaborateur', portee: 'portefeuille', sirens: [] }
const main = (...sirens: string[]): DroitsDe => ({ role: 'collaborateur', portee: 'manuelle', sirens })

describe('chercher une entreprise', () => {
  it.each(['durand', 'FRET', 'frêt', ' 900 000 019 ', '000\u00a0019', ''])('« %s » la trouve', (q) => expect(isSought(FRET, q)).toBe(true))
  it.each(['voyages', '027', 'durand 9'])('« %s » non', (q) => expect(isSought(FRET, q)).toBe(false))
})

describe('une liste de SIREN', () => {
  it('se lit ligne à ligne : espaces, SIRET, virgules, doublons', () => {
    expect(readListe('900 000 019\r\n90000002700012, 900000019;\t900\u00a0000\u00a0050\n\n')).toEqual({
      sirens: ['900000019', '900000027', '900000050'],
      illisible: null,
    })
  })
  it('dit la première ligne où il n’y en a pas', () =>
    expect(readListe('900000019\nDurand\n12')).toEqual({ sirens: ['900000019'], illisible: 'Durand' }))
})

describe('ce qu’un formulaire donne', () => {
  it('cases et liste s’ajoutent, chacune une fois', () => {
    const lu = z.object(DROITS).parse({ portee: 'manuelle', siren: ['900000019', '900000027'], liste: '900000027\n900000050' })
    expect(sirensOf(lu)).toEqual(['900000019', '900000027', '900000050'])
    expect(faultsOf(lu)).toEqual({})
    expect(sirensOf(z.object(DROITS).parse({ siren: '900000019' }))).toEqual(['900000019'])
  })
  it.each([
    [{}, 'portee'],
    [{ portee: 'manuelle' as const }, 'liste'],
    [{ portee: 'manuelle' as const, liste: 'Durand' }, 'liste'],
  ])('%j manque', (saisi, champ) => expect(Object.keys(faultsOf(saisi))).toEqual([champ]))
  it('l’ensemble du portefeuille se passe de liste', () => expect(faultsOf({ portee: 'portefeuille', liste: 'Durand' })).toEqual({}))
})

describe('nommer des entreprises', () => {
  const noms = (combien: number) => Array.from({ length: combien }, (_, i) => `N${i + 1}`)
  it.each([
    [0, ''],
    [1, 'N1'],
    [2, 'N1 et N2'],
    [5, 'N1, N2, N3, N4 et N5'],
    [6, 'N1, N2, N3, N4, N5 et une autre entreprise'],
    [3_005, 'N1, N2, N3, N4, N5 et 3\u202f000\u00a0autres entreprises'],
  ])('%i', (combien, dit) => expect(nameCompanies(noms(combien))).toBe(dit))
})

describe('ce qui change', () => {
  const dit = (avant: DroitsDe, apres: DroitsDe, vous = false) =>
    changesOf({ qui: 'Marc Leroy', civilite: 'monsieur', vous }, avant, apres, TOUTES).map(({ sens, phrase }) => `${sens} ${phrase}`)
  it('rien, quand rien ne change', () => {
    for (const un of [admin, tout, main(FRET.siren)]) expect(dit(un, un)).toEqual([])
    expect(readAs([])).toBe('')
  })
  it.each([
    [main(FRET.siren), main(VOYAGES.siren), ['perte Marc Leroy perd l’accès à Durand Frêt.', 'gain Marc Leroy a désormais accès à Durand Voyages.']],
    [
      main(FRET.siren),
      tout,
      ['gain Marc Leroy a désormais accès à Durand Voyages.', 'gain Marc Leroy aura aussi les entreprises ajoutées plus tard.'],
    ],
    [tout, main(FRET.siren), ['perte Marc Leroy perd l’accès à Durand Voyages.', 'perte Marc Leroy n’aura plus les entreprises ajoutées plus tard.']],
    [
      tout,
      admin,
      ['gain Marc Leroy devient administrateur\u00a0: ajouter et supprimer des entreprises, ajouter, modifier et supprimer des utilisateurs.'],
    ],
    [admin, tout, ['perte Marc Leroy n’administre plus ce compte\u00a0: ni ses entreprises, ni ses utilisateurs.']],
  ])('%#', (avant, apres, phrases) => expect(dit(avant, apres)).toEqual(phrases))
  it('à la personne, les mêmes se disent à « vous »', () => {
    expect(dit(admin, main(FRET.siren), true)).toEqual([
      'perte Vous n’administrez plus ce compte\u00a0: ni ses entreprises, ni ses utilisateurs.',
      'perte Vous n’avez plus accès à Durand Voyages.',
      'perte Vous n’aurez plus les entreprises ajoutées plus tard.',
    ])
    expect(dit(main(FRET.siren), admin, true)[0]).toContain('Vous devenez administrateur')
  })
  it('un administrateur a tout, quoi que dise sa portée', () => {
    const sienne: DroitsDe = { role: 'administrateur', portee: 'manuelle', sirens: [] }
    expect(movesOf(sienne, main(FRET.siren), TOUTES)).toEqual({ donnes: [], retires: [VOYAGES] })
  })
})
