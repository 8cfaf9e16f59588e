import { expect, it } from 'vitest'
import { companyInitials } from '@/components/ui/company-initials'

it.each([
  ['Transports Fictifs Durand', 'TD'],
  ['Messagerie Fictive du Rhône', 'MR'],
  ['Frigorifiques Fictifs de la Loire et de l’Atlantique', 'FL'],
  ['Ambulances Fictives Saint-Michel', 'AM'],
  ['SARL Élan Logistique', 'ÉL'],
  ['Durand', 'DU'],
  ['SAS', 'SA'],
  ['3 Suisses Transport', '3S'],
  ['---', '–'],
  ['', '–'],
])('%s → %s', (raisonSociale, expected) => {
  expect(companyInitials(raisonSociale)).toBe(expected)
})
