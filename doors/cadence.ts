import 'server-only'
import { type Actor, ownOf } from '@/lib/access/actor'
import { systemDb } from '@/lib/data/as-system'
import { tooFast } from '@/lib/ground/errors'

/** Combien de tours d’affilée, puis combien par heure. */
type Allure = { rafale: number; parHeure: number }

/**
 * L’allure d’une personne, par geste (ASVS V2.4) : la rafale est ce qu’elle peut faire d’un coup, le reste revient peu à peu. Une porte qui écrit et
 * ne nomme pas son geste est un acte.
 */
export const ALLURES = {
  // Répondre à douze demandes de suite, chacune deux fois : au-delà, ce n’est plus une main qui écrit.
  message: { client: { rafale: 20, parHeure: 60 }, gestion: { rafale: 30, parHeure: 300 } },
  // Vingt fichiers lâchés d’un coup dans trois demandes.
  piece: { client: { rafale: 60, parHeure: 300 }, gestion: { rafale: 60, parHeure: 300 } },
  // Un cabinet qui ouvre la semaine : trente arrêts commencés avant le café.
  brouillon: { client: { rafale: 30, parHeure: 120 }, gestion: { rafale: 30, parHeure: 120 } },
  // Deux onglets s’enregistrent 0,8 s après chaque frappe.
  frappe: { client: { rafale: 240, parHeure: 7200 }, gestion: { rafale: 240, parHeure: 7200 } },
  // Envoyer tout ce qui était prêt.
  envoi: { client: { rafale: 60, parHeure: 300 }, gestion: { rafale: 60, parHeure: 300 } },
  // Un document se fabrique à chaque fois : en relire vingt de suite, pas cent.
  fichier: { client: { rafale: 20, parHeure: 600 }, gestion: { rafale: 40, parHeure: 1200 } },
  acte: { client: { rafale: 120, parHeure: 3600 }, gestion: { rafale: 120, parHeure: 3600 } },
} as const satisfies Record<string, { client: Allure; gestion: Allure }>

export type Geste = keyof typeof ALLURES

/**
 * Prend un tour. Le compte est tenu en base, en une écriture : ni plusieurs processus ni des requêtes au même instant ne le contournent.
 * @throws `cadence` quand la personne va plus vite qu’une main ; un tour refusé ne compte pas.
 */
export async function takeTurn(actor: Actor, geste: Geste): Promise<void> {
  const { rafale, parHeure }: Allure = ALLURES[geste][actor.gestion ? 'gestion' : 'client']
  const pas = 3600 / parHeure
  const avance = pas * (rafale - 1)
  const { id } = ownOf(actor).utilisateur
  const db = systemDb('cadence')
  const pris = await db.$queryRaw<{ un: number }[]>`
    INSERT INTO cadence AS c (utilisateur_id, geste, pret_le) VALUES (${id}::uuid, ${geste}, maintenant() + make_interval(secs => ${pas}::float))
    ON CONFLICT (utilisateur_id, geste) DO UPDATE SET pret_le = greatest(c.pret_le, maintenant()) + make_interval(secs => ${pas}::float)
      WHERE c.pret_le <= maintenant() + make_interval(secs => ${avance}::float)
    RETURNING 1 AS un`
  if (pris.length > 0) return
  const [reste] = await db.$queryRaw<{ secondes: number }[]>`
    SELECT ceil(extract(epoch FROM pret_le - maintenant()) - ${avance}::float)::int AS secondes FROM cadence WHERE utilisateur_id = ${id}::uuid AND geste = ${geste}`
  throw tooFast(Math.max(1, reste?.secondes ?? 1))
}
