import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { onDisk } from './folder'
import type { Actor } from '@/lib/access/actor'
import { scanWaitingPieces } from '@/lib/jobs/sweep-pieces'
import { stagePiece } from '@/lib/demandes/pieces/stage-piece'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, start } from '../brouillon/people'
import { pdf } from '../../../unit/demandes/pieces/samples'
import { receivePieces } from '../../../support/commandes'

/** Un port que personne ne tient : le système l’a donné, puis repris. */
const PORT = await new Promise<number>((resolve) => {
  const prise = createServer().listen(0, '127.0.0.1', () => {
    const { port } = prise.address() as AddressInfo
    prise.close(() => resolve(port))
  })
})
process.env.CLAMAV_HOST = `127.0.0.1:${PORT}`

/** Un clamd de paille : lit INSTREAM comme le vrai, reconnaît un mot. */
let clamd: Server | undefined
const listen = (answer: (octets: Buffer) => string | null) =>
  new Promise<void>((resolve) => {
    clamd = createServer((prise) => {
      let recu = Buffer.alloc(0)
      prise.on('data', (morceau) => {
        recu = Buffer.concat([recu, morceau])
        if (!recu.subarray(0, 10).equals(Buffer.from('zINSTREAM\0'))) return prise.destroy()
        const parts: Buffer[] = []
        for (let ici = 10; ici + 4 <= recu.length; ) {
          const longueur = recu.readUInt32BE(ici)
          if (longueur === 0) {
            const dit = answer(Buffer.concat(parts))
            return dit === null ? prise.destroy() : prise.end(`${dit}\0`)
          }
          parts.push(recu.subarray(ici + 4, ici + 4 + longueur))
          ici += 4 + longueur
        }
      })
      prise.on('error', () => {})
    }).listen(PORT, '127.0.0.1', resolve)
  })
const judge = (octets: Buffer) => (octets.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK')
afterEach(() => new Promise<void>((resolve) => (clamd ? clamd.close(() => resolve()) : resolve())))

let claire: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
})
async function deposit(text: string) {
  const id = await start(claire)
  const lieu = { demandeId: id, siren: DURAND, univers: 'prevoyance' as const }
  const octets = pdf({ extra: [`(${text})`] })
  const range = await stagePiece(DURAND, { champ: 'decomptes_ij', nom: 'a.pdf', octets })
  if ('refus' in range) return range
  const [recu] = await receivePieces(claire, lieu, [range])
  return recu && 'piece' in recu ? recu.piece : recu
}

describe('antivirus', () => {
  it('une pièce saine, une infectée dont rien ne reste', async () => {
    await listen(judge)
    expect(await deposit('sain')).toMatchObject({ analyse: 'saine' })
    const avant = onDisk()
    expect(await deposit('EICAR')).toEqual({ refus: 'infecte' })
    expect(onDisk()).toEqual(avant)
  })

  it('muet ou confus : la pièce attend, jamais « saine » ; jugée dès qu’il revient', async () => {
    clamd = undefined
    expect(await deposit('EICAR muet')).toMatchObject({ analyse: 'en_attente' })
    await listen(() => 'INSTREAM size limit exceeded. ERROR')
    const confus = await deposit('confus')
    expect(confus).toMatchObject({ analyse: 'en_attente' })
    await new Promise<void>((resolve) => clamd?.close(() => resolve()))
    clamd = undefined
    expect(await scanWaitingPieces()).toBe(0)
    await listen(judge)
    expect(await scanWaitingPieces()).toBe(2)
    // Celles du monde sont d’avant l’antivirus.
    const pieces = await base().piece.findMany({
      where: { cle: { not: null }, analyse: { not: 'non_analysee' } },
      orderBy: { recueLe: 'asc' },
      select: { analyse: true, etat: true },
    })
    expect(pieces.map((p) => `${p.analyse} ${p.etat}`).sort()).toEqual(['infectee refusee', 'saine recue', 'saine recue'])
  })
})
