import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openPlace } from './backup/place.ts'
import { restore } from './backup/restore.ts'
import { readEnvFiles } from './env-files.ts'
import { isDemo, settleMode } from './environment.ts'
import { dataDir } from './paths.ts'
import { step } from './progress.ts'
import { command, Sentence } from './sentence.ts'

// `npm run restauration -- <dossier> [--cles]` : rend une sauvegarde à une base vide. `--cles` reprend celles du dossier, pour un dossier de données neuf.
const withKeys = process.argv.includes('--cles')
const [given] = process.argv.slice(2).filter((word) => word !== '--cles')

await command(async () => {
  readEnvFiles()
  settleMode()
  if (!given) throw new Sentence('Donnez le dossier de la sauvegarde : npm run restauration -- <dossier>')
  const folder = resolve(given)
  if (withKeys) takeKeys(folder)
  const place = await openPlace()
  try {
    if (!place.urls.DATABASE_URL) throw new Sentence('DATABASE_URL manque : rendre une sauvegarde est au propriétaire de la base.')
    const { manifest, courriels, travaux, sessions, liens } = await step('Restauration', () =>
      restore({ ownerUrl: place.urls.DATABASE_URL, environment: place.environment, folder }),
    )
    console.log(`\nRendu tel qu’au ${manifest.faite} : chaque table recomptée, chaque empreinte refaite, ${manifest.fichiers.nombre} fichiers.`)
    console.log(
      `${courriels} courriels et ${travaux} travaux attendaient : ils sont « en échec », à relancer un à un (/gestion/echecs). Rien n’est parti.`,
    )
    console.log(
      `${sessions} sessions fermées : chacun se reconnecte. ${liens} liens d’invitation, de mot de passe ou d’inscription ne valent plus : ils se redemandent.`,
    )
    if (!isDemo())
      console.log('Ses fichiers ne seront balayés que s’ils sont à elle seule : npm run admin -- prendre-coffre, une fois l’ancienne base arrêtée.')
  } finally {
    await place.close()
  }
})

/** Les clés en clair d’une sauvegarde deviennent celles d’un dossier de données qui n’en a pas. */
function takeKeys(folder: string): void {
  const [from, to] = [join(folder, 'cles.json'), join(dataDir(), 'secrets.json')]
  if (!existsSync(from)) throw new Sentence('Cette sauvegarde n’a pas ses clés (cles.json) : donnez-les par l’environnement.')
  if (existsSync(to)) throw new Sentence(`${to} existe déjà : ces clés ne seront pas remplacées.`)
  mkdirSync(dataDir(), { recursive: true })
  writeFileSync(to, readFileSync(from), { mode: 0o600 })
}
