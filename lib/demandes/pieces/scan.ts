import 'server-only'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { env } from '@/lib/ground/env'
import { log } from '@/lib/ground/log'
import type { Analyse } from './rules'

const TRANCHE = 65_536
/** Combien de silences une question entière peut durer : un antivirus qui goutte ne retient personne. */
const SILENCES = 6
const REPONSE_MAX = 1000

/**
 * Demande à clamd (INSTREAM) ce qu’il pense d’un fichier. Jamais « saine » sans l’avoir entendu (décision 10, security.md F4).
 * @returns « non analysée » sans antivirus configuré ; « en attente » quand il ne répond pas ; « erreur » quand il répond sans juger ce fichier, ou
 * coupe en route. Ces deux-là se reprennent en fond.
 */
export async function scan(octets: Buffer): Promise<Analyse> {
  const { CLAMAV_HOST } = env()
  if (!CLAMAV_HOST) return 'non_analysee'
  try {
    const { atteint, reponse } = await ask(CLAMAV_HOST, octets)
    const verdict = readVerdict(reponse)
    if (verdict) return verdict
    log.warn({ atteint, reponse: reponse.slice(0, 200) }, 'antivirus sans verdict : la pièce attend')
    return atteint ? 'erreur' : 'en_attente'
  } catch (erreur) {
    log.warn({ err: erreur }, 'antivirus muet : la pièce attend son analyse')
    return 'en_attente'
  }
}

function readVerdict(reponse: string): 'saine' | 'infectee' | null {
  if (reponse === 'stream: OK') return 'saine'
  return /^stream: .+ FOUND$/.test(reponse) ? 'infectee' : null
}

/**
 * Une question à clamd par INSTREAM : des tranches précédées de leur longueur, une tranche vide, puis sa réponse, d’une ligne.
 * @returns `atteint` : il a pris la connexion ; `reponse` : ce qu’il a dit avant de la fermer ou de la couper.
 * @throws quand il se tait.
 */
function ask(adresse: string, octets: Buffer): Promise<{ atteint: boolean; reponse: string }> {
  const [hote, port] = adresse.split(/:(?=\d+$)/)
  const attenteMs = env().CLAMAV_DELAI_S * 1000
  return new Promise((resolve, reject) => {
    const prise = connect({ host: hote ?? '', port: Number(port ?? 3310) })
    let recu = ''
    let atteint = false
    prise.setTimeout(attenteMs, () => prise.destroy(new Muet('L’antivirus n’a pas répondu à temps.')))
    const terme = setTimeout(() => prise.destroy(new Muet('L’antivirus répond trop lentement.')), SILENCES * attenteMs)
    prise.setEncoding('utf8')
    prise.on('data', (morceau) => {
      recu += morceau
      if (recu.length > REPONSE_MAX) prise.destroy()
    })
    prise.on('error', (erreur) => {
      if (!atteint || erreur instanceof Muet) reject(erreur)
    })
    prise.on('close', () => {
      clearTimeout(terme)
      resolve({ atteint, reponse: recu.replaceAll('\0', '').trim() })
    })
    // `pipe` attend que la prise se vide : un antivirus lent ne fait pas tenir le fichier deux fois.
    prise.on('connect', () => {
      atteint = true
      Readable.from(frames(octets)).pipe(prise, { end: false })
    })
  })
}

class Muet extends Error {}

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
