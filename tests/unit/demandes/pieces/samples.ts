import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Un PDF d’une page, bien fait : `extra` ajoute des objets, `catalog` des entrées au catalogue, `trailer` à la fin. */
export function pdf({
  extra = [],
  catalog = '',
  trailer = '',
  text = 'Bonjour',
}: {
  extra?: (string | Buffer)[]
  catalog?: string
  trailer?: string
  text?: string
} = {}): Buffer {
  const contenu = deflateSync(Buffer.from(`BT /F1 24 Tf 72 700 Td (${text}) Tj ET`))
  const objets: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream(`/Filter /FlateDecode /Length ${contenu.length}`, contenu),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...extra,
  ]
  let corps = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')
  const places: number[] = []
  for (const [rang, objet] of objets.entries()) {
    places.push(corps.length)
    corps = Buffer.concat([corps, Buffer.from(`${rang + 1} 0 obj\n`), Buffer.from(objet as string, 'latin1'), Buffer.from('\nendobj\n')])
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const fin = `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objets.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${corps.length}\n%%EOF\n`
  return Buffer.concat([corps, Buffer.from(fin)])
}

/** Un flux et son dictionnaire. */
export const stream = (dictionnaire: string, octets: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<< ${dictionnaire} >>\nstream\n`, 'latin1'), octets, Buffer.from('\nendstream')])

/** Un flux d’objets comprimé qui tient `contenu`. */
export function objectStream(
  contenu: string,
  { type = '/Type /ObjStm', filter = '/Filter /FlateDecode', pack = deflateSync as (b: Buffer) => Buffer } = {},
): Buffer {
  const octets = pack(Buffer.from(`10 0 ${contenu}`))
  return stream(`${type} /N 1 /First 5 ${filter} /Length ${octets.length}`, octets)
}

const image = (largeur: number, hauteur: number) =>
  sharp({ create: { width: largeur, height: hauteur, channels: 3, background: 'white', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
/** Une photo JPEG et une capture PNG. */
export const jpeg = (largeur = 120, hauteur = 90): Promise<Buffer> => image(largeur, hauteur).jpeg().toBuffer()
export const png = (largeur = 120, hauteur = 90): Promise<Buffer> => image(largeur, hauteur).png().toBuffer()
