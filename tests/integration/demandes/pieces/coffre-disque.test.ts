import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { tryCommand } from '../../../../scripts/processes.ts'
import { inProject } from '../../../../scripts/paths.ts'
import { listStored } from '@/lib/demandes/pieces/store'
import { DATA_DIR, onDisk } from './folder'
import { eprouverCoffre } from './coffre'

const COFFRE = join(DATA_DIR, 'pieces')
eprouverCoffre()

it('une écriture tuée au milieu ne laisse rien sous sa clé, et ce qu’il en reste se balaie', async () => {
  const avant = onDisk().length
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const entree = inProject('tests', 'integration', 'demandes', 'pieces', 'ranger.ts')
  // Le système arrête le processus quand le fichier passe 64 Ko : au milieu de l’écriture, et nulle part ailleurs.
  const node = [process.execPath, '--conditions=react-server', '--import', tsx, entree]
  const { code, output } = await tryCommand('bash', ['-c', 'ulimit -c 0 -f 64; exec "$@"', 'bash', ...node], { quiet: true })
  expect(code, output).not.toBe(0)
  const restes = readdirSync(join(COFFRE, 'en-cours'))
  expect(onDisk()).toHaveLength(avant + restes.length)
  expect(await listStored(3_600_000, new Date(Date.now() + 86_400_000))).toEqual(expect.arrayContaining(restes.map((nom) => `en-cours/${nom}`)))
})
