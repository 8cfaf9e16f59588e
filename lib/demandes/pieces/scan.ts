import 'server-only'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { env } from '@/lib/ground/env'
import { log } from '@/lib/ground/log'
import type { Analyse } from './rules'

const TRANCHE = 65_536
const ATTENTE_MS = 10_000
const TERME_MS = 60_000
const REPONSE_MAX = 1000

/**
 * Ce que l’antivirus dit d’un fichier. Sans antivirus : « non analysée ». Antivirus muet ou en panne : « en attente », et le travail
 * de fond recommencera ; jamais « saine » sans l’avoir entendu (fail closed).
 */
export async function scan(octets: Buffer): Promise<Analyse> {
  const { CLAMAV_HOST } = env()
  if (!CLAMAV_HOST) return 'non_analysee'
  try {
    return readVerdict(await ask(CLAMAV_HOST, octets))
  } catch (erreur) {
    log.warn({ err: erreur }, 'antivirus muet : la pièce attend son analyse')
    return 'en_attente'
  }
}

function readVerdict(reponse: string): Analyse {
  if (reponse === 'stream: OK') return 'saine'
  if (/^stream: .+ FOUND$/.test(reponse)) return 'infectee'
  throw new Error(`Réponse de l’antivirus : ${reponse.slice(0, 200)}`)
}

/** Une question à clamd par INSTREAM : des tranches précédées de leur longueur, une tranche vide, puis sa réponse, d’une ligne. */
function ask(adresse: string, octets: Buffer): Promise<string> {
  const [hote, port] = adresse.split(/:(?=\d+$)/)
  return new Promise((resolve, reject) => {
    const prise = connect({ host: hote ?? '', port: Number(port ?? 3310) })
    let recu = ''
    prise.setTimeout(ATTENTE_MS, () => prise.destroy(new Error('L’antivirus n’a pas répondu à temps.')))
    const terme = setTimeout(() => prise.destroy(new Error('L’antivirus répond trop lentement.')), TERME_MS)
    prise.setEncoding('utf8')
    prise.on('data', (morceau) => {
      recu += morceau
      if (recu.length > REPONSE_MAX) prise.destroy(new Error('L’antivirus répond plus d’une ligne.'))
    })
    prise.on('error', reject)
    prise.on('close', () => {
      clearTimeout(terme)
      resolve(recu.replaceAll('\0', '').trim())
    })
    // `pipe` attend que la prise se vide : un antivirus lent ne fait pas tenir le fichier deux fois.
    prise.on('connect', () => Readable.from(frames(octets)).pipe(prise, { end: false }))
  })
}

function* frames(octets: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for (let ici = 0; ici < octets.length; ici += TRANCHE) {
    const tranche = octets.subarray(ici, ici + TRANCHE)
    yield lengthOf(tranche.length)
    yield tranche
  }
  yield lengthOf(0)
}

function lengthOf(longueur: number): Buffer {
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(longueur)
  return octets
}
