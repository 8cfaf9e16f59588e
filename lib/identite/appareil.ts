import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '@/lib/data/prisma'

/** Combien de jours un appareil reste connu sans servir, et combien une personne en a au plus. */
export const APPAREILS = { jours: 180, parPersonne: 10 } as const

const digest = (jeton: string): string => createHash('sha256').update(`appareil:${jeton}`).digest('hex')

/** L’identifiant que porte le cookie d’appareil, ou un neuf : opaque, tiré au hasard, il ne dit rien de la personne. */
export const deviceToken = (cookie: string | undefined): string =>
  cookie !== undefined && /^[\w-]{43}$/.test(cookie) ? cookie : randomBytes(32).toString('base64url')

/** L’empreinte de l’appareil quand la personne de cette adresse s’y est déjà connectée ; la même requête que l’adresse existe ou non. */
export async function findDevice(db: Db, email: string, jeton: string | undefined): Promise<string | null> {
  const [ligne] = await db.$queryRaw<{ empreinte: string }[]>`
    SELECT a.empreinte FROM utilisateur u JOIN appareil a ON a.utilisateur_id = u.id
    WHERE u.email_normalise = ${email} AND a.empreinte = ${digest(jeton ?? '')} AND a.vu_le > maintenant() - make_interval(days => ${APPAREILS.jours}::int)`
  return ligne?.empreinte ?? null
}

/**
 * Retient l’appareil d’où cette personne entre.
 * @param connu vrai quand elle y est déjà entrée (`findDevice`).
 * @returns vrai quand il faut la prévenir d’un appareil nouveau : sa première session n’apprend rien à personne.
 */
export async function greetDevice(db: Db, utilisateurId: string, { jeton, connu }: { jeton: string | undefined; connu: boolean }): Promise<boolean> {
  if (jeton === undefined) return false
  const neuf = !connu && (await db.session.count({ where: { utilisateurId } })) > 0
  await rememberDevice(db, utilisateurId, jeton)
  return neuf
}

/** Retient que cette personne s’est connectée d’ici ; au-delà de dix appareils, le moins récent est oublié. */
export async function rememberDevice(db: Db, utilisateurId: string, jeton: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO appareil (utilisateur_id, empreinte) VALUES (${utilisateurId}::uuid, ${digest(jeton)})
    ON CONFLICT (utilisateur_id, empreinte) DO UPDATE SET vu_le = maintenant()`
  await db.$executeRaw`
    DELETE FROM appareil WHERE utilisateur_id = ${utilisateurId}::uuid AND empreinte NOT IN (
      SELECT empreinte FROM appareil WHERE utilisateur_id = ${utilisateurId}::uuid ORDER BY vu_le DESC, empreinte LIMIT ${APPAREILS.parPersonne})`
}
