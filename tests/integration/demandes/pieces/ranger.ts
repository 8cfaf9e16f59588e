import { randomBytes } from 'node:crypto'
import { storeFile } from '@/lib/demandes/pieces/store'

// Lancé à part par l’essai d’une écriture coupée : il range un mégaoctet là où dit l’environnement.
await storeFile('900000019', randomBytes(1_000_000), new Date())
