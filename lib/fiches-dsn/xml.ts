import { SaxesParser } from 'saxes'

/** Un élément lu : son nom, ses attributs, ses enfants et son texte. */
export type Noeud = { nom: string; attributs: Record<string, string>; enfants: Noeud[]; texte: string }

/** Pourquoi un XML ne se lit pas. */
export type RefusXml = 'trop_grand' | 'encodage' | 'mal_forme' | 'tronque' | 'entites' | 'profond'

/** Ce qui a empêché de lire, et à quelle ligne quand on le sait. */
export type FauteXml = { refus: RefusXml; ligne: number | null }

/** Au plus ce qu’une fiche peut être : bien au-delà de la plus grande, bien en deçà de ce qui pèse. */
export const BORNES_XML = { octets: 400_000, profondeur: 8, elements: 5_000 } as const

class Arret extends Error {
  constructor(readonly faute: FauteXml) {
    super(faute.refus)
  }
}

/**
 * Lit un XML borné en taille, en profondeur et en éléments. Aucun DOCTYPE, donc aucune entité à ouvrir ; commentaires et instructions sont passés.
 * @returns l’élément racine, ou ce qui a empêché de le lire. Les espaces entre éléments ne sont pas gardés.
 */
export function readXml(octets: Uint8Array): Noeud | FauteXml {
  if (octets.length > BORNES_XML.octets) return { refus: 'trop_grand', ligne: null }
  const texte = decode(octets)
  if (texte === null) return { refus: 'encodage', ligne: null }
  try {
    return parse(texte)
  } catch (erreur) {
    if (erreur instanceof Arret) return erreur.faute
    throw erreur
  }
}

/** Vrai quand la lecture a échoué. */
export const isFaute = (lu: Noeud | FauteXml): lu is FauteXml => 'refus' in lu

/** Le texte, dans l’encodage que dit sa déclaration (UTF-8 sans elle) ; `null` quand il ne s’y lit pas, ou que nous ne le lisons pas. */
function decode(octets: Uint8Array): string | null {
  const debut = Buffer.from(octets.subarray(0, 200)).toString('latin1')
  const dit = /^(?:ï»¿)?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/i.exec(debut)?.[1]?.toLowerCase() ?? 'utf-8'
  if (!['utf-8', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'us-ascii'].includes(dit)) return null
  try {
    return new TextDecoder(dit, { fatal: true }).decode(octets)
  } catch {
    return null
  }
}

function parse(texte: string): Noeud {
  const parser = new SaxesParser()
  const pile: Noeud[] = []
  let racine: Noeud | null = null
  let elements = 0
  let fini = false
  const stop = (refus: RefusXml): never => {
    throw new Arret({ refus, ligne: parser.line })
  }
  parser.on('doctype', () => stop('entites'))
  parser.on('error', () => stop(fini && racine ? 'tronque' : 'mal_forme'))
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1
    if (pile.length >= BORNES_XML.profondeur || elements > BORNES_XML.elements) stop('profond')
    const noeud: Noeud = { nom: name, attributs: { ...attributes }, enfants: [], texte: '' }
    pile.at(-1)?.enfants.push(noeud)
    racine ??= noeud
    pile.push(noeud)
  })
  const say = (dit: string) => {
    const ici = pile.at(-1)
    if (ici) ici.texte += dit
  }
  parser.on('text', say)
  parser.on('cdata', say)
  parser.on('closetag', () => {
    const ferme = pile.pop()
    if (ferme) ferme.texte = ferme.texte.trim()
  })
  parser.write(texte)
  fini = true
  parser.close()
  return racine ?? stop('mal_forme')
}

const ECHAPPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const quoted = (texte: string): string => texte.replaceAll(/[&<>"]/g, (signe) => ECHAPPES[signe] ?? signe)

/** Le même, écrit : un élément par ligne, en ISO-8859-1, ce qui n’y est pas par sa référence de caractère. */
export function writeXml(racine: Noeud): Uint8Array<ArrayBuffer> {
  const texte = `<?xml version="1.0" encoding="ISO-8859-1"?>\n${elementOf(racine, '')}`
  return Uint8Array.from(
    Buffer.from(
      texte.replaceAll(/[^\0-\u00ff]/gu, (signe) => `&#${signe.codePointAt(0)};`),
      'latin1',
    ),
  )
}

function elementOf({ nom, attributs, enfants, texte }: Noeud, marge: string): string {
  const dits = Object.entries(attributs).map(([cle, valeur]) => ` ${cle}="${quoted(valeur)}"`)
  const ouvre = `${marge}<${nom}${dits.join('')}`
  if (enfants.length > 0) return `${ouvre}>\n${enfants.map((un) => elementOf(un, `${marge} `)).join('')}${marge}</${nom}>\n`
  return texte === '' ? `${ouvre}/>\n` : `${ouvre}>${quoted(texte)}</${nom}>\n`
}
