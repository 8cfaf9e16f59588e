import { afterAll } from 'vitest'
import { runShutdown } from '../../lib/http/store.ts'
import { cloneDatabase, dropDatabase, testEnvironment } from './database.ts'

// Each integration file gets the demonstration world in a database of its own, before it imports the data rooms.
const database = await cloneDatabase('monde')
Object.assign(process.env, testEnvironment(database))

afterAll(async () => {
  await runShutdown('jobs')
  await runShutdown('pools')
  await dropDatabase(database)
})
