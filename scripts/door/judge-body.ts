import { FIELD_LIMITS } from '../../lib/ground/field-limits.ts'

/** Les champs d’un envoi : au plus tant de noms différents, tant de valeurs, et tant de niveaux ou d’objets pour ce qui se lit en JSON. */
export const FIELDS = { ...FIELD_LIMITS, structure: 20_000 } as const

/** Ce qu’un corps arrivé entier a d’inacceptable : trop de champs, ou un formulaire abîmé. */
export type ContentFault = 'trop_de_champs' | 'abime'

/**
 * Regarde un corps entier avant que quiconque l’interprète, d’un seul passage : combien de champs il porte, et s’il est bien fini.
 * Les champs que Next ajoute (`$ACTION…`) comptent comme les autres ; ils sont une dizaine.
 * @returns `null` quand il peut entrer.
 */
export function judgeBody(type: string, body: Buffer): ContentFault | null {
  if (/^multipart\/form-data/i.test(type)) return judgeMultipart(type, body)
  if (/^application\/x-www-form-urlencoded/i.test(type)) return countBytes(body, '&', FIELDS.values) > FIELDS.values ? 'trop_de_champs' : null
  return countStructure(body) > FIELDS.structure ? 'trop_de_champs' : null
}

function judgeMultipart(type: string, body: Buffer): ContentFault | null {
  const boundary = /;\s{0,5}boundary=(?:"([^"\\]{1,70})"|([^\s;"]{1,70}))/i.exec(type.slice(0, 1000))
  const edge = Buffer.from(`--${boundary?.[1] ?? boundary?.[2] ?? ''}`, 'latin1')
  // Deux bords, fût-ce l’un dans une chaîne : celui que Next lira pourrait être l’autre, et ses champs n’être comptés par personne.
  if (edge.length === 2 || type.split(/boundary\s*=/i).length > 2 || body.indexOf(edge) !== 0) return 'abime'
  const separator = Buffer.concat([Buffer.from('\r\n'), edge])
  const names = new Set<string>()
  let values = 0
  for (let at = edge.length; ; ) {
    if (body.toString('latin1', at, at + 2) === '--') break
    const head = body.indexOf('\r\n\r\n', at)
    const next = body.indexOf(separator, at)
    if (head < 0 || next < head) return 'abime'
    const start = body.toString('latin1', at, Math.min(head, at + 2000))
    // Une partie qui n’est pas un champ nommé : la lire ferait tomber Next.
    if (!NAMED.test(start)) return 'abime'
    names.add(start)
    if (++values > FIELDS.values + EXTRA || names.size > FIELDS.names + EXTRA) return 'trop_de_champs'
    at = next + 2 + edge.length
  }
  return countStructure(body) > FIELDS.structure ? 'trop_de_champs' : null
}

/** Ce par quoi un navigateur ouvre chaque partie (RFC 7578, 4.2) : rien d’autre, où Next tomberait. */
const NAMED = /^content-disposition: ?form-data; ?name="[^"\r\n]*"(?:; ?filename="[^"\r\n]*")?$/im

/** Ce que Next et l’en-tête d’un fichier vide peuvent ajouter aux champs du formulaire lui-même. */
const EXTRA = 20

function countBytes(body: Buffer, mark: string, enough: number): number {
  let count = 0
  for (let at = body.indexOf(mark); at >= 0 && count <= enough; at = body.indexOf(mark, at + 1)) count++
  return count
}

/** Objets, listes, clés : ce que coûte un JSON tient à leur nombre plus qu’à son poids. Une personne n’en tape pas vingt mille. */
const countStructure = (body: Buffer): number => Math.max(...['{', '[', ':'].map((mark) => countBytes(body, mark, FIELDS.structure)))
