import 'server-only'
import { onShutdown } from '@/lib/ground/store'
import { type Bornes, type Enfant, openEnfant } from './enfant'

/**
 * Pourquoi un travail n’a rien rendu : pas de place ou pas à temps pour commencer (`occupe`), trop long, trop de mémoire, ou il est tombé.
 */
export type Raison = 'occupe' | 'delai' | 'memoire' | 'panne'
/** Ce que rend l’atelier. Une union et non une exception : ce module est chargé plusieurs fois, `instanceof` n’y reconnaîtrait rien. */
export type Issue<Rendu> = { rendu: Rendu } | { echec: Raison }

export type Atelier = {
  /**
   * Fait un travail hors de ce processus.
   * @param module son fichier, depuis la racine, qui exporte `run(entree, octets)` ; il ne lit que du code et n’a ni base, ni secret, ni réseau à lui.
   * @param entree des données simples, recopiées.
   * @param octets ce qui est gros, à ne pas changer avant que le travail soit rendu.
   */
  run: <Entree, Rendu>(module: string, entree: Entree, octets?: Uint8Array) => Promise<Issue<Rendu>>
  /** Arrête tout, de force : ce qui attend est `occupe`, ce qui est en cours est perdu. */
  close: () => Promise<void>
}

type Travail = { module: string; entree: unknown; octets: Uint8Array; attente: NodeJS.Timeout; rend: (issue: Issue<unknown>) => void }

/** Mesurées sur les pires fichiers admis ou refusés (`npm run drill fichiers`), puis arrondies vers le haut. */
const BORNES: Bornes = {
  processus: 2,
  file: 12,
  attenteMs: 30_000,
  naissanceMs: 15_000,
  delaiMs: 20_000,
  memoireMo: 500,
  tasMo: 128,
  reposMs: 60_000,
  travaux: 100,
  dossiers: ['lib', 'node_modules'],
}

/**
 * Un atelier : quelques processus pour ce qui pourrait arrêter le portail, l’épuiser ou le faire tomber (lire un fichier d’inconnu, écrire
 * un PDF). Des processus et non des fils : on ne peut ni interrompre un fil dans du code natif, ni borner ce qu’il y prend, et s’il tombe
 * il emporte le portail. Nés au premier travail, remplacés quand ils dépassent une borne, rendus au repos.
 */
export function openAtelier(voulues: Partial<Bornes> = {}): Atelier {
  const bornes = { ...BORNES, ...voulues }
  const file: Travail[] = []
  const libres: Enfant[] = []
  const vivants = new Set<Enfant>()
  let ferme = false

  const birth = (): Enfant => {
    const enfant = openEnfant(bornes, {
      onFree: () => {
        libres.push(enfant)
        serve()
      },
      onLeave: () => {
        if (libres.includes(enfant)) libres.splice(libres.indexOf(enfant), 1)
      },
      onEnd: () => {
        vivants.delete(enfant)
        serve()
      },
    })
    vivants.add(enfant)
    return enfant
  }

  const serve = (): void => {
    while (!ferme && file.length > 0) {
      const enfant = libres.pop() ?? (vivants.size < bornes.processus ? birth() : undefined)
      const travail = enfant && file.shift()
      if (!travail) return
      clearTimeout(travail.attente)
      enfant.work(travail)
    }
  }

  return {
    run: <Entree, Rendu>(module: string, entree: Entree, octets: Uint8Array = new Uint8Array()) =>
      new Promise<Issue<Rendu>>((resolve) => {
        if (ferme || file.length >= bornes.file) return resolve({ echec: 'occupe' })
        const rend = resolve as Travail['rend']
        const attente = setTimeout(() => {
          file.splice(file.indexOf(travail), 1)
          rend({ echec: 'occupe' })
        }, bornes.attenteMs)
        const travail: Travail = { module, entree, octets, attente, rend }
        file.push(travail)
        serve()
      }),
    close: async () => {
      ferme = true
      for (const { attente, rend } of file.splice(0)) {
        clearTimeout(attente)
        rend({ echec: 'occupe' })
      }
      await Promise.all([...vivants].map((enfant) => enfant.end()))
    },
  }
}

/**
 * Des ateliers qui ne se voient pas : ce qui lit les fichiers d’inconnus ne voit jamais les réponses d’une demande, ni ne les fait attendre ; dessiner une
 * pièce que l’on regarde ne fait attendre aucun dépôt ; et les mots de passe que l’on choisit ont le leur.
 */
const ATELIERS = {
  fichiers: {},
  accuses: { processus: 1 },
  apercus: { processus: 1 },
  mots: { processus: 1, delaiMs: 5_000 },
} as const satisfies Record<string, Partial<Bornes>>

const place = globalThis as unknown as { [cle: symbol]: Map<string, Atelier> | undefined }
const CLE = Symbol.for('portail.ateliers')

/** Un atelier du portail, ouvert au premier appel et fermé avec lui. */
export function atelier(nom: keyof typeof ATELIERS): Atelier {
  place[CLE] ??= new Map()
  const ouverts = place[CLE]
  const deja = ouverts.get(nom)
  if (deja) return deja
  const nouveau = openAtelier(ATELIERS[nom])
  ouverts.set(nom, nouveau)
  onShutdown('pools', () => {
    ouverts.delete(nom)
    return nouveau.close()
  })
  return nouveau
}
