import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { isFile, pathOf, screen } from '@/scripts/door/screen.ts'

const BUILT = new Set(['/_next/static/chunks/a.js'])
const asked = (method: string, url: string) =>
  screen({ method, url, headers: {} } as IncomingMessage, { appUrl: 'http://localhost:3000', built: BUILT })

describe('ce qui ne prend pas de place', () => {
  it.each(['/_next/static/chunks/a.js', '/mark.svg'])('%s, un vrai fichier', (url) => expect(isFile(pathOf(url), BUILT)).toBe(true))

  it.each([
    '/_next/static/../../accueil',
    '/_next/static/%2e%2e/%2e%2e/accueil',
    '/_next/static/..\\..\\accueil',
    '/_next/static/inconnu.js',
    '/_next/static/',
    '/accueil/mark.svg',
  ])('%s est une page', (url) => expect(isFile(pathOf(url), BUILT)).toBe(false))
})

it('le verbe se juge sur l’adresse que Next lira', () => {
  for (const url of ['/api/../connexion', '/api/%2e%2e/accueil'])
    for (const method of ['PUT', 'DELETE']) expect(asked(method, url)?.status, url).toBe(405)
  expect(asked('PUT', '/api/brouillons/x/champs')).toBeNull()
})
