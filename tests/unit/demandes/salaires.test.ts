import { describe, expect, it } from 'vitest'
import { salairesOf } from '@/lib/demandes/envoi/salaires'
import type { Tableau } from '@/lib/demandes/envoi/schema'

const colonnes: Tableau['colonnes'] = [
  { nom: 'brut', label: 'Brut', genre: 'money' },
  { nom: 'net', label: 'Net imposable', genre: 'money' },
  { nom: 'primesMontant', label: 'Primes', genre: 'money' },
  { nom: 'reconstitue', label: 'Salaire reconstitué', genre: 'yesno' },
  { nom: 'absences', label: 'Jours d’absence', genre: 'number' },
  { nom: 'motif', label: 'Motif', genre: 'text' },
]
const mois = (cle: string, cellules: Tableau['lignes'][number]['cellules']) => ({ cle, cellules })

describe('les salaires d’un envoi', () => {
  it('un mois par ligne, le total et la moyenne ; un net que l’on ne donne pas ne compte pas dans la sienne, un mois sans prime si', () => {
    const {
      colonnes: titres,
      total,
      moyenne,
      mois: lignes,
    } = salairesOf({
      colonnes,
      lignes: [
        mois('2026-08', { brut: 245_000, net: 199_820 }),
        mois('2026-09', { brut: 245_000, net: 199_820, primesMontant: 122_500 }),
        mois('2026-10', { brut: 212_333, absences: 4, reconstitue: true, motif: 'congé sans solde' }),
      ],
    })
    expect(titres).toEqual(['Brut', 'Net imposable', 'Primes'])
    expect(lignes.map(({ nom }) => nom)).toEqual(['août 2026', 'septembre 2026', 'octobre 2026'])
    expect(total).toEqual([702_333, 399_640, 122_500])
    expect(moyenne).toEqual([234_111, 199_820, 40_833])
    expect(lignes.map(({ aPart }) => aPart)).toEqual([false, false, true])
    expect(lignes[2]).toMatchObject({ montants: [212_333, null, null], remarque: 'Salaire reconstitué, Jours d’absence\u00a0: 4, congé sans solde' })
  })

  it('une colonne où rien n’est dit n’y est pas ; un « Non » et un zéro ne sont pas des remarques', () => {
    const { colonnes: titres, mois: lignes } = salairesOf({ colonnes, lignes: [mois('2026-08', { brut: 0, reconstitue: false, absences: 0 })] })
    expect(titres).toEqual(['Brut'])
    expect(lignes[0]).toMatchObject({ montants: [0], remarque: '', aPart: false })
  })
})
