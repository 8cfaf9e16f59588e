import { checkActions } from './pdf-actions.ts'
import { eachName, lexique, type Vu } from './pdf-names.ts'
import { outsideStreams, unfoldObjects } from './pdf-streams.ts'
import type { Refus } from './rules.ts'

/**
 * Le contrôle d’un PDF, sans le rendre. Nous n’affichons jamais un PDF dans le portail (il part en pièce jointe, sous `sandbox`) :
 * un moteur de rendu serait plus dangereux que le fichier. Il suffit de savoir que la structure tient et qu’aucun nom qui fait agir
 * un lecteur n’y figure. On lit donc nous-mêmes, chaque octet un nombre borné de fois :
 * - « %PDF- » au premier octet, « startxref » qui mène à une table ou à un objet, « %%EOF » à la fin et rien après ;
 * - les noms interdits partout, y compris dans ce qui se fait passer pour un flux, écriture `#4A` comprise ;
 * - les flux d’objets (PDF 1.5), décompressés et relus de même ; ce que nous ne savons pas décompresser est refusé ;
 * - un lien qui s’ouvre sans que personne ne clique ;
 * - un PDF chiffré est refusé : ni nous ni l’antivirus ne pourrions le lire.
 * À n’appeler que dans l’atelier (`judge-file.ts`) : dix millions d’octets se lisent en un quart de seconde.
 */
export function checkPdf(octets: Buffer): Refus | null {
  const texte = octets.toString('latin1')
  if (!/^%PDF-[12]\.\d/.test(texte)) return 'abime'
  const fin = texte.lastIndexOf('%%EOF')
  if (fin < 0 || fin < texte.length - 4096) return 'abime'
  if (/[^\s\0]/.test(texte.slice(fin + 5))) return 'double_nature'
  if (HTML.test(texte)) return 'double_nature'
  if (!hasTable(texte, fin)) return 'abime'
  const refus = checkNames(octets, outsideStreams(texte))
  if (refus) return refus
  const objets = unfoldObjects(octets, texte)
  if ('refus' in objets) return objets.refus
  for (const { contenu } of objets.flux) {
    const cache = checkNames(contenu, () => true)
    if (cache) return cache
  }
  return checkActions({ octets, isOutside: outsideStreams(texte) }, objets.flux)
}

const HTML = /<(?:html|script|iframe|object|embed)[\s>/]|<!doctype\s+html/i

/** Le dernier « startxref » mène, à quelques octets près, à une table ou à un objet. */
function hasTable(texte: string, fin: number): boolean {
  const debut = texte.lastIndexOf('startxref', fin)
  const place = Number(/^startxref\s+(\d{1,10})\s/.exec(texte.slice(debut, debut + 40))?.[1] ?? Number.NaN)
  if (debut < 0 || Number.isNaN(place) || place > debut) return false
  return /xref|\d\s+\d+\s+obj/.test(texte.slice(Math.max(0, place - 32), Math.min(place + 64, debut)))
}

/**
 * Ce qui fait agir un lecteur (ISO 32000-2, 12.6.4) : un script, un programme, un autre fichier ouvert (`GoToR`, `GoToE`) ou caché,
 * un envoi de données, un média. Restent admis ce qui ne sort pas du document (`GoTo`, `Named`, `Hide`, `SetOCGState`, `Trans`,
 * `ResetForm`) et le lien sur lequel il faut cliquer.
 */
const INTERDITS = [
  ...['JavaScript', 'Launch', 'GoToR', 'GoToE', 'SubmitForm', 'ImportData', 'EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'XFA'],
  ...['RichMedia', 'RichMediaExecute', 'Rendition', 'Movie', 'Sound', 'GoTo3DView', 'OnInstantiate'],
]
/** Trop courts pour être cherchés dans des octets comprimés, où ils apparaîtraient par hasard : ils ne comptent que suivis d’une valeur. */
const COURTS = ['JS', 'EF']
/** `/S /Thread` ouvre un autre fichier, `/Subtype /3D` porte un script ; seuls, « Thread » et « 3D » ne disent rien. */
const PAIRES: Readonly<Record<string, string>> = { Thread: 'S', '3D': 'Subtype' }
const NOMS = lexique(...INTERDITS, ...COURTS, 'Encrypt', ...Object.entries(PAIRES).flat())

function checkNames(octets: Buffer, isOutside: (place: number) => boolean): Refus | null {
  let refus: Refus | null = null
  let avant: Vu | null = null
  eachName(octets, NOMS, (vu) => {
    refus = judgeName(octets, vu, avant, isOutside)
    avant = vu
    return refus !== null
  })
  return refus
}

function judgeName(octets: Buffer, { nom, debut, fin }: Vu, avant: Vu | null, isOutside: (place: number) => boolean): Refus | null {
  if (INTERDITS.includes(nom)) return 'actif'
  if (nom === 'Encrypt') return VALEUR.test(after(octets, fin)) ? 'protege' : null
  if (COURTS.includes(nom)) return VALEUR.test(after(octets, fin)) && isOutside(debut) ? 'actif' : null
  const cle = PAIRES[nom]
  return cle && avant?.nom === cle && debut - avant.fin <= PORTEE && BLANC.test(octets.toString('latin1', avant.fin, debut)) ? 'actif' : null
}

/** Jusqu’où l’on cherche la suite d’un nom ; plus loin, on la suppose. */
const PORTEE = 64
const after = (octets: Buffer, fin: number): string => octets.toString('latin1', fin, fin + PORTEE)
const BLANC = /^(?:[\s\0]|%[^\r\n]*[\r\n])*$/
/** Un texte, un dictionnaire, un renvoi, ou rien d’autre que du blanc aussi loin qu’on regarde. */
const VALEUR = /^(?:[\s\0]|%[^\r\n]*[\r\n])*(?:[(<]|\d+\s+\d+\s+R|%[^\r\n]*$|$)/
