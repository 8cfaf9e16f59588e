import 'server-only'
import { randomUUID } from 'node:crypto'
import { keyed } from '@/lib/data/champ'
import { isoDay } from '@/lib/ground/date'
import { coffre } from './coffre'
import { openFile, sealFile } from './envelope'
import { ABANDON, EMPLACEMENT, LIMITES } from './rules'

/** Un fichier au coffre : où, et avec quelle clé (enveloppée). Rien n’y dit son nom. */
export type Rangement = { cle: string; cleChiffree: string }

/** Le casier d’une entreprise pour un jour : son nom ne dit pas le SIREN. */
const casier = (siren: string, jour: string): string =>
  `${jour}/${keyed('piece', siren)
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 16)}`

/** Chiffre et range un fichier, sous un nom tiré au hasard. */
export async function storeFile(siren: string, clair: Buffer, maintenant: Date): Promise<Rangement> {
  const cle = `${casier(siren, isoDay(maintenant))}/${randomUUID()}`
  const { scelle, cleChiffree } = await sealFile(clair, cle)
  await (await coffre()).disk.put(cle, scelle)
  return { cle, cleChiffree }
}

/** Le même pour l’image d’une page. À part des fichiers reçus : elle ne compte pas dans le jour de l’entreprise. */
export async function storeApercu(siren: string, clair: Buffer, maintenant: Date): Promise<Rangement> {
  const cle = `apercus/${casier(siren, isoDay(maintenant))}/${randomUUID()}`
  const { scelle, cleChiffree } = await sealFile(clair, cle)
  await (await coffre()).disk.put(cle, scelle)
  return { cle, cleChiffree }
}

/** Le fichier en clair, à mesure. @throws quand il manque ou qu’il a été altéré. */
export async function* readStored({ cle, cleChiffree }: Rangement): AsyncGenerator<Buffer> {
  yield* openFile(async () => (await coffre()).disk.getStream(cle), cle, cleChiffree)
}

/** Efface un fichier ; sans effet quand il n’y est plus. */
export const deleteStored = async (cle: string): Promise<void> => (await coffre()).disk.delete(cle)

/**
 * Vrai quand cette entreprise a au coffre plus que son jour : en octets, ou en fichiers, car chaque dépôt les compte. Les brouillons que la
 * personne ne voit pas comptent. Le compte s’arrête dès qu’il est dépassé : il ne coûte jamais plus que la limite.
 */
export async function isOverQuota(siren: string, maintenant: Date): Promise<boolean> {
  let [octets, fichiers] = [0, 0]
  for await (const { taille } of (await coffre()).list(casier(siren, isoDay(maintenant)))) {
    octets += taille
    if (++fichiers > LIMITES.fichiersParJour || octets > LIMITES.octetsParJour) return true
  }
  return false
}

/** Vrai quand le coffre a encore la place qu’il faut au reste du portail ; un seau ne prend rien à personne. */
export async function hasRoom(): Promise<boolean> {
  const place = await (await coffre()).room()
  return place === null || place >= LIMITES.placeLibre
}

/** Ce que le portail a rangé depuis plus longtemps que `ageMs`, écritures abandonnées comprises ; ce qui n’a pas sa forme n’est pas à lui. */
export async function listStored(ageMs: number, maintenant: Date): Promise<string[]> {
  const vieux: string[] = []
  for await (const { cle, le } of (await coffre()).list())
    if (maintenant.getTime() - le.getTime() > ageMs && (EMPLACEMENT.test(cle) || ABANDON.test(cle))) vieux.push(cle)
  return vieux
}
