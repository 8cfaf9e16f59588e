import { keyed } from '@/lib/data/champ'
import type { Db } from '@/lib/data/prisma'
import { FREINS, pauseAfter } from './rules'

/** La clé d’un compteur : hachée, la base ne garde ni adresse ni IP. */
export const bucket = (usage: 'adresse' | 'ip', valeur: string): string => `${usage}:${keyed('essai', `${usage}:${valeur}`)}`

/** Vrai quand la clé est fermée. */
export async function isClosed(db: Db, cle: string): Promise<boolean> {
  const [ligne] = await db.$queryRaw<{ ferme: boolean }[]>`SELECT bloque_jusqua > now() AS ferme FROM essai WHERE cle = ${cle}`
  return ligne?.ferme ?? false
}

/** Compte un essai depuis cette adresse IP. @returns vrai quand elle a dépassé sa part (25 en 15 s). */
export async function countIp(db: Db, ip: string): Promise<boolean> {
  return (await add(db, bucket('ip', ip), FREINS.ipSecondes)) > FREINS.ipMax
}

/** Compte un échec pour cette adresse et la ferme le temps voulu. @returns le nombre d’échecs de la période. */
export async function countFailure(db: Db, cle: string): Promise<number> {
  const nombre = await add(db, cle, FREINS.periodeSecondes)
  // Passé le blocage, un essai de plus ne le prolonge pas : sinon une requête par heure fermerait un compte à jamais.
  const pause = nombre > FREINS.blocageApres ? 0 : pauseAfter(nombre)
  if (pause > 0) await db.$executeRaw`UPDATE essai SET bloque_jusqua = now() + make_interval(secs => ${pause}::float) WHERE cle = ${cle}`
  return nombre
}

/** Oublie les échecs : la bonne réponse a été donnée. */
export const forget = (db: Db, cle: string) => db.$executeRaw`DELETE FROM essai WHERE cle = ${cle}`

async function add(db: Db, cle: string, secondes: number): Promise<number> {
  const [ligne] = await db.$queryRaw<{ nombre: number }[]>`
    INSERT INTO essai (cle) VALUES (${cle})
    ON CONFLICT (cle) DO UPDATE SET
      nombre = CASE WHEN essai.depuis < now() - make_interval(secs => ${secondes}::float) AND essai.bloque_jusqua < now() THEN 1 ELSE essai.nombre + 1 END,
      depuis = CASE WHEN essai.depuis < now() - make_interval(secs => ${secondes}::float) AND essai.bloque_jusqua < now() THEN now() ELSE essai.depuis END
    RETURNING nombre`
  return ligne?.nombre ?? 1
}
