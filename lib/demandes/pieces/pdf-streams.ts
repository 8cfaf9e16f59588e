import { inflateSync } from 'node:zlib'
import { eachName, lexique } from './pdf-names.ts'
import type { Refus } from './rules.ts'

const FLUX_MAX = 5000
const DICTIONNAIRE_MAX = 2000
/** Ce que tous les flux d’objets d’un fichier peuvent tenir, dépliés : dix fois ce qu’on en voit dans un document de mille pages. */
const DEPLIE_MAX = 32_000_000

const NOMS = lexique('ObjStm', 'N', 'First', 'Filter', 'F')

/** Un flux d’objets déplié, et où y commence le premier objet, après leur table. */
export type FluxObjets = { contenu: Buffer; premier: number }

/**
 * Déplie les flux d’objets. Ce qui précède un flux est lu depuis le flux d’avant : chaque octet n’est lu qu’une fois, et un faux « stream »
 * dans un texte ne cache rien. Un lecteur n’exige pas `/Type /ObjStm` : `/N` et `/First` dans un même dictionnaire suffisent.
 */
export function unfoldObjects(octets: Buffer, texte: string): { flux: FluxObjets[] } | { refus: Refus } {
  const flux: FluxObjets[] = []
  let avant = 0
  let place = DEPLIE_MAX
  for (let ici = texte.indexOf('stream'); ici >= 0; ici = texte.indexOf('stream', ici + 6)) {
    if (texte.startsWith('end', ici - 3)) continue
    const lu = readBefore(octets, texte, avant, ici)
    avant = ici
    if (lu === 'abime') return { refus: 'abime' }
    if (lu === null) continue
    if (flux.length >= FLUX_MAX) return { refus: 'illisible' }
    const contenu = unfold(octets.subarray(bodyOf(texte, ici + 6)), lu, place)
    if (!Buffer.isBuffer(contenu)) return { refus: contenu }
    place -= contenu.length
    flux.push({ contenu, premier: Number(PREMIER.exec(lu)?.[1]) })
  }
  return { flux }
}

const bodyOf = (texte: string, ici: number): number => {
  const apres = texte.startsWith('\r', ici) ? ici + 1 : ici
  return texte.startsWith('\n', apres) ? apres + 1 : apres
}

/** Le dictionnaire du flux d’objets qui commence en `a` ; `null` pour un autre flux, `abime` quand ce qui précède cherche à tromper. */
function readBefore(octets: Buffer, texte: string, de: number, a: number): string | 'abime' | null {
  const debut = de + Math.max(0, octets.subarray(de, a).lastIndexOf(' obj', undefined, 'latin1'))
  const ici = new Set<string>()
  let annonce = false
  let filtre = false
  eachName(
    octets,
    NOMS,
    ({ nom, debut: place, fin }) => {
      const suite = texte.slice(fin, fin + 64)
      annonce ||= nom === 'ObjStm' || (nom === 'First' && NOMBRE.test(suite))
      if (place >= debut) ici.add(nom)
      else filtre ||= (nom === 'Filter' && !SIGNATURE.test(suite)) || (nom === 'F' && CHEMIN.test(suite))
      return undefined
    },
    de,
    a,
  )
  const isObjects = ici.has('ObjStm') || (ici.has('N') && ici.has('First'))
  // Annoncé avant l’objet que nous voyons : un faux « obj » glissé dans un texte, pour cacher le vrai dictionnaire.
  if (!isObjects) return annonce ? 'abime' : null
  const dictionnaire = a - debut <= DICTIONNAIRE_MAX ? texte.slice(debut, a) : ''
  return filtre || !isPlain(dictionnaire) || dictionnaire.split('/First').length !== 2 || !PREMIER.test(dictionnaire) ? 'abime' : dictionnaire
}

/** `/First 12`, mais pas `/First 12 0 R`, qui est d’un plan de document. */
const NOMBRE = /^\s+\d+\b(?!\s+\d+\s+R)/
const PREMIER = /\/First\s+(\d{1,9})\b(?!\s+\d+\s+R)/
/** Seuls un flux et une signature ont un filtre : trouvé avant l’objet que nous voyons, il appartient à celui qu’on nous cache. */
const SIGNATURE = /^\s*\/(?:Adobe|Entrust|CICI|VeriSign)\./
const CHEMIN = /^\s*[[/]/

/** Le dictionnaire d’un flux d’objets est toujours simple ; s’il ne l’est pas, quelque chose s’y cache (un texte, un commentaire). */
function isPlain(dictionnaire: string): boolean {
  const mots = dictionnaire.match(MOTS) ?? []
  if (mots.reduce((total, mot) => total + mot.length, 0) < dictionnaire.length) return false
  const [obj, ...suite] = mots.map((mot) => mot.trim()).filter((mot) => mot !== '')
  let fond = 0
  const fermes = suite.filter((mot) => {
    fond += mot === '<<' ? 1 : mot === '>>' ? -1 : 0
    return fond <= 0
  })
  return obj === 'obj' && suite[0] === '<<' && fermes.length === 1 && suite.at(-1) === '>>' && fond === 0
}
const MOTS = /\s*(?:\/[A-Za-z0-9]+|\d+|obj\b|R\b|null\b|\[|\]|<<|>>)|\s+$/g

/** Le contenu d’un flux d’objets ; un refus quand nous ne savons pas le lire : un seul filtre, Flate ou aucun, sans prédicteur. */
function unfold(octets: Buffer, dictionnaire: string, place: number): Buffer | Refus {
  const filtres = [...dictionnaire.matchAll(/\/(?:Filter|F)(?![A-Za-z])\s*(\[[^\]]{0,200}\]|\/[A-Za-z0-9]+)?/g)]
  if (filtres.length === 0) {
    const fin = octets.subarray(0, place).indexOf('endstream')
    return fin < 0 ? 'abime' : octets.subarray(0, fin)
  }
  const noms = filtres.length === 1 ? (filtres[0]?.[1]?.match(/\/[A-Za-z0-9]+/g) ?? []) : []
  if (noms.length !== 1 || noms[0] !== '/FlateDecode' || /\/Predictor\s+(?!1\b)/.test(dictionnaire)) return 'abime'
  try {
    return inflateSync(octets, { maxOutputLength: Math.max(1, place) })
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'illisible' : 'abime'
  }
}

/**
 * Dit d’une place si elle est hors des flux, ou après un objet glissé dans ce qui se fait passer pour un flux. Les places viennent dans
 * l’ordre : rien n’est cherché deux fois.
 */
export function outsideStreams(texte: string): (place: number) => boolean {
  const objet = /\d[\s\0]+obj/g
  let prochain = -1
  let fin = 0
  let debut = 0
  const advance = (): void => {
    debut = texte.indexOf('stream', fin)
    const ferme = debut < 0 ? -1 : texte.indexOf('endstream', debut + 6)
    fin = ferme < 0 ? Number.POSITIVE_INFINITY : ferme + 9
    if (debut < 0 || prochain >= debut) return
    objet.lastIndex = debut
    prochain = objet.exec(texte)?.index ?? Number.POSITIVE_INFINITY
  }
  advance()
  return (place) => {
    while (place >= fin) advance()
    return debut < 0 || place < debut || place > prochain
  }
}
