import { parseAst } from 'vitest/node'
import type { Coupe } from './mutant.ts'
import { nameOf, type Noeud, withComma } from './noeud.ts'
import { doorCuts, placeCuts, PLUS_FAIBLE } from './portes.ts'
import { termsOf } from './sql.ts'

/** Ce que l’on sait ôter ou retourner dans un fichier TypeScript. */
export type Operation =
  | 'garde'
  | 'logique'
  | 'branche'
  | 'comparaison'
  | 'appel'
  | 'ordre'
  | 'perimetre'
  | 'droit'
  | 'where'
  | 'transition'
  | 'liste'
  | 'rejuge'
  | 'verrou'
  | 'porte'
  | 'trouve'
  | 'drapeau'
  | 'sql'
  | 'sql-acteur'

/** Une jointure, un périmètre que `perimetre` ôte déjà, une recherche, un tri, une couleur : ce n’est pas une borne. */
const AILLEURS = /^[\w.]+ = [\w.]+$|^\$\{[^}]*\}$|likePattern|COLLATE|json_object_agg/

/** Ce qui borne une lecture à une personne, et ce qui ne la bornerait plus. */
const PARTOUT = new Map([
  ['demandesOf', '{}'],
  ['courriersOf', '{}'],
  ['contratsOf', '{}'],
  ['demandesSql', 'Prisma.sql`true`'],
  ['reachSql', 'Prisma.sql`true`'],
  ['mine', 'Prisma.sql`true`'],
])
const RETOURNES = new Map(Object.entries({ '===': '!==', '!==': '===', '>': '>=', '<': '<=', '>=': '>', '<=': '<' }))
const VRAIS = new Set(['some', 'every', 'includes', 'has'])
/** Les colonnes qui disent à qui est une ligne, ou si elle compte encore. */
const BORNES = /^(siren|compteId|cabinetId|utilisateurId|auteurId|univers|statut|etat|role|cote|desactiveLe|detacheLe|retireeLe|demarche|demandeId)$/
/** Une condition SQL qui borne à une personne, à une entreprise, ou à ce qui vaut encore. */
const PORTEE = /actor|reachSql|demandesSql|mine\(|siren\b|compte_id|cabinet_id|utilisateur_id|a_finaliser/

/** Les changements d’un fichier pour ces opérations, dans l’ordre du texte. @throws quand il ne se lit pas. */
export function cutsOf(source: string, tsx: boolean, operations: readonly Operation[]): Coupe[] {
  const coupes: Coupe[] = []
  const text = (n: Noeud) => source.slice(n.start, n.end)
  const cut = (nom: string, n: { start: number; end: number }, apres: string) => coupes.push({ nom, debut: n.start, fin: n.end, apres })
  const does = (operation: Operation) => operations.includes(operation)
  walk(parseAst(source, { lang: tsx ? 'tsx' : 'ts' }) as unknown as Noeud, (n, chemin) => {
    const parent = chemin.at(-1)
    if (n.type === 'IfStatement' && does('garde') && exits(n.consequent as Noeud)) cut('garde ôtée', n.test as Noeud, 'false')
    if (n.type === 'LogicalExpression' && does('logique') && n.operator !== '??') {
      cut('seule la première condition', n, text(n.left as Noeud))
      cut('seule la seconde condition', n, text(n.right as Noeud))
    }
    if (n.type === 'ConditionalExpression' && does('branche')) {
      cut('toujours la première branche', n, text(n.consequent as Noeud))
      cut('toujours la seconde branche', n, text(n.alternate as Noeud))
    }
    const retourne = RETOURNES.get(String(n.operator))
    if (n.type === 'BinaryExpression' && does('comparaison') && retourne !== undefined && !decides(n, parent)) {
      const entre = { start: (n.left as Noeud).end, end: (n.right as Noeud).start }
      cut('comparaison retournée', entre, source.slice(entre.start, entre.end).replace(String(n.operator), retourne))
    }
    if (n.type === 'CallExpression') {
      const callee = n.callee as Noeud
      const nom = nameOf(callee)
      if (does('appel') && callee.type === 'MemberExpression') {
        if (nom === 'filter') cut('filtre ôté', n, text(callee.object as Noeud))
        if (VRAIS.has(nom)) cut(`« ${nom} » toujours vrai`, n, 'true')
      }
      const partout = PARTOUT.get(nom)
      if (does('perimetre') && partout !== undefined) cut('périmètre ôté', n, partout)
      if (does('rejuge') && callee.type === 'MemberExpression' && nom === 'again') cut('jugé une seule fois', n, text(callee.object as Noeud))
      if (does('rejuge') && nom === 'freshActor') cut('personne d’avant le corps', n, 'currentActor()')
      if (does('liste') && nom === 'suivie' && parent?.type === 'Property') cut('suite ôtée', n, 'RIEN')
    }
    if (n.type === 'ExpressionStatement' && does('ordre') && /^(await )?\w+\(/.test(text(n))) cut('ordre ôté', n, ';')
    if (n.type === 'Property' && does('porte')) coupes.push(...doorCuts(source, n))
    if (n.type === 'Property' && does('trouve') && /^(LOCATORS|PLACES)$/.test(tableOf(chemin))) coupes.push(...placeCuts(source, n, tableOf(chemin)))
    if (n.type === 'Property' && does('drapeau') && typeof (n.value as Noeud).value === 'boolean')
      cut('drapeau retourné', n.value as Noeud, String(!(n.value as Noeud).value))
    const faible = PLUS_FAIBLE.get(String(n.value))
    if (n.type === 'Literal' && does('droit') && faible !== undefined) cut('droit plus faible', n, `'${faible}'`)
    if (n.type === 'Property' && does('where') && inWhere(chemin) && BORNES.test(nameOf(n.key as Noeud)) && !isTwice(n, chemin))
      cut('borne ôtée', withComma(source, n), '')
    if (n.type === 'Property' && does('transition') && isEtat(n)) {
      cut('transition ôtée', withComma(source, n), '')
      const vers = String((n.value as Noeud).value)
      cut('transition déviée', n.value as Noeud, vers === 'en_traitement' ? `'cloturee'` : `'en_traitement'`)
    }
    if (n.type === 'Property' && does('transition') && tableOf(chemin) === 'ACTE_DE') {
      cut('acte ôté', withComma(source, n), '')
      cut('acte dévié', n.value as Noeud, `'${(n.value as Noeud).value === 'ecrire' ? 'prendre' : 'ecrire'}'`)
    }
    if (n.type === 'Property' && does('liste') && /^(notifications|courriels)$/.test(nameOf(n.key as Noeud))) {
      const liste = n.value as Noeud
      if (liste.type === 'ArrayExpression' && (liste.elements as unknown[]).length > 0) cut('suite ôtée', liste, '[]')
    }
    const verrou = n.type === 'TaggedTemplateExpression' && does('verrou') ? text(n).indexOf(' FOR UPDATE') : -1
    if (verrou >= 0) cut('verrou ôté', { start: n.start + verrou, end: n.start + verrou + ' FOR UPDATE'.length }, '')
    if (n.type === 'TaggedTemplateExpression' && (does('sql') || does('sql-acteur'))) {
      const quasi = n.quasi as Noeud
      coupes.push(
        ...termsOf(source.slice(quasi.start + 1, quasi.end - 1), quasi.start + 1, (t) => does('sql') || (PORTEE.test(t) && !AILLEURS.test(t))),
      )
    }
  })
  return coupes.filter(({ debut, fin, apres }) => source.slice(debut, fin) !== apres)
}

function walk(n: Noeud, visit: (n: Noeud, chemin: readonly Noeud[]) => void, chemin: readonly Noeud[] = []): void {
  if (n.type?.startsWith('TS') && !('expression' in n)) return
  visit(n, chemin)
  for (const [cle, valeur] of Object.entries(n)) {
    if (/^(typeAnnotation|typeArguments|typeParameters|returnType)$/.test(cle)) continue
    for (const enfant of Array.isArray(valeur) ? valeur : [valeur])
      if (typeof enfant === 'object' && enfant !== null && typeof (enfant as Noeud).type === 'string') walk(enfant as Noeud, visit, [...chemin, n])
  }
}

/** Le nom de la table dont cette propriété est une entrée. */
function tableOf(chemin: readonly Noeud[]): string {
  const [declare, ...entre] = chemin.slice(chemin.findLastIndex(({ type }) => type === 'VariableDeclarator'))
  const direct = entre.every(({ type }) => /^(ObjectExpression|TSAsExpression|TSSatisfiesExpression)$/.test(type))
  return declare?.type === 'VariableDeclarator' && direct ? nameOf(declare.id as Noeud) : ''
}

/** Une égalité qui est toute la question d’un `if` ou d’un `?:` : ôter la garde ou forcer la branche en dit déjà plus que la retourner. */
const decides = (n: Noeud, parent: Noeud | undefined): boolean =>
  parent !== undefined && /^(IfStatement|ConditionalExpression)$/.test(parent.type) && parent.test === n && String(n.operator).endsWith('==')

/** Une branche qui s’arrête : lever, répondre, ou les deux dans un bloc d’une instruction. */
function exits(n: Noeud): boolean {
  if (n.type === 'BlockStatement') return (n.body as Noeud[]).some(exits)
  return n.type === 'ThrowStatement' || n.type === 'ReturnStatement' || n.type === 'ContinueStatement'
}

/** Dans le `where` d’une lecture, et non dans ce qu’elle rend ou écrit. */
function inWhere(chemin: readonly Noeud[]): boolean {
  const cles = chemin.filter(({ type }) => type === 'Property').map(({ key }) => nameOf(key as Noeud))
  const tenu = chemin.some((n) => n.type === 'CallExpression' && nameOf(n.callee as Noeud) === 'holdDemande')
  return (
    (cles.includes('where') || (tenu && cles.includes('AND'))) &&
    !cles.slice(cles.lastIndexOf('where') + 1).some((cle) => cle === 'select' || cle === 'data')
  )
}

/** Le SIREN à côté de l’identifiant de la demande, où il ne fait que mener à l’index, ou à côté d’un périmètre déjà demandé pour lui. */
function isTwice(n: Noeud, chemin: readonly Noeud[]): boolean {
  if (nameOf(n.key as Noeud) !== 'siren') return false
  const [voisins, conditions] = [chemin.at(-1)?.properties, chemin.at(-2)?.elements].map((liste) => (liste ?? []) as Noeud[])
  const borne = ({ type, callee, arguments: donnes }: Noeud) =>
    type === 'CallExpression' && PARTOUT.has(nameOf(callee as Noeud)) && (donnes as Noeud[]).some((donne) => nameOf(donne) === 'siren')
  return (voisins ?? []).some((p) => p.type === 'Property' && nameOf(p.key as Noeud) === 'demandeId') || (conditions ?? []).some(borne)
}

const ETATS = /^(brouillon|a_qualifier|a_prendre|en_traitement|pieces_demandees|cloturee)$/
const isEtat = (n: Noeud): boolean => ETATS.test(nameOf(n.key as Noeud)) && ETATS.test(String((n.value as Noeud).value))
