import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexer, type Token } from 'marked'
import type { Bloc, Bout, Entree } from '../lib/faq/entree.ts'
import { write } from './demarches.ts'
import { ROOT } from './paths.ts'

/**
 * Écrit dans `lib/faq/generated` les entrées de l’aide, lues de leurs fichiers Markdown : l’assembleur ne parcourt pas de dossiers à l’exécution, et le
 * portail n’a pas de Markdown à lire. Sans effet sur une liste à jour.
 * @throws quand un fichier n’a pas la forme attendue, avec son nom.
 */
export function writeFaq(root = ROOT): void {
  const folder = join(root, 'lib', 'faq', 'entrees')
  const entrees = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => readEntree(file.slice(0, -3), readFileSync(join(folder, file), 'utf8')))
    .sort((a, b) => a.rang - b.rang)
    .map(({ rang: _, ...entree }) => entree)
  mkdirSync(join(root, 'lib', 'faq', 'generated'), { recursive: true })
  write(join(root, 'lib', 'faq', 'generated', 'entrees.ts'), [
    "import type { Entree } from '../entree'",
    '',
    `export const ENTREES: readonly Entree[] = ${JSON.stringify(entrees, null, 2)}`,
  ])
}

/**
 * Une entrée, de son texte : un en-tête (question, rubrique, pages, mots, rang), puis sa réponse.
 * @throws quand l’en-tête manque, ou que la réponse a autre chose que paragraphes, listes, appuis et liens du portail.
 */
export function readEntree(id: string, texte: string): Entree & { rang: number } {
  const [, tete = '', corps = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(texte) ?? []
  const champs = new Map(tete.split('\n').map((ligne) => [ligne.slice(0, ligne.indexOf(':')), ligne.slice(ligne.indexOf(':') + 1).trim()]))
  const said = (nom: string): string => {
    const valeur = champs.get(nom)
    if (!valeur) throw new Error(`lib/faq/entrees/${id}.md : l’en-tête n’a pas « ${nom} ».`)
    return valeur
  }
  const list = (nom: string) => said(nom).split(/\s+/)
  const blocs = lexer(corps.trim()).flatMap((token) => readBlock(id, token))
  if (blocs.length === 0) throw new Error(`lib/faq/entrees/${id}.md : la réponse est vide.`)
  const question = said('question')
  return { id, question, rubrique: said('rubrique'), pages: list('pages'), mots: list('mots'), rang: Number(said('rang')), blocs }
}

function readBlock(id: string, token: Token): Bloc[] {
  switch (token.type) {
    case 'space':
      return []
    case 'paragraph':
      return [{ genre: 'paragraphe', bouts: readBouts(id, token.tokens ?? []) }]
    case 'list': {
      const lignes = (token.items as { tokens: Token[] }[]).map(({ tokens }) =>
        readBouts(
          id,
          tokens.flatMap((t) => ('tokens' in t && t.tokens) || [t]),
        ),
      )
      return [{ genre: token.ordered ? 'etapes' : 'points', lignes }]
    }
    default:
      throw new Error(`lib/faq/entrees/${id}.md : un « ${token.type} » ne se montre pas dans l’aide.`)
  }
}

const readBouts = (id: string, tokens: readonly Token[]): Bout[] =>
  tokens.map((token): Bout => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return token.text as string
      case 'strong':
        return { appui: token.text as string }
      case 'link':
        if (!String(token.href).startsWith('/')) throw new Error(`lib/faq/entrees/${id}.md : le lien ${token.href} sort du portail.`)
        return { lien: token.text as string, vers: token.href as string }
      default:
        throw new Error(`lib/faq/entrees/${id}.md : un « ${token.type} » ne se montre pas dans l’aide.`)
    }
  })
