import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // The CLI wants an address even to generate code; ours are only known once the server runs.
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/portail' },
})
