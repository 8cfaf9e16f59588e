import { eachName, lexique } from './pdf-names.ts'
import { isBlank, wordAt } from './pdf-syntax.ts'
import type { FluxObjets } from './pdf-streams.ts'
import type { Refus } from './rules.ts'

/** Une valeur à lire : dans quels octets, où, et ce qu’elle est si c’est un dictionnaire (`declencheurs` : un `/AA`, dont chaque valeur agit). */
type Place = { octets: Uint8Array; ici: number; est: 'action' | 'declencheurs' }
type Objet = { octets: Uint8Array; ici: number }
/** Des octets à lire, et où un nom n’y est pas un hasard d’octets comprimés. */
type Source = { octets: Buffer; isOutside: (place: number) => boolean }

/** Ce qu’on lit au plus, en mots et en octets ; un document ordinaire a quelques actions d’une dizaine de mots. */
const MOTS_MAX = 200_000
const OCTETS_MAX = 64_000_000
const OBJETS_MAX = 400_000
const DEPARTS_MAX = 50_000
/** Un document enregistré mille fois de suite. */
const VERSIONS_MAX = 1000

const DEPARTS = lexique('OpenAction', 'AA')
const LIEN = lexique('URI')

/**
 * Un lien qui s’ouvre sans clic : ce que le document fait à son ouverture (`/OpenAction`) ou sur un événement (`/AA`) mène, d’action en
 * action (`/Next`), à une adresse (`/URI`). Le lien sur lequel il faut cliquer (`/A`) est admis : les factures en ont.
 * Quand un objet est écrit plusieurs fois, toutes ses versions sont lues : on ne sait pas laquelle un lecteur choisira.
 * @returns `actif`, `illisible` quand il y a plus à suivre que dans un document fait pour être lu, ou rien.
 */
export function checkActions(fichier: Source, flux: readonly FluxObjets[]): Refus | null {
  const sources: Source[] = [fichier, ...flux.map(({ contenu }) => ({ octets: contenu, isOutside: () => true }))]
  if (!sources.some(({ octets }) => eachName(octets, LIEN, () => true))) return null
  const aLire: Place[] = []
  for (const { octets, isOutside } of sources) {
    eachName(octets, DEPARTS, ({ nom, debut, fin }) => {
      if (isOutside(debut)) aLire.push({ octets, ici: fin, est: nom === 'AA' ? 'declencheurs' : 'action' })
      return aLire.length > DEPARTS_MAX
    })
  }
  if (aLire.length === 0) return null
  const objets = aLire.length > DEPARTS_MAX ? null : indexObjects(fichier.octets, flux)
  return objets === null ? 'illisible' : follow(aLire, objets)
}

function follow(aLire: Place[], objets: ReadonlyMap<number, Objet[]>): Refus | null {
  const lus = new Set<string>()
  const reste = { mots: MOTS_MAX, octets: OCTETS_MAX }
  for (let place = aLire.pop(); place; place = aLire.pop()) {
    const lu = readValue(place, reste)
    if (lu.lien) return 'actif'
    if (reste.mots < 0 || reste.octets < 0) return 'illisible'
    for (const { numero, est } of lu.renvois) {
      if (lus.has(`${numero} ${est}`)) continue
      lus.add(`${numero} ${est}`)
      for (const objet of objets.get(numero) ?? []) aLire.push({ ...objet, est })
    }
  }
  return null
}

/**
 * Lit une valeur, dictionnaires emboîtés compris, sans descendre dans ce qui n’est pas une action (la page où mène un `GoTo`).
 * `cles` tient, pour chaque niveau ouvert, la dernière clé lue et ce que ce niveau est.
 */
