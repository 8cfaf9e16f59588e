import { spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { inProject, ROOT } from '@/scripts/paths.ts'
import { tryPort } from '@/scripts/ports.ts'
import { NO_FILES } from '@/tests/support/portal-process.ts'

/** Ce qu’un programme lancé a dit, et comment il a fini. */
export type Ending = { code: number | null; output: string }

/** Lance un script du projet et attend sa fin ; `typed` : ce qu’on y taperait. */
export function runScript(script: string, env: Record<string, string | undefined>, args: string[] = [], typed = ''): Promise<Ending> {
  const own: Record<string, string | undefined> = { ...process.env, NODE_ENV: undefined, ...NO_FILES, ...env }
  const child = spawn(process.execPath, [inProject('scripts', script), ...args], {
    cwd: ROOT,
    env: own as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(typed)
  return new Promise((resolve) => {
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** Un port que personne ne tient, pour qu’un essai ne parle pas à un autre programme. */
export async function freePort(): Promise<string> {
  const port = await tryPort(0)
  if (!port) throw new Error('aucun port libre')
  return String(port)
}

/** Lance un morceau de code qui reste en vie, attend sa première ligne, et rend de quoi le tuer net. */
export async function holdWith(code: string): Promise<{ said: string; killed: () => Promise<void> }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `${code}\nsetInterval(() => undefined, 1000)`], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const said = await new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())))
  return {
    said,
    async killed() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
