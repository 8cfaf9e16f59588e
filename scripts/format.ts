import { tryNode } from './processes.ts'
import { TOOLS } from './tools.ts'

// `npm run format` : Biome remet en forme ce qui peut l’être sans changer le sens.
const { code } = await tryNode([TOOLS.biome, 'check', '--write', ...process.argv.slice(2)])
process.exit(code)
