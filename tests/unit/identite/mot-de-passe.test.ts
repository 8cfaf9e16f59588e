import { describe, expect, it } from 'vitest'
import { criteriaOf, sirensIn, weaknessOf, wordsOf } from '@/lib/mot-de-passe/rules'

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

describe('le SIREN n’est pas un secret (security A2, A6)', () => {
  const connus = wordsOf({ email: 'anne@transports-alpes.fr', prenom: 'Anne', nom: 'Lefèvre', telephone: '+33639980045', sirens: ['900000019'] })
  it.each(['900000019', '900 000 019 abcdefghijkl', 'trois camions 900-000-019', 'x7#Kq9$m900000019'])('%s : jamais le sien, même entouré', (mot) =>
    expect(weaknessOf(mot.padEnd(12, '!?abcd'), connus)).toContain('SIREN'),
  )
  it.each(['552100554abc', '552 100 554 ab!', '06 39 98 00 45', '0639980045-Anne'])(
    '%s : un SIREN, ou son téléphone, et presque rien d’autre',
    (mot) => expect(weaknessOf(mot, connus)).toMatch(/se devine/),
  )
  it('un autre SIREN au milieu de mots sans rapport convient, et neuf chiffres quelconques aussi', () => {
    expect(weaknessOf('girafe 552100554 horloge', connus)).toBeNull()
    expect(weaknessOf('girafe 552100553 mange', connus)).toBeNull()
  })
  it('trouve les SIREN qu’un mot de passe écrit', () => {
    expect(sirensIn('a 900 000 019 b 552100554')).toEqual(['900000019', '552100554'])
    expect(sirensIn('court')).toEqual([])
  })
})

it('dit les critères remplis, un à un', () => {
  expect(criteriaOf('', ANNE)).toEqual([])
  expect(criteriaOf('Lefèvre', ANNE)).toEqual(['variete'])
  expect(criteriaOf('aaaaaaaaaaaa', ANNE)).toEqual(['longueur', 'secret'])
  expect(criteriaOf('Lefevre-2026-Anne', ANNE)).toEqual(['longueur', 'variete'])
  expect(criteriaOf('douze signes', ANNE)).toEqual(['longueur', 'variete', 'secret'])
})
