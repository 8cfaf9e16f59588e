import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ICONS } from '@/components/ui/icon-names'
import { drawSprite } from '@/scripts/icons'

it('chaque icône a son dessin dans le fichier, une fois, sans couleur à elle', async () => {
  const sprite = await drawSprite()
  const symboles = [...sprite.matchAll(/<symbol id="([^"]+)" viewBox="0 0 24 24">(.*?)<\/symbol>/g)]
  expect(symboles.map(([, name]) => name)).toEqual([...ICONS])
  for (const [, name, formes] of symboles) expect(formes, name).toMatch(/^<(?:path|circle|rect|line|polyline)\b/)
  expect(sprite).not.toMatch(/fill=|stroke=|style=|class=|<script/)
  expect(sprite).toContain('<symbol id="x" viewBox="0 0 24 24"><path d="M18 6 6 18"></path><path d="m6 6 12 12"></path></symbol>')
})

it('chaque icône du fichier sert, et aucune n’est tracée dans une page', () => {
  const sources = globSync(['components/**/*.{ts,tsx}', 'app/**/*.tsx']).filter((file) => !file.endsWith('icon-names.ts'))
  const textes = sources.map((file) => readFileSync(file, 'utf8'))
  expect(ICONS.filter((name) => !textes.some((texte) => texte.includes(`'${name}'`) || texte.includes(`"${name}"`)))).toEqual([])
  expect(sources.filter((_, rang) => /className="icon"[^>]*>\s*<path/.test(textes[rang] ?? ''))).toEqual([])
})
