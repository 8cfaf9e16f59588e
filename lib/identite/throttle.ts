import { keyed } from '@/lib/data/champ'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { refused } from '@/lib/ground/errors'
import { FREINS, pauseAfter } from './rules'
import { networkOf } from '@/lib/ground/network'

const key = (usage: string, valeur: string): string => `${usage}:${keyed('essai', `${usage}:${valeur}`)}`

/** L’adresse tapée telle que la base la garde : hachée, elle réunit ses compteurs. */
const addressKey = (email: string): string => key('adresse', email)

/** D’où vient un essai : l’adresse tapée, l’adresse IP, et l’empreinte de l’appareil s’il est déjà connu pour cette personne. */
export type Source = { email: string; ip: string; appareil: string | null }

/** Un essai pris. `admis` : il sera jugé ; `prises` : ce qu’il a compté, à rendre s’il est juste ; `alerte` : le nombre d’essais quand il vient d’atteindre un frein. */
export type Essai = { admis: boolean; prises: string[]; alerte: number | null }

const REFUSE: Essai = { admis: false, prises: [], alerte: null }

/** Une part : combien, en combien de secondes. */
export type Part = { max: number; secondes: number }

/**
 * Compte un geste sous cette clé, depuis le premier de la période. Compté d’abord : une rafale n’en fait pas passer un de trop.
 * @param usage ce que l’on compte ; la valeur n’est gardée que hachée.
 * @returns combien cela fait dans la période.
 */
export async function countUse(db: Db, usage: string, valeur: string, { secondes }: Part): Promise<number> {
  const [ligne] = await db.$queryRaw<{ nombre: number }[]>`
    INSERT INTO essai (cle) VALUES (${key(usage, valeur)})
    ON CONFLICT (cle) DO UPDATE SET
      nombre = CASE WHEN essai.depuis < maintenant() - make_interval(secs => ${secondes}::float) THEN 1 ELSE essai.nombre + 1 END,
      depuis = CASE WHEN essai.depuis < maintenant() - make_interval(secs => ${secondes}::float) THEN maintenant() ELSE essai.depuis END
    RETURNING nombre`
  return ligne?.nombre ?? 1
}

/** Combien de gestes sont comptés sous cette clé dans la période. */
export async function readUse(db: Db, usage: string, valeur: string, secondes: number): Promise<number> {
  const ligne = await db.essai.findUnique({ where: { cle: key(usage, valeur) }, select: { nombre: true, depuis: true } })
  return ligne && ligne.depuis.getTime() > maintenant().getTime() - secondes * 1000 ? ligne.nombre : 0
}

/** Rend un geste compté : il était juste. */
export const giveBackUse = (db: Db, usage: string, valeur: string) =>
  db.essai.updateMany({ where: { cle: key(usage, valeur), nombre: { gt: 0 } }, data: { nombre: { decrement: 1 } } })

/** Oublie les gestes comptés sous cette clé. */
export const forgetUse = (db: Db, usage: string, valeur: string) => db.essai.deleteMany({ where: { cle: key(usage, valeur) } })

/** Compte un essai depuis cette adresse IP. @returns vrai quand elle a dépassé sa part (25 en 15 s). */
export const countIp = async (db: Db, ip: string): Promise<boolean> =>
  (await countUse(db, 'ip', networkOf(ip), { max: FREINS.ipMax, secondes: FREINS.ipSecondes })) > FREINS.ipMax

/** Le même compte, pour qui n’a qu’à attendre. @throws `refused` quand cette adresse a dépassé sa part. */
export async function checkIp(db: Db, ip: string): Promise<void> {
  if (await countIp(db, ip)) throw refused('Trop d’essais en peu de temps\u00a0: attendez une minute, puis recommencez.')
}

/**
 * Prend un essai avant de le juger : compté d’abord, une rafale n’en fait pas juger un de trop. Un essai refusé ne compte pas : il ne prolonge rien.
 * Le même travail que l’adresse existe ou non.
 */
