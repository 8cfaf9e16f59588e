import 'server-only'
import { Busboy } from '@fastify/busboy'

/** Ce qui peut manquer à un corps : trop long, coupé en chemin, ou qui n’avance plus. */
export type CorpsRefus = 'trop_lourd' | 'tronque' | 'silence'
/** `totalMs` : le temps en tout passé à attendre ce corps, s’il en a un. */
export type Bornes = { octets: number; silenceMs: number; totalMs?: number }

/** Un fichier d’un formulaire : le nom du champ, le nom donné, ses octets ; `coupe` quand il dépasse la borne, le reste est jeté. */
export type Part = { champ: string; nom: string; octets: Buffer; coupe: boolean }

class BodyError extends Error {
  constructor(readonly refus: CorpsRefus) {
    super(refus)
  }
}

/** Octets par milliseconde, soit 8 ko/s : en dessous, un envoi tient sa place sans avancer (dix mégaoctets, vingt minutes). Seul le temps passé à attendre le réseau compte. */
const VITESSE_MIN = 8

/** Au-delà de ce qu’on accepte, on lit et jette un peu : un navigateur n’écoute pas la réponse avant d’avoir fini d’envoyer. */
const POLITESSE = 64_000_000

/**
 * Le corps entier d’une requête, et rien que lui : ses octets sont comptés et comparés à `Content-Length`.
 * @returns les octets, ou ce qui leur manque.
 */
export async function readBody(request: Request, bornes: Bornes): Promise<{ octets: Buffer } | { refus: CorpsRefus }> {
  const annonce = lengthOf(request)
  const morceaux: Buffer[] = []
  let recus = 0
  try {
    for await (const morceau of chunks(request, bornes)) {
      recus += morceau.length
      if (annonce === null || annonce > bornes.octets || recus > bornes.octets) morceaux.length = 0
      else morceaux.push(morceau)
      if (recus > bornes.octets + POLITESSE) return { refus: 'trop_lourd' }
    }
  } catch (erreur) {
    return { refus: refusOf(erreur) }
  }
  if (recus > bornes.octets) return { refus: 'trop_lourd' }
  return annonce === recus ? { octets: Buffer.concat(morceaux) } : { refus: 'tronque' }
}

/**
 * Un formulaire avec fichiers, lu au fil de l’eau : un fichier à la fois en mémoire, le suivant attend que `take` ait fini.
 * @param bornes `texte` : les octets d’un champ de texte, 2 000 sans mot contraire ; le reste est coupé.
 * @returns les champs de texte, et ce qui a manqué au corps (ce que `take` a déjà pris est alors à défaire).
 */
export async function readMultipart(
  request: Request,
  bornes: Bornes & { fichiers: number; total: number; texte?: number },
  take: (part: Part) => Promise<void>,
): Promise<{ champs: Record<string, string>; refus: CorpsRefus | null }> {
  const champs: Record<string, string> = {}
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\//i.test(type) || !isReadable(type)) return { champs, refus: 'tronque' }
  const annonce = lengthOf(request)
  const limits = {
    fileSize: bornes.octets,
    files: bornes.fichiers,
    fields: 20,
    fieldSize: bornes.texte ?? 2000,
    parts: bornes.fichiers + 20,
    headerPairs: 20,
    headerSize: 4000,
  }
  const lecteur = new Busboy({ headers: { 'content-type': type }, limits })
  const prises: Promise<void>[] = []
  const annoncees = countParts(type)
  let [lues, tropDeFichiers] = [0, false]
  let defaut: unknown = null
  lecteur.on('filesLimit', () => {
    tropDeFichiers = true
  })
  lecteur.on('field', (nom, valeur) => {
    lues++
    if (nom) Object.defineProperty(champs, nom.slice(0, 100), { value: valeur, enumerable: true, configurable: true })
  })
  // Une partie sans nom, ou dont le fichier n’en a pas, en arrive sans : la bibliothèque ne le dit pas.
  lecteur.on('file', (champ: string | undefined, flux, nom: string | undefined) => {
    lues++
    const morceaux: Buffer[] = []
    flux.on('data', (morceau: Buffer) => morceaux.push(morceau))
    flux.on('error', (erreur) => {
      defaut ??= erreur
    })
    flux.on('end', () => prises.push(take({ champ: champ ?? '', nom: nom ?? '', octets: Buffer.concat(morceaux), coupe: flux.truncated })))
  })
  const fini = new Promise<void>((resolve) => {
    lecteur.on('finish', resolve)
    lecteur.on('error', (erreur) => {
      defaut ??= erreur
      resolve()
    })
  })
  let recus = 0
  try {
    for await (const morceau of chunks(request, bornes)) {
      recus += morceau.length
      if (recus > bornes.total) throw new BodyError('trop_lourd')
      annoncees.read(morceau)
      // Un morceau mal écrit lève, et ne rend alors jamais la main.
      if (defaut === null) await Promise.race([new Promise<unknown>((suite) => lecteur.write(morceau, suite)), fini])
      while (prises.length > 0) await prises.shift()
    }
    if (annonce !== null && annonce !== recus) throw new BodyError('tronque')
    lecteur.end()
    await fini
    while (prises.length > 0) await prises.shift()
    // Une part abîmée, ou au-delà des bornes, passe sans un mot : l’envoi n’est pas arrivé entier. Trop de fichiers se dit autrement.
    const perdue = annoncees.count() !== lues && !tropDeFichiers
    return { champs, refus: defaut === null && !perdue ? null : 'tronque' }
  } catch (erreur) {
    lecteur.destroy()
    await Promise.allSettled(prises)
    return { champs, refus: refusOf(erreur) }
  }
}

