import { afterAll, expect } from 'vitest'
import { runShutdown } from '../../lib/ground/store.ts'
import { cloneDatabase, dropDatabase, testEnvironment } from './database.ts'

// Ce qu’une bibliothèque annonce pour sa prochaine version cassera ce jour-là : un fichier qui en fait dire une échoue.
const annonces: string[] = []
process.on('warning', ({ name, message }) => {
  if (name === 'DeprecationWarning') annonces.push(message)
})

// Chaque fichier d’intégration reçoit le monde de démonstration dans une base à lui, avant de charger les accès aux données.
const database = await cloneDatabase('monde')
Object.assign(process.env, testEnvironment(database))

afterAll(async () => {
  await runShutdown('jobs')
  await runShutdown('pools')
  await dropDatabase(database)
  expect(annonces).toEqual([])
})
