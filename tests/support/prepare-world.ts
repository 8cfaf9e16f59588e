import { prepareWorld } from './database.ts'

await prepareWorld()
