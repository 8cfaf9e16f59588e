import { describe, expect, it } from 'vitest'
import { weaknessOf } from '@/lib/identite/rules'

const ANNE = ['anne.lefèvre@transports-alpes.fr', 'Anne', 'Lefèvre']

describe('un mot de passe trop faible', () => {
  it.each(['onze signes', 'abcdefghijk', '🚚🚛🚜🚗🚕🚙🛻🚐🛵'])('%s : trop court', (mot) => expect(weaknessOf(mot, ANNE)).toContain('au moins 12'))
  it.each(['aaaaaaaaaaaa', 'abababababab', '112233112233'])('%s : se répète', (mot) => expect(weaknessOf(mot, ANNE)).toMatch(/répète/))
  it.each(['Lefevre-2026-Anne', 'LEFÈVRE!!2026', 'transports.alpes.1', 'Carcept-Prev1', 'motdepasse123456', 'Azerty-123456'])(
    '%s : se devine',
    (mot) => expect(weaknessOf(mot, ANNE)).toMatch(/se devine/),
  )
  it.each(['douze signes', 'trois semi-remorques à Rungis', 'Anne aime les routes de nuit', '🚚🚛🚜🚗🚕🚙🛻🚐🛵🚲🛴🚂', 'x7#Kq9$mWz2!'])(
    '%s : convient',
    (mot) => expect(weaknessOf(mot, ANNE)).toBeNull(),
  )
})
