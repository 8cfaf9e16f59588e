import { spawn, type ChildProcess } from 'node:child_process'
import { ROOT } from './paths.ts'

/** Comment lancer un programme : `quiet` garde ses mots pour l’erreur, `env` s’ajoute au nôtre. */
export type RunOptions = { env?: Record<string, string | undefined>; quiet?: boolean }

/** Ce qu’un programme a dit, et comment il a fini. */
export type Outcome = { code: number; output: string }

const children = new Set<ChildProcess>()

/** Lance Node et attend sa fin. @throws avec ce qu’il a dit quand il échoue. */
export async function runNode(args: string[], options: RunOptions = {}): Promise<string> {
  const { code, output } = await tryNode(args, options)
  if (code !== 0)
    throw new Error(
      `${args
        .filter((arg) => !arg.startsWith('--'))
        .slice(0, 2)
        .join(' ')} : code ${code}.\n${options.quiet ? output : ''}`.trim(),
    )
  return output
}

/** Lance Node et attend sa fin, sans jamais lever pour son code. */
export function tryNode(args: string[], options: RunOptions = {}): Promise<Outcome> {
  return tryCommand(process.execPath, args, options)
}

/** Lance de même n’importe quel programme. */
export function tryCommand(file: string, args: string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const stdio = options.quiet ? (['ignore', 'pipe', 'pipe'] as const) : (['ignore', 'inherit', 'inherit'] as const)
    const child = spawn(file, args, { cwd: ROOT, stdio: [...stdio], env: { ...process.env, ...options.env } })
    children.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
    }
    child.on('error', reject)
    child.on('close', (code) => {
      children.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Finit tout ce qui tourne encore, quand la commande est interrompue. */
export function stopChildren(): void {
  for (const child of children) child.kill('SIGTERM')
}

/** Ce processus vit, à nous ou à un autre. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
