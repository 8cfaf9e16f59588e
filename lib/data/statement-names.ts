import { createHash } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import type { ClientBase } from 'pg'
import { isStep } from './padded-list'

/** Bien plus que le portail n’en a ; au-delà, une requête part sans nom, et PostgreSQL la prévoit chaque fois. */
const NOMS_MAX = 600

/** BEGIN et les réglages ne se préparent pas. */
const PREPAREES = /^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b/i
/** Plusieurs lignes d’un coup : un texte par nombre de lignes. */
const PLUSIEURS_LIGNES = /^\s*INSERT\b[\s\S]*\)\s*,\s*\(/i
/** Une liste écrite valeur par valeur, comme Prisma les écrit : un texte par longueur, sauf aux paliers de `paddedList`. */
const LISTES = /\(\$\d+(?:,\s*\$\d+)*\)/g

type Noms = { parTexte: Map<string, string>; serie: number }

// Sur globalThis : l’assembleur peut charger ce module deux fois.
const KEY = Symbol.for('portail.requetes')
const place = globalThis as unknown as { [key: symbol]: Noms | undefined }
place[KEY] ??= { parTexte: new Map(), serie: 0 }
const noms = place[KEY]

/**
 * Le nom sous lequel PostgreSQL garde une requête préparée : l’empreinte de son texte. Sans lui, prévoir coûte plus que lire.
 * @returns le texte vide pour ce qui ne se garde pas, ou quand la borne est atteinte.
 */
export function statementName({ sql }: { sql: string }): string {
  const deja = noms.parTexte.get(sql)
  if (deja) return deja
  if (noms.parTexte.size >= NOMS_MAX || !isStable(sql)) return ''
  const nom = `${noms.serie}-${createHash('sha256').update(sql).digest('base64url')}`
  noms.parTexte.set(sql, nom)
  return nom
}

/** Vrai quand le nombre de textes de cette forme est borné. */
const isStable = (sql: string): boolean =>
  PREPAREES.test(sql) &&
  !PLUSIEURS_LIGNES.test(sql) &&
  (/^\s*INSERT\b/i.test(sql) || (sql.match(LISTES) ?? []).every((liste) => isStep(liste.split(',').length)))

/** Combien de requêtes de ce processus portent un nom. */
export const countStatements = (): number => noms.parTexte.size

/**
 * Veille sur une connexion neuve : une migration passée sous un portail vivant rend une requête gardée inutilisable (« cached plan must not change
 * result type »). Elle échoue une fois, puis tous les noms changent. Le nom de la routine vaut dans toutes les langues.
 */
export function watchPlans(client: ClientBase): void {
  const { connection } = client as ClientBase & { connection?: EventEmitter }
  connection?.on('errorMessage', ({ routine }: { routine?: string }) => {
    if (routine !== 'RevalidateCachedQuery') return
    noms.serie++
    noms.parTexte.clear()
  })
}