export async function takeTry(db: Db, { email, ip, appareil }: Source): Promise<Essai> {
  const adresse = addressKey(email)
  if (appareil !== null) {
    const cle = key('appareil', `${email}|${appareil}`)
    const nombre = await admit(db, { cle, adresse, frein: FREINS.appareil })
    return nombre === null ? REFUSE : { admis: true, prises: [cle], alerte: nombre === FREINS.appareil.blocageApres ? nombre : null }
  }
  if (await isClosed(db, adresse)) return REFUSE
  const couple = key('couple', `${email}|${networkOf(ip)}`)
  const nombre = await admit(db, { cle: couple, adresse, frein: FREINS.couple })
  if (nombre === null) return REFUSE
  const alerte = nombre === FREINS.couple.blocageApres ? nombre : null
  // Passé son blocage, un couple n’use plus que lui-même : un seul réseau ne ralentit jamais l’adresse pour les autres.
  if (nombre > FREINS.couple.blocageApres) return { admis: true, prises: [couple], alerte }
  const total = await admit(db, { cle: adresse, adresse, frein: FREINS.adresse })
  if (total === null) return REFUSE
  return { admis: true, prises: [couple, adresse], alerte: total === FREINS.adresse.delaiApres ? total : alerte }
}

/** L’essai était juste : son couple ou son appareil repart de zéro, l’adresse rend ce seul essai et garde ceux des autres. */
export async function giveBack(db: Db, { prises: [propre, adresse] }: Essai): Promise<void> {
  if (propre) await db.essai.deleteMany({ where: { cle: propre } })
  if (adresse)
    await db.essai.updateMany({ where: { cle: adresse, nombre: { gt: 0 } }, data: { nombre: { decrement: 1 }, bloqueJusqua: new Date(0) } })
}

/** Vrai la première fois du jour pour cette adresse : on ne prévient qu’une fois. */
export async function isFirstAlert(db: Db, email: string): Promise<boolean> {
  const prises = await db.$queryRaw<{ une: number }[]>`
    INSERT INTO essai (cle, adresse) VALUES (${key('alerte', email)}, ${addressKey(email)})
    ON CONFLICT (cle) DO UPDATE SET depuis = maintenant() WHERE essai.depuis < maintenant() - make_interval(secs => ${FREINS.periodeSecondes}::float)
    RETURNING 1 AS une`
  return prises.length > 0
}

/** Oublie tous les essais faits pour cette adresse. */
export const forgetTries = (db: Db, email: string) => db.essai.deleteMany({ where: { adresse: addressKey(email) } })

async function isClosed(db: Db, cle: string): Promise<boolean> {
  const [ligne] = await db.$queryRaw<{ ferme: boolean }[]>`SELECT bloque_jusqua > maintenant() AS ferme FROM essai WHERE cle = ${cle}`
  return ligne?.ferme ?? false
}

type Compteur = { cle: string; adresse: string; frein: { delaiApres: number; blocageApres: number } }

/**
 * Compte un essai et pose l’attente du suivant, en une écriture : deux essais au même instant se suivent, et la ligne n’est tenue qu’un moment. Une
 * clé sans attente l’est depuis toujours : comparée à « maintenant », elle refuserait l’essai commencé un instant plus tôt.
 * @returns le nombre d’essais du jour, ou `null` pendant l’attente.
 */
async function admit(db: Db, { cle, adresse, frein }: Compteur): Promise<number | null> {
  const pauses = Array.from({ length: frein.blocageApres }, (_, n) => pauseAfter(n + 1, frein))
  const [ligne] = await db.$queryRaw<{ nombre: number }[]>`
    INSERT INTO essai (cle, adresse, bloque_jusqua) VALUES (${cle}, ${adresse}, 'epoch')
    ON CONFLICT (cle) DO UPDATE SET (nombre, depuis, bloque_jusqua) = (
      SELECT n.nombre, n.depuis, CASE WHEN n.pause > 0 THEN maintenant() + make_interval(secs => n.pause) ELSE 'epoch' END
      FROM (SELECT e.nombre, e.depuis, (${pauses}::float[])[least(e.nombre, ${frein.blocageApres}::int)] AS pause
        FROM (SELECT CASE WHEN neuf THEN 1 ELSE essai.nombre + 1 END AS nombre, CASE WHEN neuf THEN maintenant() ELSE essai.depuis END AS depuis
          FROM (SELECT essai.depuis < maintenant() - make_interval(secs => ${FREINS.periodeSecondes}::float) AS neuf) p) e) n)
      WHERE essai.bloque_jusqua <= maintenant()
    RETURNING nombre`
  return ligne?.nombre ?? null
}
