import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

// Le code du portail lu tel quel par Node, sans assembleur : « @/ » est la racine, l’extension se devine, « server-only » ne fait rien.
const RACINE = pathToFileURL(`${process.cwd()}/`).href

registerHooks({
  resolve(asked, context, next) {
    if (asked === 'server-only') return { url: 'data:text/javascript,', format: 'module', shortCircuit: true }
    const isOurs = asked.startsWith('@/') || (asked.startsWith('.') && !context.parentURL?.includes('/node_modules/'))
    if (!isOurs || /\.\w+$/.test(asked)) return next(asked.startsWith('@/') ? new URL(asked.slice(2), RACINE).href : asked, context)
    const at = asked.startsWith('@/') ? new URL(asked.slice(2), RACINE).href : new URL(asked, context.parentURL).href
    const found = [`${at}.ts`, `${at}.tsx`, `${at}/index.ts`].find((url) => existsSync(fileURLToPath(url)))
    return next(found ?? at, context)
  },
})
