import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ENV_NAMES, readEnv } from '@/lib/ground/env'

const LIGNES = readFileSync('.env.example', 'utf8').split('\n')
const VARIABLE = /^(?:# )?([A-Z][A-Z0-9_]+)=(.*)$/
const dites = LIGNES.flatMap((ligne) => VARIABLE.exec(ligne)?.[1] ?? [])

/** Lue par une commande, jamais par le portail. */
const COMMANDES = ['DATABASE_ADMIN_URL', 'DATABASE_SAUVEGARDE_URL']

it('.env.example dit chaque variable que lit le portail, une fois, et nulle autre', () => {
  expect([...dites].sort()).toEqual([...ENV_NAMES, ...COMMANDES].sort())
})

it('compose.yaml ôte à ses portails ce que seules les commandes connaissent, même écrit dans « .env »', () => {
  const portail = readFileSync('compose.yaml', 'utf8').split(/^services:/m)[0] ?? ''
  for (const nom of ['DATABASE_URL', ...COMMANDES, 'POSTGRES_PASSWORD']) expect(portail, nom).toMatch(new RegExp(`^ {4}${nom}: ""$`, 'm'))
})

it('chacune a sa phrase au-dessus d’elle, ou au-dessus de celles qu’elle suit', () => {
  for (const [rang, ligne] of LIGNES.entries()) {
    if (!VARIABLE.test(ligne)) continue
    const avant = LIGNES.slice(0, rang).findLast((autre) => !VARIABLE.test(autre)) ?? ''
    expect(avant, ligne).toMatch(/^# [A-ZÉÀ«].{20,}/)
  }
})

it('copié sans être rempli, il ne démarre pas, et dit quoi remplir', () => {
  const lues = Object.fromEntries(
    LIGNES.flatMap((ligne) => (ligne.startsWith('#') ? [] : [VARIABLE.exec(ligne)?.slice(1) ?? []])).filter((x) => x.length > 0),
  )
  expect(() => readEnv(lues)).toThrow(/AUTH_SECRET/)
})
