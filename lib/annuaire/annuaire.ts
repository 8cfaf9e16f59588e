import { maintenant } from '@/lib/ground/clock'

/** Ce que l’annuaire public dit d’une entreprise. `diffusible` faux : elle a demandé que le reste ne se montre pas, et ces champs sont vides. */
export type EntreprisePublique = {
  siren: string
  nom: string | null
  commune: string | null
  /** Fermée depuis ce jour civil, quand il est connu. */
  fermee: { depuis: string | null } | null
  diffusible: boolean
}

/** Un service d’annuaire (port). Rend `null` pour un SIREN qu’il ne connaît pas. @throws quand il ne répond pas, ou autre chose. */
export type Service = { bySiren(siren: string): Promise<EntreprisePublique | null> }

/** Le service demande d’attendre (HTTP 429). */
export class TropVite extends Error {
  constructor(readonly attenteMs: number) {
    super('L’annuaire demande d’attendre.')
  }
}

/** Ce que l’on sait d’un SIREN. `indisponible` n’arrête jamais rien : seul le numéro entreprise certifie. */
export type Constat = { suite: 'trouvee'; entreprise: EntreprisePublique } | { suite: 'inconnue' } | { suite: 'indisponible' }

/** Un jour de mémoire, deux mille entreprises ; cinq échecs de suite ouvrent le disjoncteur une demi-minute, puis un seul essai le referme ou non. */
export const ANNUAIRE = { memoireMs: 86_400_000, gardees: 2_000, echecs: 5, pauseMs: 30_000, attenteMaxMs: 600_000 } as const

/** Un annuaire qui se souvient, attend quand on le lui demande, et cesse d’appeler un service en panne. */
export type Annuaire = { consult(siren: string): Promise<Constat> }

/**
 * Garde un service derrière une mémoire et un disjoncteur. Deux demandes d’un même SIREN au même instant n’en font qu’une.
 * @param heure maintenant, en millisecondes.
 */
export function guardService(service: Service, heure: () => number = () => maintenant().getTime()): Annuaire {
  const memoire = new Map<string, { constat: Constat; luMs: number }>()
  const enCours = new Map<string, Promise<Constat>>()
  let [echecs, fermeJusqua] = [0, 0]

  async function ask(siren: string): Promise<Constat> {
    try {
      const entreprise = await service.bySiren(siren)
      ;[echecs, fermeJusqua] = [0, 0]
      const constat: Constat = entreprise ? { suite: 'trouvee', entreprise } : { suite: 'inconnue' }
      memoire.delete(siren)
      memoire.set(siren, { constat, luMs: heure() })
      for (const [premier] of memoire) if (memoire.size > ANNUAIRE.gardees) memoire.delete(premier)
      return constat
    } catch (erreur) {
      echecs++
      if (erreur instanceof TropVite) fermeJusqua = heure() + Math.min(erreur.attenteMs, ANNUAIRE.attenteMaxMs)
      else if (echecs >= ANNUAIRE.echecs) fermeJusqua = heure() + ANNUAIRE.pauseMs
      return { suite: 'indisponible' }
    } finally {
      enCours.delete(siren)
    }
  }

  return {
    async consult(siren) {
      const garde = memoire.get(siren)
      if (garde && heure() - garde.luMs < ANNUAIRE.memoireMs) return garde.constat
      const deja = enCours.get(siren)
      if (deja) return deja
      if (heure() < fermeJusqua) return { suite: 'indisponible' }
      // Rouvert à peine : celui-ci essaie seul, les autres attendent de savoir.
      if (echecs >= ANNUAIRE.echecs) fermeJusqua = heure() + ANNUAIRE.pauseMs
      const demande = ask(siren)
      enCours.set(siren, demande)
      return demande
    },
  }
}
