import { spawn, type ChildProcess } from 'node:child_process'
import { ROOT } from './paths.ts'

/** How to run a child: `quiet` keeps its words for the error, `env` is added to ours. */
export type RunOptions = { env?: Record<string, string | undefined>; quiet?: boolean }

/** What a child said and how it ended. */
export type Outcome = { code: number; output: string }

const children = new Set<ChildProcess>()

/** Runs Node with these arguments and waits for its end. @throws with what it said when it fails. */
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

/** Runs Node with these arguments, waits for its end and never throws for its code. */
export function tryNode(args: string[], options: RunOptions = {}): Promise<Outcome> {
  return tryCommand(process.execPath, args, options)
}

/** Runs any command the same way. */
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

/** Ends every child still running; for a command that is interrupted. */
export function stopChildren(): void {
  for (const child of children) child.kill('SIGTERM')
}
