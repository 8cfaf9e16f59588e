import { RIGHTS } from '../../lib/access/rights.ts'
import { ROLES } from '../../lib/access/roles.ts'
import type { Coupe } from './mutant.ts'

/** Chaque droit de chaque rôle ôté, et chaque droit qu’il n’a pas donné. @param source le texte de `roles.ts`. */
export function rolesCuts(source: string): Coupe[] {
  return Object.entries(ROLES).flatMap(([role, droits]) => {
    const trouve = new RegExp(`\\n {2}${role}: ([^\\n]+),\\n`).exec(source)
    if (!trouve?.[1]) throw new Error(`roles.ts ne dit plus ${role} sur une ligne.`)
    const debut = trouve.index + trouve[0].lastIndexOf(trouve[1])
    return Object.keys(RIGHTS).map((droit): Coupe => {
      const tenu = (droits as readonly string[]).includes(droit)
      const apres = tenu ? `(${trouve[1]} as readonly Right[]).filter((d) => d !== '${droit}')` : `[...(${trouve[1]}), '${droit}']`
      return { nom: `${role} : ${droit} ${tenu ? 'ôté' : 'donné'}`, debut, fin: debut + (trouve[1]?.length ?? 0), apres }
    })
  })
}

/** Chaque entrée de `WRITES` et de `PERSONNELS` ôtée. */
export function listCuts(source: string, listes: Readonly<Record<string, readonly string[]>>): Coupe[] {
  return Object.entries(listes).flatMap(([nom, droits]) => {
    const trouve = new RegExp(`export const ${nom}: readonly Right\\[\\] = ([^\\n]+)\\n`).exec(source)
    if (!trouve?.[1]) throw new Error(`roles.ts ne dit plus ${nom} sur une ligne.`)
    const debut = trouve.index + trouve[0].lastIndexOf(trouve[1])
    return droits.map((droit) => ({
      nom: `${nom} : ${droit} ôté`,
      debut,
      fin: debut + (trouve[1]?.length ?? 0),
      apres: `(${trouve[1]} as readonly Right[]).filter((d) => d !== '${droit}')`,
    }))
  })
}

/** Le lieu de chaque droit changé : exercé partout au lieu d’ici. @param source le texte de `rights.ts`. */
export const lieuxCuts = (source: string): Coupe[] =>
  [...source.matchAll(/'([a-z]+:[a-z]+)': \{ lieu: '(\w+)'/g)].map(([tout, droit, lieu = ''], _rang) => {
    const debut = source.indexOf(tout) + tout.lastIndexOf(`'${lieu}'`)
    return { nom: `${droit} : autre lieu`, debut, fin: debut + lieu.length + 2, apres: lieu === 'personne' ? `'gestion'` : `'personne'` }
  })
