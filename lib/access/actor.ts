import type { Univers } from '@/lib/ground/univers'
import type { Role, RoleCabinet } from './roles'

/** Un titre auquel la personne atteint des entreprises : un membre d’un compte, ou une délégation acceptée par son cabinet. */
export type Acces = {
  voie: 'membre' | 'delegation'
  id: string
  compteId: string
  compteNom: string
  role: Extract<Role, 'administrateur' | 'collaborateur' | 'expert_comptable'>
  lectureSeule: boolean
  univers: Univers[]
  /** Ceux de ses univers où il ne fait que consulter, quand ce n’est pas partout. */
  lecture?: Univers[]
  sirens: string[]
}

/** Qui agit, relu de la base à chaque requête : un droit retiré ne sert plus à la requête suivante. */
export type Actor = {
  sessionId: string
  utilisateur: { id: string; prenom: string; nom: string; email: string; civilite: 'madame' | 'monsieur' }
  gestion: 'gestionnaire' | 'superviseur' | null
  cabinet: { id: string; raisonSociale: string; role: RoleCabinet } | null
  acces: Acces[]
  perimetre: { sirens: string[]; comptes: string[] }
  /** Un administrateur voit comme cette personne : elle n’est pas là, et rien ne s’écrit en son nom. */
  regard?: Regard
  /** Un compte dont elle est membre demande un second facteur qu’elle n’a pas : d’ici là, elle ne peut que l’activer. */
  secondFacteurDu?: boolean | undefined
}

/**
 * « Voir comme » : un administrateur (`par`) regarde ce que ce titre de son compte montre à qui le tient. Les titres de l’acteur sont ceux-là seuls, en
 * lecture seule ; tout ce qui garde une trace de quelqu’un la garde de lui.
 */
export type Regard = { par: Actor; compteId: string; voie: Acces['voie']; id: string }

/** Qui est devant l’écran : la personne, ou l’administrateur qui voit comme elle. */
export const ownOf = (actor: Actor): Actor => actor.regard?.par ?? actor

/** Construit l’acteur et son périmètre : les SIREN de tous ses titres, les comptes dont il est membre. */
export function actorFrom(base: Omit<Actor, 'perimetre'>): Actor {
  // Une personne de la gestion n’a que son rôle : un titre de client lui donnerait ses pages avec le périmètre de la gestion.
  // Sans le second facteur que son compte demande, elle n’atteint rien non plus, jusque devant la base.
  const acces = base.gestion || base.secondFacteurDu ? [] : base.acces
  const sirens = [...new Set(acces.flatMap((a) => a.sirens))].sort()
  const comptes = [...new Set(acces.filter((a) => a.voie === 'membre').map((a) => a.compteId))]
  return { ...base, acces, perimetre: { sirens, comptes } }
}

const parSiren = new WeakMap<readonly Acces[], Map<string, Acces[]>>()

/** Les titres de la personne sur cette entreprise, dans leur ordre ; rangés une fois par acteur, qui ne change pas. */
export function accesOn({ acces }: Pick<Actor, 'acces'>, siren: string): readonly Acces[] {
  let ranges = parSiren.get(acces)
  if (!ranges) {
    ranges = new Map()
    for (const titre of acces)
      for (const un of titre.sirens) {
        const siens = ranges.get(un)
        if (siens) siens.push(titre)
        else ranges.set(un, [titre])
      }
    parSiren.set(acces, ranges)
  }
  return ranges.get(siren) ?? []
}
