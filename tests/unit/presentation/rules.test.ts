import { describe, expect, it } from 'vitest'
import type { Acces } from '@/lib/access/actor'
import { ECRANS, NOUVEAUTES, type Nouveaute } from '@/lib/presentation/ecrans'
import { publicOf, remaining } from '@/lib/presentation/rules'

const titre = (voie: Acces['voie'], role: Acces['role']): Acces => ({
  voie,
  role,
  id: 'i',
  compteId: 'c',
  compteNom: 'C',
  lectureSeule: false,
  univers: [],
  sirens: [],
})
const vue = (entree: string, jour: string) => ({ entree, vueLe: new Date(`${jour}T12:00:00Z`) })
const neuve = (cle: string, le: string, publics: Nouveaute['publics'] = ['administrateur']): Nouveaute => ({
  cle,
  le,
  publics,
  titre: cle,
  texte: cle,
  lien: null,
})

describe('la présentation', () => {
  it('parle au titre le plus fort ; la gestion, et qui n’a rien, n’en ont pas', () => {
    const publicDe = (acces: Acces[], gestion: 'gestionnaire' | null = null) => publicOf({ acces, gestion })
    expect(publicDe([titre('delegation', 'expert_comptable'), titre('membre', 'collaborateur'), titre('membre', 'administrateur')])).toBe(
      'administrateur',
    )
    expect(publicDe([titre('delegation', 'expert_comptable'), titre('membre', 'collaborateur')])).toBe('collaborateur')
    expect(publicDe([titre('delegation', 'expert_comptable')])).toBe('expert_comptable')
    expect(publicDe([])).toBeNull()
    expect(publicDe([titre('membre', 'administrateur')], 'gestionnaire')).toBeNull()
  })

  it('se montre entière à qui n’a rien vu ; puis ce qui est sorti après, pour ce public, et pas encore fermé', () => {
    const nouveautes = [neuve('avant', '2026-10-01'), neuve('le jour même', '2026-10-02'), neuve('après', '2026-10-03')]
    expect(remaining([], nouveautes, 'administrateur')).toEqual({ tout: true })
    expect(remaining([vue('après', '2026-10-03')], nouveautes, 'administrateur')).toEqual({ tout: true })
    const premiere = vue('presentation', '2026-10-02')
    const restes = (vues: Parameters<typeof remaining>[0], tous = nouveautes) => {
      const lu = remaining(vues, tous, 'administrateur')
      return lu.tout ? null : lu.neuves.map(({ cle }) => cle)
    }
    expect(restes([premiere])).toEqual(['après'])
    expect(restes([premiere, vue('après', '2026-10-04')])).toEqual([])
    expect(restes([premiere], [neuve('pour d’autres', '2026-10-03', ['expert_comptable'])])).toEqual([])
  })

  it('a quatre écrans différents par public, et des nouveautés datées de noms distincts', () => {
    for (const ecrans of Object.values(ECRANS)) expect(new Set(ecrans.map(({ titre: t }) => t)).size).toBe(4)
    expect(new Set(NOUVEAUTES.map(({ cle }) => cle)).size).toBe(NOUVEAUTES.length)
    for (const { cle, le } of NOUVEAUTES) {
      expect(cle).not.toBe('presentation')
      expect(Number.isNaN(Date.parse(le)), le).toBe(false)
    }
  })
})
