import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // L’outil veut une adresse même pour générer du code ; les nôtres ne sont connues qu’une fois le serveur lancé.
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/portail' },
})
