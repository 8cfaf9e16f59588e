import { resolve } from 'node:path'
import { openPlace } from './backup/place.ts'
import { save } from './backup/save.ts'
import { dataDir } from './paths.ts'
import { readEnvFiles } from './env-files.ts'
import { settleMode } from './environment.ts'
import { step } from './progress.ts'
import { command } from './sentence.ts'

// `npm run sauvegarde -- [dossier] [--cles]` : la base, les fichiers, et les clés si on le demande ; le portail peut tourner.
const withKeys = process.argv.includes('--cles')
const [given] = process.argv.slice(2).filter((word) => word !== '--cles')

await command(async () => {
  readEnvFiles()
  settleMode()
  const folder = resolve(given ?? `${dataDir()}/sauvegardes/${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`)
  const place = await openPlace()
  try {
    const { tables, fichiers } = await step('Sauvegarde', () => save({ url: place.backupUrl(), environment: place.environment, folder, withKeys }))
    const lignes = Object.values(tables).reduce((sum, table) => sum + table.lignes, 0)
    console.log(`\n${folder}\n${lignes} lignes de ${Object.keys(tables).length} tables, ${fichiers.nombre} fichiers.`)
    if (fichiers.absents.length > 0)
      console.warn(
        `${fichiers.absents.length} fichiers nommés par la base n’étaient pas au coffre (voyez manifeste.json) : retirés pendant la sauvegarde, ou perdus.`,
      )
    console.log(
      withKeys
        ? 'Les clés y sont, en clair (cles.json) : qui a ce dossier lit tout. Gardez-le comme un coffre.'
        : 'Les clés n’y sont pas : gardez-les ailleurs, sans elles rien de scellé ne se lira.',
    )
  } finally {
    await place.close()
  }
})
