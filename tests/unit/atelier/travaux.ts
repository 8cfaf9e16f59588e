import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Ce qu’on demande à un processus d’essai. */
export type Acte = 'pid' | 'boucle' | 'attend' | 'tas' | 'octets' | 'tombe' | 'lance' | 'environnement' | 'lit' | 'nait'

/** Des travaux bons et mauvais, faits par un vrai processus de l’atelier. */
export async function run({ acte, cible = '' }: { acte: Acte; cible?: string }): Promise<unknown> {
  switch (acte) {
    case 'pid':
      return process.pid
    case 'boucle':
      for (;;);
    case 'attend':
      await new Promise((resolve) => setTimeout(resolve, 100))
      return process.pid
    case 'tas': {
      const gardes: number[][] = []
      for (;;) gardes.push(Array.from({ length: 10_000 }, (_, n) => n))
    }
    case 'octets': {
      const gardes: Buffer[] = []
      for (;;) {
        gardes.push(Buffer.alloc(20_000_000, gardes.length))
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    case 'tombe':
      process.abort()
      break
    case 'lance':
      throw new Error('un défaut du travail')
    case 'environnement':
      return Object.keys(process.env)
    case 'lit':
      return readFileSync(cible, 'utf8')
    case 'nait':
      return spawnSync(cible).error?.message
  }
}
