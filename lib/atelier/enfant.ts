import 'server-only'
import { readFile, writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { log, mask } from '@/lib/ground/log'
import type { Issue, Raison } from './atelier'

/**
 * Combien de processus, et d’attente avant de commencer ou de naître ; le temps et la mémoire d’un travail (`tasMo` : celle de JavaScript seul) ; quand un processus est rendu
 * (`reposMs`) ou remplacé (`travaux`) ; les dossiers, depuis la racine, qu’il peut lire.
 */
export type Bornes = {
  processus: number
  file: number
  attenteMs: number
  naissanceMs: number
  delaiMs: number
  memoireMo: number
  tasMo: number
  reposMs: number
  travaux: number
  dossiers: readonly string[]
}

type Travail = { module: string; entree: unknown; octets: Uint8Array; rend: (issue: Issue<unknown>) => void }
type Message = 'pret' | { rendu: unknown } | { erreur: string }

/** Un processus de l’atelier : un travail à la fois, puis `onFree` ; `onLeave` quand il ne faut plus rien lui donner, `onEnd` quand il n’est plus. */
export type Enfant = { work: (travail: Travail) => void; end: () => Promise<void> }
type Suites = { onFree: () => void; onLeave: () => void; onEnd: () => void }

/** Tous les combien un processus au travail est pesé : il ne prend pas un gigaoctet entre deux. */
const VEILLE_MS = 100

/** Ce qu’on garde de ce qu’il dit en tombant ; Node y dit en premier que le tas est plein. */
const DIT_MAX = 1000
const TAS_PLEIN = /heap out of memory/

/** Fait naître un processus qui n’a ni notre environnement, ni nos fichiers : seulement le code à lire. */
export function openEnfant(bornes: Bornes, { onFree, onLeave, onEnd }: Suites): Enfant {
  const enfant = spawnEnfant(bornes)
  const fin = new Promise<void>((resolve) => enfant.once('close', () => resolve()))
  let [pret, faits, poids, dit] = [false, 0, 0, '']
  let travail: Travail | null = null
  let raison: Raison | null = null
  let horloge: NodeJS.Timeout | undefined
  let veille: NodeJS.Timeout | undefined

  const kill = (pourquoi: Raison): void => {
    raison ??= pourquoi
    onLeave()
    enfant.kill('SIGKILL')
  }
  const settle = (issue: Issue<unknown>): void => {
    clearTimeout(horloge)
    clearInterval(veille)
    const fini = travail
    travail = null
    if (fini && 'echec' in issue) log.warn({ module: fini.module, echec: issue.echec, dit: mask(dit) }, 'atelier : un travail n’a rien rendu')
    fini?.rend(issue)
  }
  const weighed = (pour: Travail) => (mo: number) => {
    if (travail !== pour) return
    poids = mo
    if (mo > bornes.memoireMo) kill('memoire')
  }
  const begin = (): void => {
    const ici = travail
    if (!ici) return
    dit = ''
    clearTimeout(horloge)
    horloge = setTimeout(() => kill('delai'), bornes.delaiMs)
    veille = setInterval(() => void weigh(enfant.pid).then(weighed(ici)), VEILLE_MS)
    enfant.send({ module: ici.module, entree: ici.entree, taille: ici.octets.length }, (erreur) => erreur && kill('panne'))
    // Les octets vont à part, tels quels et à mesure qu’il les prend : les sérialiser arrêterait le portail.
    enfant.stdin?.write(ici.octets)
  }

  enfant.stderr?.on('data', (morceau: Buffer) => {
    dit = `${dit}${morceau}`.slice(0, DIT_MAX)
  })
  enfant.on('message', (message: Message) => {
    if (message === 'pret') {
      pret = true
      return begin()
    }
    if ('erreur' in message) dit = message.erreur.slice(0, DIT_MAX)
    settle('erreur' in message ? { echec: 'panne' } : message)
    // La mémoire qu’un travail a prise ne revient pas toute : un processus resté lourd ferait refuser le fichier suivant.
    if (++faits >= bornes.travaux || poids > bornes.memoireMo / 2) return kill('panne')
    horloge = setTimeout(() => kill('panne'), bornes.reposMs).unref()
    onFree()
  })
  // Mort avant d’avoir tout pris : `close` le dit.
  enfant.stdin?.on('error', () => {})
  // Ne pas naître, ou ne plus répondre, finit de même : « error » peut venir seul.
  enfant.on('error', () => enfant.emit('close'))
  enfant.once('close', () => {
    settle({ echec: raison ?? (TAS_PLEIN.test(dit) ? 'memoire' : 'panne') })
    onEnd()
  })
  // Un processus au repos ne retient pas le portail qui s’arrête.
  for (const tenu of [enfant, enfant.channel, enfant.stdin, enfant.stderr]) (tenu as { unref?: () => void } | null)?.unref?.()

  return {
    work: (nouveau) => {
      clearTimeout(horloge)
      travail = nouveau
      // Naître trop lentement n’est pas la faute du fichier.
      if (pret) begin()
      else horloge = setTimeout(() => kill('occupe'), bornes.naissanceMs)
    },
    end: () => {
      kill('occupe')
      return fin
    },
  }
}

function spawnEnfant({ tasMo, dossiers }: Bornes) {
  const racine = process.cwd()
  // Pris ainsi, l’assembleur ne voit pas `fork` : il voudrait assembler ce que Node doit lire tel quel.
  const { fork } = process.getBuiltinModule('node:child_process')
  const lit = dossiers.map((dossier) => `--allow-fs-read=${join(racine, dossier, '*')}`)
  const enfant = fork(join(racine, 'lib', 'atelier', 'enfant-entree.ts'), [], {
    cwd: racine,
    // Moins de réserves par fil : la mémoire rendue l’est vraiment.
    env: { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2' },
    execArgv: [
      '--permission',
      ...lit,
      `--allow-fs-read=${join(racine, 'package.json')}`,
      '--allow-addons',
      '--no-warnings',
      `--max-old-space-size=${tasMo}`,
    ],
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
  })
  try {
    // Le portail d’abord ; et si la mémoire manque, c’est lui que le noyau garde.
    if (enfant.pid) setPriority(enfant.pid, 5)
    void writeFile(`/proc/${enfant.pid}/oom_score_adj`, '1000').catch(() => {})
  } catch {}
  return enfant
}

/** Ce que ce processus occupe, en Mo ; 0 là où le noyau ne le dit pas : la borne du tas reste. */
async function weigh(pid: number | undefined): Promise<number> {
  const etat = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(etat)?.[1] ?? 0) / 1000
}
