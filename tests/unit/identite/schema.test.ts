import { describe, expect, it } from 'vitest'
import { ModifierExpertForm } from '@/lib/identite/expert-schema'
import { InscriptionForm } from '@/lib/identite/schema'

const { nom, fonction } = InscriptionForm.shape
const accepts = (schema: typeof nom, texte: string) => schema.safeParse(texte).success

describe('un nom', () => {
  it.each(['Petit', 'Lévêque-Durand', 'O’Brien', "d'Ormesson", 'J.-P.', 'Nguyễn Thị', 'שלום', 'De la Tour (née Roy)'])('%s se garde', (texte) =>
    expect(accepts(nom, texte)).toBe(true),
  )

  it.each([
    'Pe\u202etit',
    'Pe\u2066tit',
    'Pe\u200btit',
    'Pe\u2028tit',
    'Pe\ufefftit',
    '<b>Petit</b>',
    '!?',
    'https://exemple.fr',
    'Petit/jeton',
    'a@b',
  ])('%j se retape', (texte) => expect(accepts(nom, texte)).toBe(false))
})

describe('une fonction', () => {
  it.each(['Responsable paie / RH', 'Comptable (2 sites)'])('%s se garde', (texte) => expect(accepts(fonction, texte)).toBe(true))
  it.each(['Pa\u202eie', 'Pa\u200bie'])('%j se retape', (texte) => expect(accepts(fonction, texte)).toBe(false))
})

it('ce qui a été lu avant de changer un expert-comptable revient tel qu’il a été montré, les fins de ligne récrites par l’envoi comprises', () => {
  expect(ModifierExpertForm.shape.vu.parse('Une phrase.\r\nUne autre.')).toBe('Une phrase.\nUne autre.')
})
