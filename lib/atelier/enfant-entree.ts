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

type Travail = { module: string; entree: unknown; taille: number }

let travail: Travail | null = null
let octets = Buffer.alloc(0)
let recus = 0

/** Le travail et ses octets viennent par deux chemins : on commence quand tout est là. */
async function begin(): Promise<void> {
  if (!travail || recus < travail.taille) return
  // Ce qui viendrait ensuite est au travail suivant, qui n’est pas encore annoncé.
  process.stdin.pause()
  const { module, entree } = travail
  const lus = octets
  travail = null
  octets = Buffer.alloc(0)
  recus = 0
  try {
    const { run } = (await import(new URL(module, RACINE).href)) as { run: (entree: unknown, octets: Buffer) => unknown }
    process.send?.({ rendu: await run(entree, lus) })
  } catch (erreur) {
    process.send?.({ erreur: erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur) })
  }
}

process.on('message', (recu: Travail) => {
  travail = recu
  octets = Buffer.allocUnsafe(recu.taille)
  process.stdin.resume()
  void begin()
})
process.stdin.pause().on('data', (morceau: Buffer) => {
  recus += morceau.copy(octets, recus)
  void begin()
})
// Le portail finit ses requêtes avant de nous arrêter ; s’il meurt, nous aussi.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit())
process.send?.('pret')
