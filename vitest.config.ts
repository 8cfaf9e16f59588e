import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { writeDemarches } from './scripts/demarches.ts'
import { writeFaq } from './scripts/faq.ts'

// Un essai seul, sur une copie neuve, a déjà besoin de la liste.
writeDemarches()
writeFaq()

const alias = {
  '@': import.meta.dirname,
  // Marque le code du serveur pour l’assembleur de Next ; sous vitest tout est le serveur.
  'server-only': resolve(import.meta.dirname, 'node_modules/server-only/empty.js'),
}
const database = { globalSetup: 'tests/support/database.ts', testTimeout: 30_000, hookTimeout: 120_000 }

export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 20_000 } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/integration-setup.ts'],
          // Lu par vite, pour que l’essai lui donne les en-têtes que Next lui donnerait.
          server: { deps: { inline: ['next-auth'] } },
          ...database,
        },
      },
      {
        extends: true,
        test: {
          name: 'drill',
          include: ['tests/drill/**/*.drill.ts'],
          globalSetup: 'tests/support/portal.ts',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      { extends: true, test: { name: 'rules', include: ['tests/rules/**/*.test.{ts,tsx}'], ...database } },
    ],
  },
})
