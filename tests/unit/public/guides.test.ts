import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { GUIDES } from '@/components/public/guides/guides'

const DOSSIER = join(import.meta.dirname, '../../../components/public/guides')
const noms = GUIDES.flatMap(({ etapes }) => etapes.map(({ nom }) => nom))

it('chaque étape d’un guide a sa capture, un vrai écran d’ordinateur, et aucune ne traîne', async () => {
  expect(
    readdirSync(DOSSIER)
      .filter((file) => file.endsWith('.webp'))
      .sort(),
  ).toEqual(noms.map((nom) => `${nom}.webp`).sort())
  for (const nom of noms) {
    expect(existsSync(join(DOSSIER, `${nom}.webp`)), nom).toBe(true)
    const { width, height } = await sharp(join(DOSSIER, `${nom}.webp`)).metadata()
    expect([width, height], nom).toEqual([1280, 800])
  }
})

it('chaque capture est décrite autrement que par sa légende', () => {
  for (const { etapes } of GUIDES) for (const { legende, decrit } of etapes) expect(decrit).not.toBe(legende)
})
