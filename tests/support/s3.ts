import { startFauxqs } from 'fauxqs'

/** Un serveur S3 de cette machine : son adresse, et les variables qui y rangent les fichiers du portail. */
export type ServeurS3 = { endpoint: string; environment: Record<string, string>; close(): Promise<void> }

const SEAU = 'portail-pieces'

/**
 * Ouvre un serveur S3 vide, en mémoire, son seau fait. Il parle le protocole (ranger, lire, effacer, lister par pages), mais ne refuse pas une mauvaise
 * signature, n’a ni TLS ni droits : ce qu’un vrai service refuserait n’est pas éprouvé ici.
 */
export async function openS3(): Promise<ServeurS3> {
  const server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false })
  server.createBucket(SEAU)
  const endpoint = `http://127.0.0.1:${server.port}`
  return {
    endpoint,
    environment: {
      FICHIERS: 's3',
      S3_BUCKET: SEAU,
      S3_ENDPOINT: endpoint,
      S3_REGION: 'us-east-1',
      S3_ACCESS_KEY_ID: 'essai',
      S3_SECRET_ACCESS_KEY: 'essai',
    },
    close: () => server.stop(),
  }
}
