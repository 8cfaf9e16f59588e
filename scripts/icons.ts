import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type ComponentType, createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { ICONS } from '../components/ui/icon-names.ts'
import { inProject } from './paths.ts'

/** Le fichier servi ; tiré du paquet lucide, il n’est pas dans le dépôt. */
const SPRITE = inProject('public', 'icones.svg')

/** Le dessin de toutes les icônes du portail en un fichier : un `symbol` par nom, sans couleur ni trait, qui viennent de la page. */
export async function drawSprite(): Promise<string> {
  const symbols = await Promise.all(
    ICONS.map(async (name) => {
      const lucide = (await import(inProject('node_modules', 'lucide-react', 'dist', 'esm', 'icons', `${name}.mjs`))) as { default: ComponentType }
      const shapes = /<svg[^>]*>(.+)<\/svg>/.exec(renderToStaticMarkup(createElement(lucide.default)))?.[1]
      if (!shapes) throw new Error(`lucide ne dessine pas « ${name} ».`)
      return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`
    }),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`
}

/** Écrit le fichier des icônes ; sans effet quand il est déjà juste. */
export async function writeSprite(): Promise<void> {
  const sprite = await drawSprite()
  if (!existsSync(SPRITE) || readFileSync(SPRITE, 'utf8') !== sprite) writeFileSync(SPRITE, sprite)
}
