import { inProject } from './paths.ts'

/** Les outils du projet, tels que Node les lance sans passer par npx. */
export const TOOLS = {
  biome: inProject('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
  tsc: inProject('node_modules', 'typescript', 'bin', 'tsc'),
  knip: inProject('node_modules', 'knip', 'bin', 'knip.js'),
  vitest: inProject('node_modules', 'vitest', 'vitest.mjs'),
  next: inProject('node_modules', 'next', 'dist', 'bin', 'next'),
  playwright: inProject('node_modules', '@playwright', 'test', 'cli.js'),
} as const