/** Compte les parts qu’un envoi annonce, à mesure qu’il arrive : un bord suivi d’une ligne en ouvre une, le dernier bord n’en ouvre pas. */
function countParts(type: string): { read(morceau: Buffer): void; count(): number } {
  const bord = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type)
  const ouvre = Buffer.from(`\r\n--${bord?.[1] ?? bord?.[2]}\r\n`, 'latin1')
  // Le premier bord n’a rien devant lui ; les suivants peuvent être à cheval sur deux morceaux.
  let reste = Buffer.from('\r\n')
  let parts = 0
  return {
    read(morceau) {
      const texte = Buffer.concat([reste, morceau])
      let at = 0
      for (let ici = texte.indexOf(ouvre); ici >= 0; ici = texte.indexOf(ouvre, at)) {
        parts++
        // Le retour à la ligne d’un bord peut ouvrir le suivant.
        at = ici + ouvre.length - 2
      }
      reste = Buffer.from(texte.subarray(Math.max(at, texte.length - ouvre.length + 1)))
    },
    count: () => parts,
  }
}

/** Faux pour un type `multipart/` que rien ne saurait lire : sans bord, ou mal écrit (RFC 2046, 5.1.1). */
export const isReadable = (type: string): boolean =>
  !/^\s*multipart\//i.test(type) || /^multipart\/form-data;(?:.*;)?\s*boundary=(?:"[^"]{1,70}"|[^\s;",]{1,70})\s*(?:;|$)/i.test(type)

/** Les champs d’un formulaire dont on ne prend pas les fichiers : ils passent sans être gardés. */
export const readFieldsOnly = async (
  request: Request,
  bornes: { total: number; silenceMs: number; totalMs?: number } = { total: 220_000_000, silenceMs: 30_000 },
): Promise<Record<string, string>> =>
  (await readMultipart(request, { ...bornes, octets: 1, fichiers: 21, texte: 1_000_000 }, async () => undefined)).champs

/**
 * Les morceaux du corps, à mesure qu’on les demande. C’est l’avancée qui compte, jamais la durée : un fichier lent mais régulier passe.
 * @throws quand rien ne vient pendant `silenceMs`, quand la vitesse moyenne tombe ensuite sous le minimum, que `totalMs` est passé, ou que la connexion
 * se coupe.
 */
async function* chunks(request: Request, { silenceMs, totalMs = Number.POSITIVE_INFINITY }: Omit<Bornes, 'octets'>): AsyncGenerator<Buffer> {
  if (!request.body) return
  const lecteur = request.body.getReader()
  let attendu = 0
  let recus = 0
  for (;;) {
    const debut = performance.now()
    let reveil: NodeJS.Timeout | undefined
    const muet = new Promise<never>((_, reject) => {
      const reste = Math.min(silenceMs + recus / VITESSE_MIN, totalMs) - attendu
      reveil = setTimeout(() => reject(new BodyError('silence')), Math.max(0, Math.min(silenceMs, reste)))
    })
    try {
      const { done, value } = await Promise.race([lecteur.read(), muet])
      if (done) return
      attendu += performance.now() - debut
      recus += value.length
      yield Buffer.from(value)
    } finally {
      clearTimeout(reveil)
    }
  }
}

function lengthOf(request: Request): number | null {
  const texte = request.headers.get('content-length') ?? ''
  return /^\d{1,12}$/.test(texte) ? Number(texte) : null
}

/** Une connexion coupée et un formulaire mal fini se disent de même : il n’est pas arrivé entier. */
const refusOf = (erreur: unknown): CorpsRefus => (erreur instanceof BodyError ? erreur.refus : 'tronque')
