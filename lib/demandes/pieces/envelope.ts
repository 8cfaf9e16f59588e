import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { keyed } from '@/lib/data/champ'

/**
 * Le chiffrement d’un fichier. Chaque fichier a sa clé, tirée au hasard et enveloppée par une clé dérivée de `CHAMP_KEK` ;
 * il est scellé par tranches de 64 Ko (AES-256-GCM), chacune avec son rang et « dernière ou non » : on relit en flux, et une tranche
 * changée, déplacée, retirée ou ajoutée ne s’ouvre pas. L’enveloppe est liée à l’emplacement : une clé ne sert pas à un autre fichier.
 */
const TRANCHE = 65_536
const SCEAU = 16
const NOMBRE = 12
const ENTETE = Buffer.from('CPP1')

const kek = (): Buffer => Buffer.from(keyed('piece', 'enveloppe'), 'base64url')

/** La clé n’a servi qu’à ce fichier : le rang suffit à ce qu’un nombre ne serve jamais deux fois. */
function nonce(rang: number, derniere: boolean): Buffer {
  const n = Buffer.alloc(NOMBRE)
  n.writeUInt32BE(rang, 7)
  n[11] = derniere ? 1 : 0
  return n
}

/** Seize tranches, puis le reste du portail respire : dix millions d’octets d’un trait l’arrêteraient un dixième de seconde. */
const SOUFFLE = 16

/** Chiffre un fichier. @returns ce qui va sur le disque, et la clé enveloppée, qui va en base. */
export async function sealFile(clair: Buffer, place: string): Promise<{ scelle: Buffer; cleChiffree: string }> {
  const cle = randomBytes(32)
  const morceaux: Buffer[] = [ENTETE]
  for (let ici = 0, rang = 0; rang === 0 || ici < clair.length; ici += TRANCHE, rang++) {
    const chiffre = createCipheriv('aes-256-gcm', cle, nonce(rang, ici + TRANCHE >= clair.length))
    morceaux.push(chiffre.update(clair.subarray(ici, ici + TRANCHE)), chiffre.final(), chiffre.getAuthTag())
    if (rang % SOUFFLE === SOUFFLE - 1) await breathe()
  }
  const iv = randomBytes(NOMBRE)
  const enveloppe = createCipheriv('aes-256-gcm', kek(), iv).setAAD(Buffer.from(place))
  const texte = Buffer.concat([enveloppe.update(cle), enveloppe.final()])
  return { scelle: Buffer.concat(morceaux), cleChiffree: `p1.${Buffer.concat([iv, texte, enveloppe.getAuthTag()]).toString('base64url')}` }
}

/**
 * Déchiffre un fichier à mesure qu’il se lit.
 * @param scelle ouvre les octets gardés.
 * @throws quand la clé, une tranche ou la fin ont été altérées ; rien d’une tranche altérée n’est rendu.
 */
export async function* openFile(scelle: () => Promise<AsyncIterable<Uint8Array>>, place: string, cleChiffree: string): AsyncGenerator<Buffer> {
  // La clé d’abord : un flux ouvert que personne ne lit ferait tomber le processus quand son fichier manque.
  const cle = unwrap(cleChiffree, place)
  let reste: Buffer = Buffer.alloc(0)
  let rang = -1
  for await (const morceau of await scelle()) {
    reste = Buffer.concat([reste, morceau])
    if (rang === -1 && reste.length >= ENTETE.length) {
      if (!reste.subarray(0, ENTETE.length).equals(ENTETE)) throw new Error('Fichier chiffré illisible.')
      reste = reste.subarray(ENTETE.length)
      rang = 0
    }
    // Une tranche n’est sûrement pas la dernière que lorsqu’un octet la suit.
    while (rang >= 0 && reste.length > TRANCHE + SCEAU) {
      yield openSlice(cle, reste.subarray(0, TRANCHE + SCEAU), nonce(rang++, false))
      reste = reste.subarray(TRANCHE + SCEAU)
    }
  }
  if (rang === -1 || reste.length < SCEAU) throw new Error('Fichier chiffré coupé.')
  yield openSlice(cle, reste, nonce(rang, true))
}

function openSlice(cle: Buffer, tranche: Buffer, iv: Buffer): Buffer {
  const clair = createDecipheriv('aes-256-gcm', cle, iv, { authTagLength: SCEAU })
  clair.setAuthTag(tranche.subarray(-SCEAU))
  return Buffer.concat([clair.update(tranche.subarray(0, -SCEAU)), clair.final()])
}

function unwrap(cleChiffree: string, place: string): Buffer {
  const [version, texte] = cleChiffree.split('.')
  const octets = Buffer.from(texte ?? '', 'base64url')
  if (version !== 'p1' || octets.length !== NOMBRE + 32 + SCEAU) throw new Error('Clé de fichier illisible.')
  const clair = createDecipheriv('aes-256-gcm', kek(), octets.subarray(0, NOMBRE), { authTagLength: SCEAU })
  clair.setAAD(Buffer.from(place)).setAuthTag(octets.subarray(-SCEAU))
  return Buffer.concat([clair.update(octets.subarray(NOMBRE, -SCEAU)), clair.final()])
}
