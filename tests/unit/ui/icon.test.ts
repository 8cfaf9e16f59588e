import { expect, it } from 'vitest'
import { ICON_PATHS, type IconName } from '@/components/ui/icon-paths'

it.each(Object.keys(ICON_PATHS) as IconName[])('%s est le tracé de lucide', async (name) => {
  const { default: Composant } = await import(`../../../node_modules/lucide-react/dist/esm/icons/${name}.mjs`)
  const { createElement } = await import('react')
  const { renderToStaticMarkup } = await import('react-dom/server')
  const lucide = renderToStaticMarkup(createElement(Composant))
  const attributs = ICON_PATHS[name].map(([, formes]) => Object.values(formes))
  for (const valeur of attributs.flat()) expect(lucide).toContain(`"${valeur}"`)
})
