import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { marque } from '@/lib/ground/marque'

const lire = (chemin: string) => readFileSync(chemin, 'utf8')
const jetons = lire('app/styles/tokens.css')
const noms = (css: string) => new Set([...css.matchAll(/(--[\w-]+):/g)].map((trouve) => trouve[1]))
const bloc = (debut: string) => jetons.slice(jetons.indexOf(debut), jetons.indexOf('\n}', jetons.indexOf(debut)))

it('le sombre choisi et le sombre du système portent les mêmes valeurs', () => {
  const systeme = bloc(':root:not([data-theme="light"])').match(/--[\w-]+: [^;]+;/g)
  const choisi = bloc('\n[data-theme="dark"]').match(/--[\w-]+: [^;]+;/g)
  expect(systeme?.length).toBeGreaterThan(40)
  expect(choisi).toEqual(systeme)
})

it('tout jeton nommé pour Tailwind existe', () => {
  const connus = noms(jetons)
  const employes = [...lire('app/globals.css').matchAll(/var\((--[\w-]+)\)/g)].map((trouve) => trouve[1] ?? '')
  expect(employes.filter((nom) => !connus.has(nom))).toEqual([])
})

it('les couleurs données au navigateur sont celles des jetons', () => {
  expect(jetons).toContain(`--surface: ${marque.couleurs.barreClaire};`)
  expect(jetons).toContain(`--surface: ${marque.couleurs.barreSombre};`)
  expect(jetons).toContain(`--ground: ${marque.couleurs.fond};`)
  expect(jetons).toContain(`--brand: ${marque.couleurs.marque};`)
})

it('le manifeste et le signe suivent la marque', () => {
  const manifeste = JSON.parse(lire('public/manifest.webmanifest')) as Record<string, unknown>
  expect(manifeste).toMatchObject({ short_name: marque.nom, background_color: marque.couleurs.fond, theme_color: marque.couleurs.barreClaire })
  expect(lire('public/mark.svg')).toContain(marque.signe.corps)
})
