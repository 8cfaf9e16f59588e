import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import { log } from '@/lib/ground/log'
import { sha256Of } from './digest'
import { inspect } from './inspect'
import type { Analyse, Refus } from './rules'
import { scan } from './scan'
import { deleteStored, hasRoom, isOverQuota, type Rangement, storeFile } from './store'

/** Un fichier arrivé : son emplacement, le nom donné, ses octets. */
export type Arrive = { champ: string; nom: string; octets: Buffer }
/** Un fichier admis et rangé, sans ligne encore : si elle ne vient pas, il est à reprendre (`dropStaged`, ou le balayage). */
export type Range = Rangement & { champ: string; nom: string; type: string; taille: number; sha256: string; analyse: Analyse }

/**
 * Admet un fichier et le range, chiffré : type et contenu jugés, antivirus, place du disque, quota du jour. Hors transaction.
 * @returns le fichier rangé, ou pourquoi il ne l’est pas ; rien n’en reste alors.
 */
export async function stagePiece(siren: string, { champ, nom: donne, octets }: Arrive): Promise<Range | { refus: Refus }> {
  const juge = await inspect(octets, donne)
  if (!juge.ok) return { refus: juge.refus }
  if (!(await hasRoom())) {
    log.error({}, 'pièces refusées : moins de 1 Go libre')
    return { refus: 'place' }
  }
  const analyse = await scan(octets)
  if (analyse === 'infectee') {
    log.warn({ siren, type: juge.type }, 'pièce infectée, non gardée')
    return { refus: 'infecte' }
  }
  const instant = maintenant()
  const rangement = await storeFile(siren, octets, instant)
  if (await isOverQuota(siren, instant)) {
    await deleteStored(rangement.cle)
    return { refus: 'quota' }
  }
  return {
    ...rangement,
    champ,
    nom: juge.nom,
    type: juge.type,
    taille: octets.length,
    sha256: await sha256Of(octets),
    analyse,
  }
}

/** Reprend des fichiers rangés qui n’auront pas de ligne ; ce qui échoue ici, le balayage le reprendra. */
export async function dropStaged(ranges: readonly Range[]): Promise<void> {
  await Promise.allSettled(ranges.map(({ cle }) => deleteStored(cle)))
}
