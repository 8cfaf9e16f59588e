import 'server-only'
import { Readable } from 'node:stream'
import { HeadBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { Disk } from 'flydrive'
import { S3Driver } from 'flydrive/drivers/s3'
import { env } from '@/lib/ground/env'
import { onShutdown } from '@/lib/ground/store'
import type { Coffre, Garde } from './coffre'
import { within } from './silence'

/** Se connecter, puis n’avoir pas de réponse. Tous les essais d’une demande tiennent dans `TOTAL_MS` : quelqu’un attend la page. */
const DELAIS = { connectionTimeout: 2_000, requestTimeout: 7_000, throwOnRequestTimeout: true }
const TOTAL_MS = 8_000
/** Le silence permis au milieu d’un fichier que l’on attend ; celui que le lecteur fait durer n’est pas du seau. */
const SILENCE_MS = 5_000

type Ouvert = { disk: Disk; client: S3Client; bucket: string }
const place = globalThis as unknown as { [cle: symbol]: Ouvert | undefined }
const CLE = Symbol.for('portail.s3')

/** Le seau de flydrive, dont un fichier qui s’arrête en route se dit, et rend sa connexion. */
class WatchedDriver extends S3Driver {
  override async getStream(cle: string): Promise<Readable> {
    const flux = await super.getStream(cle)
    // Coupé avant d’être lu, il ferait tomber le processus ; lu, il le redit à qui le lit.
    flux.on('error', () => undefined)
    return watched(flux)
  }
}

function watched(flux: Readable): Readable {
  const morceaux = flux[Symbol.asyncIterator]()
  return new Readable({
    read() {
      within(morceaux.next(), SILENCE_MS).then(
        ({ done, value }) => this.push(done ? null : value),
        (error: Error) => this.destroy(error),
      )
    },
    destroy(error, done) {
      flux.destroy()
      done(error)
    },
  })
}

/** Le client du processus. Ouvert au premier appel. */
function ouvert(): Ouvert {
  const deja = place[CLE]
  if (deja) return deja
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env().S3
  const client = new S3Client({
    endpoint: S3_ENDPOINT,
    region: S3_REGION,
    credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
    // Le seau dans le chemin : un service hors d’Amazon n’a pas toujours un nom de machine par seau.
    forcePathStyle: true,
    // Le corps est déjà signé par son SHA-256 et scellé par nous ; le CRC de plus, tous les services ne le prennent pas.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: DELAIS,
  })
  client.middlewareStack.add((next) => (args) => within(next(args), TOTAL_MS, abandon), { step: 'initialize', name: 'patience', priority: 'high' })
  // Ni droits par objet, que bien des services refusent, ni chiffrement du service : le fichier arrive scellé.
  const disk = new Disk(new WatchedDriver({ client, bucket: S3_BUCKET, visibility: 'private', supportsACL: false }))
  const neuf = { client, disk, bucket: S3_BUCKET }
  place[CLE] = neuf
  onShutdown('pools', () => {
    place[CLE] = undefined
    client.destroy()
  })
  return neuf
}

/** Une réponse venue trop tard : son fichier ne sera pas lu. */
function abandon({ output }: { output: object }): void {
  const { Body } = output as { Body?: unknown }
  if (Body instanceof Readable) Body.on('error', () => undefined).destroy()
}

/** Par pages de mille. Non par flydrive, qui ne dit pas la taille de ce qu’il liste. */
async function* list(chemin = ''): AsyncGenerator<Garde> {
  const { client, bucket } = ouvert()
  let suite: string | undefined
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: chemin && `${chemin}/`, ContinuationToken: suite }))
    for (const { Key, Size, LastModified } of page.Contents ?? [])
      if (Key !== undefined && Size !== undefined && LastModified) yield { cle: Key, taille: Size, le: LastModified }
    suite = page.NextContinuationToken
  } while (suite)
}

/** Le coffre dans un seau S3, que toutes les instances partagent. Sa place n’est pas la nôtre. */
export const coffreS3 = (): Coffre => ({ disk: ouvert().disk, list, room: async () => null, answers })

async function answers(): Promise<void> {
  const { client, bucket } = ouvert()
  await client.send(new HeadBucketCommand({ Bucket: bucket }))
}
