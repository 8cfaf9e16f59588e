import { inflateSync } from 'node:zlib'
import type { Refus } from './rules'

/**
 * Le contrôle d’un PDF, sans le rendre. Nous n’affichons jamais un PDF dans le portail (il part en pièce jointe, sous `sandbox`) :
 * un moteur de rendu serait plus dangereux que le fichier. Il suffit de savoir que la structure tient et qu’aucun nom qui fait agir
 * un lecteur n’y figure. On lit donc nous-mêmes, en temps linéaire :
 * - « %PDF- » au premier octet, « startxref » qui mène à une table ou à un objet, « %%EOF » à la fin et rien après ;
 * - les noms interdits partout, y compris dans ce qui se fait passer pour un flux, écriture `#4A` comprise ;
 * - les flux d’objets (PDF 1.5), décompressés et relus de même ; ce que nous ne savons pas décompresser est refusé ;
 * - un PDF chiffré est refusé : ni nous ni l’antivirus ne pourrions le lire.
 */
export function checkPdf(octets: Buffer): Refus | null {
  const texte = octets.toString('latin1')
  if (!/^%PDF-[12]\.\d/.test(texte)) return 'abime'
  const fin = texte.lastIndexOf('%%EOF')
  if (fin < 0 || fin < texte.length - 4096) return 'abime'
  if (/[^\s\0]/.test(texte.slice(fin + 5))) return 'double_nature'
  if (HTML.test(texte)) return 'double_nature'
  if (!hasTable(texte, fin)) return 'abime'
  const noms = decodeNames(texte)
  if (noms.includes('/Encrypt') && /\/Encrypt(?![A-Za-z0-9])\s*(?:<<|\d+\s+\d+\s+R)/.test(noms)) return 'protege'
  if (ACTIFS.test(noms) || JS.test(withoutStreams(noms))) return 'actif'
  return checkObjectStreams(octets, texte)
}

const HTML = /<(?:html|script|iframe|object|embed)[\s>/]|<!doctype\s+html/i
/** Ce qui fait agir un lecteur : script, programme, fichier caché, média, formulaire à script. Bornés : `/Launcher` n’en est pas. */
const ACTIFS = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|XFA|GoToE|ImportData)(?![A-Za-z0-9_.#-])/
/** Trop court pour être cherché dans des octets comprimés, où il apparaîtrait par hasard ; il ne sert qu’avec un des noms ci-dessus. */
const JS = /\/JS\s*(?:\(|<|\d+\s+\d+\s+R)/
const decodeNames = (texte: string): string =>
  texte.includes('#') ? texte.replaceAll(/#([2-7][0-9A-Fa-f])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : texte

/** Le dernier « startxref » mène, à quelques octets près, à une table ou à un objet. */
function hasTable(texte: string, fin: number): boolean {
  const debut = texte.lastIndexOf('startxref', fin)
  const place = Number(/^startxref\s+(\d{1,10})\s/.exec(texte.slice(debut, debut + 40))?.[1] ?? Number.NaN)
  if (debut < 0 || Number.isNaN(place) || place > debut) return false
  return /xref|\d\s+\d+\s+obj/.test(texte.slice(Math.max(0, place - 32), Math.min(place + 64, debut)))
}

function withoutStreams(texte: string): string {
  const gardes: string[] = []
  let ici = 0
  for (let debut = texte.indexOf('stream'); debut >= 0; debut = texte.indexOf('stream', ici)) {
    const fin = texte.indexOf('endstream', debut + 6)
    gardes.push(texte.slice(ici, debut))
    if (fin < 0) return gardes.join(' ')
    ici = fin + 9
  }
  return [...gardes, texte.slice(ici)].join(' ')
}

const OBJETS_MAX = 5000
const DEPLIE_MAX = 64_000_000

/**
 * Relit les flux d’objets. Ce qui précède un flux est lu depuis le flux d’avant : chaque octet n’est lu qu’une fois, et un faux « stream »
 * dans un texte ne cache rien. Un lecteur n’exige pas `/Type /ObjStm` : `/N` et `/First` dans un même dictionnaire suffisent.
 */
function checkObjectStreams(octets: Buffer, texte: string): Refus | null {
  let avant = 0
  let lus = 0
  let deplies = 0
  for (const trouve of texte.matchAll(/(?<!end)stream\r?\n?/g)) {
    const entre = decodeNames(texte.slice(avant, trouve.index))
    avant = trouve.index
    const dictionnaire = entre.slice(Math.max(0, entre.lastIndexOf(' obj')))
    const ici = isObjectStream(dictionnaire)
    // Annoncé avant l’objet que nous voyons : un faux « obj » glissé dans un texte, pour cacher le vrai dictionnaire.
    if (!ici && (OBJSTM.test(entre) || /\/First\s+\d+\b(?!\s+\d+\s+R)/.test(entre))) return 'abime'
    if (!ici) continue
    if (!PLAIN.test(dictionnaire) || FILTRE.test(entre.slice(0, entre.length - dictionnaire.length))) return 'abime'
    if (++lus > OBJETS_MAX) return 'abime'
    const contenu = unfold(octets.subarray(trouve.index + trouve[0].length), dictionnaire)
    deplies += contenu?.length ?? 0
    if (contenu === null || deplies > DEPLIE_MAX) return 'abime'
    const noms = decodeNames(contenu)
    if (ACTIFS.test(noms) || JS.test(noms)) return 'actif'
  }
  return null
}

/** Le dictionnaire d’un flux d’objets est toujours simple ; s’il ne l’est pas, quelque chose s’y cache (un texte, un commentaire). */
const PLAIN =
  /^ obj\s*<<(?:\s*\/[A-Za-z0-9]+(?![A-Za-z0-9])\s*(?:\/[A-Za-z0-9]+|\d+(?:\s+\d+\s+R)?(?![A-Za-z0-9])|null|\[[^\]()<>%]*\]|<<[^<>()%]*>>))*\s*>>\s*$/
/** Seuls un flux et une signature ont un filtre : trouvé avant l’objet que nous voyons, il appartient à celui qu’on nous cache. */
const FILTRE = /\/Filter(?![A-Za-z])(?!\s*\/(?:Adobe|Entrust|CICI|VeriSign)\.)|\/F\s*[[/]/
const OBJSTM = /\/ObjStm(?![A-Za-z0-9])/
const isObjectStream = (dictionnaire: string): boolean =>
  OBJSTM.test(dictionnaire) || (/\/N(?![A-Za-z])/.test(dictionnaire) && /\/First(?![A-Za-z])/.test(dictionnaire))

/** Le contenu d’un flux d’objets ; `null` quand nous ne savons pas le lire : un seul filtre, Flate ou aucun, sans prédicteur. */
function unfold(octets: Buffer, dictionnaire: string): string | null {
  const filtres = [...dictionnaire.matchAll(/\/(?:Filter|F)(?![A-Za-z])\s*(\[[^\]]{0,200}\]|\/[A-Za-z0-9]+)?/g)]
  if (filtres.length === 0) {
    const fin = octets.indexOf('endstream')
    return fin < 0 ? null : octets.toString('latin1', 0, fin)
  }
  const noms = filtres.length === 1 ? (filtres[0]?.[1]?.match(/\/[A-Za-z0-9]+/g) ?? []) : []
  if (noms.length !== 1 || noms[0] !== '/FlateDecode' || /\/Predictor\s+(?!1\b)/.test(dictionnaire)) return null
  try {
    return inflateSync(octets, { maxOutputLength: DEPLIE_MAX }).toString('latin1')
  } catch {
    return null
  }
}
