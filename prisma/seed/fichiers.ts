import 'server-only'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { inspect } from '@/lib/demandes/pieces/inspect'
import type { Range } from '@/lib/demandes/pieces/stage-piece'
import { storeFile } from '@/lib/demandes/pieces/store'
import { maintenant } from '@/lib/ground/clock'
import type { FichierRaconte } from './gestes.ts'

/** Les tailles des fichiers du monde, en ko : une pièce prend la plus proche de la sienne. */
const TAILLES = [60, 90, 140, 180, 220, 400, 700, 1400] as const
type Taille = (typeof TAILLES)[number]
/** Deux fichiers d’une même demande ne peuvent être le même : chaque taille a quelques exemplaires. */
const EXEMPLAIRES = 4

type Contenu = Omit<Range, 'champ' | 'nom'>

/** Le coffre du monde : chaque fichier y est un vrai, jugé une fois comme tout autre et gardé une fois, quel que soit le nombre de pièces qui s’y ouvrent. */
export type Coffre = (fichier: FichierRaconte, rang: number) => Range

/** Écrit les fichiers du monde et les range. Hors transaction. */
export async function openCoffre(): Promise<Coffre> {
  const contenus = new Map<string, Contenu>()
  for (const type of ['application/pdf', 'image/jpeg'] as const)
    for (const taille of TAILLES)
      for (let exemplaire = 0; exemplaire < EXEMPLAIRES; exemplaire++) {
        // Une photo de téléphone est lourde, et il y en a peu.
        if (type === 'image/jpeg' && (taille < 700 || exemplaire > 0)) continue
        contenus.set(`${type} ${taille} ${exemplaire}`, await range(type, taille, exemplaire))
      }
  return ({ nom, ko }, rang) => {
    const type = /\.jpe?g$/.test(nom) ? 'image/jpeg' : 'application/pdf'
    const contenu = contenus.get(`${type} ${nearest(ko, type)} ${type === 'image/jpeg' ? 0 : rang % EXEMPLAIRES}`)
    if (!contenu) throw new Error(`Le monde n’a pas de fichier pour « ${nom} ».`)
    return { ...contenu, champ: '', nom }
  }
}

const nearest = (ko: number, type: Contenu['type']): Taille =>
  TAILLES.filter((t) => type !== 'image/jpeg' || t >= 700).reduce((un, autre) => (Math.abs(autre - ko) < Math.abs(un - ko) ? autre : un))

async function range(type: 'application/pdf' | 'image/jpeg', taille: Taille, exemplaire: number): Promise<Contenu> {
  const octets = type === 'application/pdf' ? pdf(taille * 1024, exemplaire) : await jpeg(taille * 1024)
  const juge = await inspect(octets, type === 'application/pdf' ? 'piece.pdf' : 'photo.jpg')
  if (!juge.ok) throw new Error(`Le fichier de ${taille} ko du monde n’est pas admis : ${juge.refus}.`)
  // Le casier du monde : aucune entreprise n’a ce SIREN, et aucun quota ne s’y compte.
  const rangement = await storeFile('monde', octets, maintenant())
  const sha256 = createHash('sha256').update(octets).digest('hex')
  return { ...rangement, type, taille: octets.length, sha256, analyse: 'non_analysee' }
}

/** Un PDF d’une page, qui dit ce qu’il est ; des blancs l’amènent à sa taille. */
function pdf(taille: number, exemplaire: number): Buffer {
  const texte = `BT /F1 16 Tf 72 770 Td (Piece fictive du monde de demonstration, exemplaire ${exemplaire + 1}) Tj ET\n`
  const contenu = texte.padEnd(Math.max(texte.length, taille - 700), ' ')
  const objets = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${contenu.length} >>\nstream\n${contenu}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let corps = '%PDF-1.4\n'
  const places = objets.map((objet, rang) => {
    const ici = corps.length
    corps += `${rang + 1} 0 obj\n${objet}\nendobj\n`
    return ici
  })
  const table = places.map((ici) => `${String(ici).padStart(10, '0')} 00000 n \n`).join('')
  corps += `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objets.length + 1} /Root 1 0 R >>\nstartxref\n${corps.length}\n%%EOF\n`
  return Buffer.from(corps, 'latin1')
}

/** Une photo unie, que des commentaires amènent à sa taille. */
async function jpeg(taille: number): Promise<Buffer> {
  const photo = await sharp({ create: { width: 1200, height: 1600, channels: 3, background: '#e8e6df' } })
    .jpeg()
    .toBuffer()
  const blocs: Buffer[] = []
  for (let reste = taille - photo.length; reste > 4; reste -= 65_535) {
    const longueur = Math.min(reste, 65_535) - 2
    const tete = Buffer.from([0xff, 0xfe, 0, 0])
    tete.writeUInt16BE(longueur, 2)
    blocs.push(tete, Buffer.alloc(longueur - 2, 0x20))
  }
  return Buffer.concat([photo.subarray(0, 2), ...blocs, photo.subarray(2)])
}
