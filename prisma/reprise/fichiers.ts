// node --experimental-transform-types --import scripts/our-modules.ts prisma/reprise/fichiers.ts sauver|rendre <dossier>
// Les fichiers d’une sauvegarde, copiés scellés entre le coffre et un dossier ; `fichiers.txt` y tient l’empreinte et l’emplacement de chacun.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { coffre } from '@/lib/demandes/pieces/coffre'
import { EMPLACEMENT } from '@/lib/demandes/pieces/rules'
import { runShutdown } from '@/lib/ground/store'

const [sens, dossier = ''] = process.argv.slice(2)
const { disk } = await coffre()
const sha = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')
const place = (cle: string): string => join(dossier, 'fichiers', cle)
const lignes = (fichier: string): string[] => readFileSync(join(dossier, fichier), 'utf8').split('\n').filter(Boolean)

async function sauver(): Promise<{ nombre: number; absents: string[] }> {
  const [gardes, absents]: [string[], string[]] = [[], []]
  for (const cle of lignes('attendus.txt')) {
    if (!(await disk.exists(cle))) {
      absents.push(cle)
      continue
    }
    const octets = await disk.getBytes(cle)
    mkdirSync(dirname(place(cle)), { recursive: true, mode: 0o700 })
    writeFileSync(place(cle), octets, { mode: 0o600 })
    gardes.push(`${sha(octets)}  ${cle}`)
  }
  writeFileSync(join(dossier, 'fichiers.txt'), gardes.map((garde) => `${garde}\n`).join(''), { mode: 0o600 })
  return { nombre: gardes.length, absents }
}

async function rendre(): Promise<{ nombre: number; absents: string[] }> {
  const gardes = lignes('fichiers.txt').map((ligne) => ligne.split('  ') as [string, string])
  for (const [empreinte, cle] of gardes) {
    // Une sauvegarde forgée n’écrit pas ailleurs.
    if (!EMPLACEMENT.test(cle)) throw new Error(`« ${cle} » n’est pas un emplacement de fichier.`)
    const octets = readFileSync(place(cle))
    if (sha(octets) !== empreinte) throw new Error(`Le fichier ${cle} de la sauvegarde a changé.`)
    await disk.put(cle, octets)
    if (sha(await disk.getBytes(cle)) !== empreinte) throw new Error(`Le fichier ${cle} n’est pas arrivé tel quel.`)
  }
  return { nombre: gardes.length, absents: [] }
}

try {
  console.log(JSON.stringify(sens === 'rendre' ? await rendre() : await sauver()))
} finally {
  await runShutdown('pools')
}
