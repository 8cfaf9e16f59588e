import 'server-only'
import { connect } from 'node:net'
import { env } from '@/lib/env'
import { log } from '@/lib/http/log'
import type { Analyse } from './rules'

const TRANCHE = 65_536
const ATTENTE_MS = 10_000

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

/** Une question à clamd par INSTREAM : des tranches précédées de leur longueur, une tranche vide, puis sa réponse. */
function ask(adresse: string, octets: Buffer): Promise<string> {
  const [hote, port] = adresse.split(/:(?=\d+$)/)
  return new Promise((resolve, reject) => {
    const prise = connect({ host: hote ?? '', port: Number(port ?? 3310) })
    const recu: Buffer[] = []
    prise.setTimeout(ATTENTE_MS, () => prise.destroy(new Error('L’antivirus n’a pas répondu à temps.')))
    prise.on('data', (morceau) => recu.push(morceau))
    prise.on('error', reject)
    prise.on('close', () => resolve(Buffer.concat(recu).toString('utf8').replaceAll('\0', '').trim()))
    prise.on('connect', () => {
      prise.write('zINSTREAM\0')
      for (let ici = 0; ici < octets.length; ici += TRANCHE) {
        const tranche = octets.subarray(ici, ici + TRANCHE)
        const longueur = Buffer.alloc(4)
        longueur.writeUInt32BE(tranche.length)
        prise.write(longueur)
        prise.write(tranche)
      }
      prise.write(Buffer.alloc(4))
    })
  })
}
