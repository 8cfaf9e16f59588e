import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

// Un processus de l’atelier : Node nu, sans assembleur, sans environnement et sans autre droit que de lire le code (`atelier.ts`).
const RACINE = pathToFileURL(`${process.cwd()}/`).href

// Comme l’assembleur : « @/ » est la racine, l’extension se devine, « server-only » ne fait rien.
registerHooks({
  resolve(demande, contexte, suite) {
    if (demande === 'server-only') return { url: 'data:text/javascript,', format: 'module', shortCircuit: true }
    const isOurs = demande.startsWith('@/') || (demande.startsWith('.') && !contexte.parentURL?.includes('/node_modules/'))
    if (!isOurs) return suite(demande, contexte)
    const adresse = demande.startsWith('@/') ? new URL(demande.slice(2), RACINE).href : demande
    return suite(/\.m?[jt]s$/.test(adresse) ? adresse : `${adresse}.ts`, contexte)
  },
})

process.on('message', async ({ module, entree }: { module: string; entree: unknown }) => {
  try {
    const { run } = (await import(new URL(module, RACINE).href)) as { run: (entree: unknown) => unknown }
    process.send?.({ rendu: await run(entree) })
  } catch (erreur) {
    process.send?.({ erreur: erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur) })
  }
})
// Le portail finit ses requêtes avant de nous arrêter ; s’il meurt, nous aussi.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit())
process.send?.('pret')