function readValue({ octets, ici, est }: Place, reste: { mots: number; octets: number }) {
  const renvois: { numero: number; est: Place['est'] }[] = []
  const niveaux: { est: Place['est'] | null; cle: string | null; liste: boolean }[] = [{ est, cle: null, liste: true }]
  let nombres: string[] = []
  let place = ici
  for (;;) {
    const mot = wordAt(octets, place)
    const niveau = niveaux.at(-1)
    reste.mots--
    reste.octets -= (mot?.fin ?? octets.length) - place
    if (!mot || !niveau || reste.mots < 0 || reste.octets < 0) break
    place = mot.fin
    const dedans = niveau.liste ? niveau.est : roleOf(niveau.est, niveau.cle)
    if (mot.genre === '<<' || mot.genre === '[') niveaux.push({ est: dedans, cle: null, liste: mot.genre === '[' })
    else if (mot.genre === '>>' || mot.genre === ']') niveaux.pop()
    else if (mot.genre === '/' && !niveau.liste) {
      // Une clé, ou la valeur de la clé d’avant : `/S /URI`. Un nom de trop ne cache rien : `/URI` seul dans une action suffit.
      if (niveau.est === 'action' && mot.texte === 'URI') return { lien: true, renvois }
      niveau.cle = mot.texte
    } else if (mot.texte === 'R' && nombres.length === 2) {
      if (dedans) renvois.push({ numero: Number(nombres[0]), est: dedans })
    }
    nombres = mot.genre === '1' && /^\d+$/.test(mot.texte) ? [...nombres.slice(-1), mot.texte] : []
    // Une valeur simple, ou la fin de la première ouverte : le reste est à un autre.
    if (niveaux.length <= 1 && nombres.length === 0) break
  }
  return { lien: false, renvois }
}

/** Ce qu’est la valeur de cette clé : la suite d’une action, l’action d’un événement, ou rien qui agisse. */
const roleOf = (est: Place['est'] | null, cle: string | null): Place['est'] | null =>
  est === 'declencheurs' || (est === 'action' && cle === 'Next') ? 'action' : null

/** Où commence chaque objet, dans le fichier et dans les flux d’objets ; `null` quand il y en a plus que dans dix millions d’octets honnêtes. */
function indexObjects(octets: Buffer, flux: readonly FluxObjets[]): Map<number, Objet[]> | null {
  const objets = new Map<number, Objet[]>()
  let lus = 0
  const keep = (numero: number, objet: Objet): boolean => {
    const deja = objets.get(numero)
    if (deja) deja.push(objet)
    else objets.set(numero, [objet])
    return ++lus <= OBJETS_MAX && (deja?.length ?? 0) <= VERSIONS_MAX
  }
  for (let ici = octets.indexOf('obj'); ici >= 0; ici = octets.indexOf('obj', ici + 3)) {
    const numero = numberBefore(octets, ici)
    if (numero !== null && !keep(numero, { octets, ici: ici + 3 })) return null
  }
  for (const { contenu, premier } of flux) {
    for (let place = 0; place < premier; ) {
      const numero = wordAt(contenu, place)
      const ou = numero && wordAt(contenu, numero.fin)
      if (!ou || !/^\d{1,10}$/.test(numero.texte) || !/^\d{1,9}$/.test(ou.texte)) break
      if (!keep(Number(numero.texte), { octets: contenu, ici: premier + Number(ou.texte) })) return null
      place = ou.fin
    }
  }
  return objets
}

/** Le numéro de l’objet dont « obj » est ici : deux nombres le précèdent. Des blancs sans fin ne coûtent qu’une fois, « obj » les arrête. */
function numberBefore(octets: Uint8Array, obj: number): number | null {
  let ici = obj - 1
  const back = (garde: (octet: number) => boolean): number => {
    const fin = ici
    while (ici >= 0 && garde(octets[ici] ?? 0)) ici--
    return fin - ici
  }
  if (back(isBlank) === 0 || back(isDigit) === 0 || back(isBlank) === 0) return null
  const fin = ici
  const chiffres = back(isDigit)
  return chiffres > 0 && chiffres <= 10 ? Number(Buffer.from(octets.subarray(ici + 1, fin + 1)).toString('latin1')) : null
}

const isDigit = (octet: number): boolean => octet >= 0x30 && octet <= 0x39
