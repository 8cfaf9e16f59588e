import { describe, expect, it } from 'vitest'
import { neighbourhoodOf, networkOf } from '@/lib/ground/network'

describe('le réseau d’une adresse', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', ''],
    ['inconnue', 'inconnue'],
  ])('%s : %s', (address, network) => expect(networkOf(address)).toBe(network))
})

describe('le voisinage d’une adresse', () => {
  it.each([
    ['192.0.2.7', '192.0.2.*'],
    ['::ffff:192.0.2.250', '192.0.2.*'],
    ['192.0.3.7', '192.0.3.*'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['inconnue', 'inconnue'],
  ])('%s : %s', (address, neighbourhood) => expect(neighbourhoodOf(address)).toBe(neighbourhood))
})
