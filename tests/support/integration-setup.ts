import { afterAll } from 'vitest'
import { runShutdown } from '../../lib/http/store.ts'
import { cloneDatabase, dropDatabase, testEnvironment } from './database.ts'

// Chaque fichier d’intégration reçoit le monde de démonstration dans une base à lui, avant de charger les accès aux données.
const database = await cloneDatabase('monde')
Object.assign(process.env, testEnvironment(database))

afterAll(async () => {
  await runShutdown('jobs')
  await runShutdown('pools')
  await dropDatabase(database)
})
