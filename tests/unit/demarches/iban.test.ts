import fc from 'fast-check'
import { composeIBAN, getCountrySpecifications, isValidIBAN } from 'ibantools'
import { expect, it } from 'vitest'
import { LONGUEURS } from '@/lib/demarches/generated/iban'
import { ibanProblem } from '@/lib/demarches/iban'
import { SEPA_DEPUIS } from '@/scripts/demarches'

const specs = getCountrySpecifications()

it('la table est celle de la bibliothèque, et de la zone SEPA d’aujourd’hui', () => {
  expect(Object.keys(LONGUEURS)).toHaveLength(42)
  for (const [pays, longueur] of Object.entries(LONGUEURS)) expect(longueur, pays).toBe(specs[pays]?.chars)
  // Quand la bibliothèque les saura, la liste d’à côté n’aura plus lieu d’être.
  expect(SEPA_DEPUIS.filter((pays) => specs[pays]?.SEPA)).toEqual([])
})

it('un compte que la bibliothèque compose se comprend ; un chiffre changé ne se comprend plus', () => {
  const chiffres = (n: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: n, maxLength: n })
  const compte = fc.constantFrom('DE', 'AT', 'ES', 'BE', 'PT').chain((pays) => chiffres((LONGUEURS[pays] ?? 4) - 4).map((bban) => ({ pays, bban })))
  fc.assert(
    fc.property(compte, fc.nat(9), ({ pays, bban }, rang) => {
      const iban = composeIBAN({ countryCode: pays, bban })
      fc.pre(iban !== null)
      expect(ibanProblem(iban ?? '')).toBeNull()
      const place = 4 + rang
      const faux = `${iban?.slice(0, place)}${(Number(iban?.[place]) + 1) % 10}${iban?.slice(place + 1)}`
      expect(ibanProblem(faux)).toMatch(/^La clé/)
      expect(isValidIBAN(faux)).toBe(false)
    }),
  )
})

it('la clé RIB d’un compte français se juge comme la bibliothèque', () => {
  const bban = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 23, maxLength: 23 })
  for (const iban of ['FR7630006000011234567890189', 'FR1420041010050500013M02606', 'MC5811222000010123456789030'])
    expect([ibanProblem(iban), isValidIBAN(iban)]).toEqual([null, true])
  expect(ibanProblem('FR7633028009428648311463899'), 'une clé de 01 à 97').toMatch(/^La clé/)
  fc.assert(
    fc.property(bban, (un) => {
      const cle = String(98n - (BigInt(`${un}152700`) % 97n)).padStart(2, '0')
      const iban = `FR${cle}${un}`
      // La bibliothèque lit 98, 99 et 00 comme 1, 2 et 97 : aucune banque n’écrit ces clés, qui vont de 01 à 97.
      fc.pre(!['98', '99', '00'].includes(un.slice(-2)))
      expect(ibanProblem(iban) === null).toBe(isValidIBAN(iban))
    }),
  )
})
