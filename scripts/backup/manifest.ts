import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Sentence } from '../sentence.ts'

/** Ce qu’une sauvegarde dit d’elle : de quoi juger, une fois rendue, que rien n’y manque. */
const Manifest = z.object({
  format: z.literal(1),
  faite: z.iso.datetime(),
  /** Elle se rend au schéma qu’elle a copié, et à nul autre. */
  migrations: z.array(z.string()),
  tables: z.record(z.string(), z.object({ lignes: z.int(), sha256: z.string() })),
  sequences: z.record(z.string(), z.object({ valeur: z.string(), appelee: z.boolean() })),
  fichiers: z.object({ nombre: z.int(), absents: z.array(z.string()) }),
  /** L’empreinte de chaque clé, jamais la clé. */
  cles: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof Manifest>

/** Les clés sans lesquelles une sauvegarde ne se lit pas : mots de passe, champs scellés, fichiers, sessions. */
export const KEYS = ['AUTH_SECRET', 'PASSWORD_PEPPER', 'CHAMP_KEK', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'] as const
export type Keys = Record<(typeof KEYS)[number], string>

/** Reconnaît une clé sans rien en dire. */
export const fingerprintOf = (key: string): string => createHmac('sha256', key).update('sauvegarde').digest('hex').slice(0, 32)

/** Les clés de cet environnement. */
export const keysOf = (environment: Record<string, string | undefined>): Keys =>
  Object.fromEntries(KEYS.map((name) => [name, environment[name] ?? ''])) as Keys

/** @throws quand ce dossier n’est pas une sauvegarde entière. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, 'manifeste.json')
  if (!existsSync(file)) throw new Sentence(`${folder} n’est pas une sauvegarde : manifeste.json y manque.`)
  return Manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
}
