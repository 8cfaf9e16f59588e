/** Ce qui est tapé, case par case. */
export type Entrees = readonly (readonly [string, string])[]
type Gardee = { iv: Uint8Array<ArrayBuffer>; texte: ArrayBuffer }

const BASE = 'saisies'
let cle: Promise<CryptoKey | null> | null = null

/** La clé que donne la session, la même à chaque session d’une personne et d’elle seule ; jamais gardée ni lisible d’ici. Se demande avant la coupure. */
export function sessionKey(): Promise<CryptoKey | null> {
  // Dit comme un préchargement : la demander n’est pas un geste, et ne prolonge pas la session.
  cle ??= fetch('/api/saisies/cle', { headers: { 'x-purpose': 'preview' } })
    .then(async (rendu) => {
      if (!rendu.ok || !window.crypto.subtle) return null
      const { cle: texte } = (await rendu.json()) as { cle: string }
      const octets = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(texte))
      return crypto.subtle.importKey('raw', octets, 'AES-GCM', false, ['encrypt', 'decrypt'])
    })
    .catch(() => null)
  return cle
}

function run<T>(mode: IDBTransactionMode, ask: (table: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  return new Promise((fini) => {
    const ouverture = indexedDB.open(BASE, 1)
    ouverture.onupgradeneeded = () => ouverture.result.createObjectStore(BASE)
    ouverture.onerror = () => fini(null)
    ouverture.onsuccess = () => {
      const demande = ask(ouverture.result.transaction(BASE, mode).objectStore(BASE))
      demande.onsuccess = () => fini(demande.result)
      demande.onerror = () => fini(null)
    }
  })
}

/** Garde, chiffré, ce qui n’a pas pu partir. Sans clé (navigateur ancien, hors ligne au chargement), la page seule le garde. */
export async function keepTyped(nom: string, entrees: Entrees): Promise<void> {
  const secret = await sessionKey()
  if (!secret) return
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const texte = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, new TextEncoder().encode(JSON.stringify(entrees)))
  await run('readwrite', (table) => table.put({ iv, texte } satisfies Gardee, nom))
}

/** Ce qui avait été gardé sous ce nom, si c’est bien à cette personne ; `null` sinon. */
export async function takeTyped(nom: string): Promise<Entrees | null> {
  const gardee = await run<Gardee | undefined>('readonly', (table) => table.get(nom) as IDBRequest<Gardee | undefined>)
  const secret = gardee ? await sessionKey() : null
  if (!secret || !gardee) return null
  try {
    const clair = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: gardee.iv }, secret, gardee.texte)
    return JSON.parse(new TextDecoder().decode(clair)) as Entrees
  } catch {
    return null
  }
}

/** Oublie ce qui est parti. */
export const forgetTyped = async (nom: string): Promise<void> => {
  await run('readwrite', (table) => table.delete(nom))
}
