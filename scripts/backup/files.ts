import { pathToFileURL } from 'node:url'
import type { PortalEnvironment } from '../environment.ts'
import { inProject } from '../paths.ts'
import { runNode } from '../processes.ts'

/** Ce qui a été fait des fichiers : combien, et ceux que la base nomme mais que le coffre n’a pas. */
export type FilesDone = { nombre: number; absents: string[] }

/**
 * Copie les fichiers du coffre vers ce dossier (`sauver`), ou de ce dossier au coffre (`rendre`), tels qu’ils sont gardés : scellés. Le coffre est celui
 * de cet environnement, disque ou seau ; c’est le code du portail qui y va.
 */
export async function copyFiles(sens: 'sauver' | 'rendre', folder: string, environment: PortalEnvironment): Promise<FilesDone> {
  const modules = pathToFileURL(inProject('scripts', 'our-modules.ts')).href
  const said = await runNode(
    [
      '--no-deprecation',
      '--experimental-transform-types',
      '--disable-warning=ExperimentalWarning',
      '--import',
      modules,
      inProject('prisma', 'reprise', 'fichiers.ts'),
      sens,
      folder,
    ],
    { env: environment, quiet: true },
  )
  return JSON.parse(said.trim().split('\n').at(-1) ?? '') as FilesDone
}
