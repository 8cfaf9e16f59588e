import { normalizeText } from '@/lib/ground/unicode'

/**
 * Les règles des pièces (décision 10) : ce qu’on accepte, combien, sous quel nom, et qui peut relire. Pures : le navigateur s’en sert aussi.
 */

/** Les trois types acceptés, avec leurs extensions ; la première est celle qu’on donne à un fichier qui n’en a pas. */
export const TYPES = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
} as const satisfies Record<string, readonly string[]>
export type TypePiece = keyof typeof TYPES

/** Ce que le sélecteur de fichiers propose. Sans HEIC, les téléphones convertissent d’eux-mêmes en JPEG. */
export const ACCEPT = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'

/** Les limites de la décision 10, et celles qui protègent le portail. */
export const LIMITES = {
  octets: 10_000_000,
  parDemande: 20,
  octetsParJour: 500_000_000,
  fichiersParJour: 2000,
  nom: 120,
  pixels: 40_000_000,
  /** Sous cette place libre, on n’accepte plus de fichier : le reste du portail en a besoin. */
  placeLibre: 1_000_000_000,
  /** Un envoi qui n’avance plus pendant ce temps est abandonné. */
  silenceMs: 30_000,
} as const

/** Un emplacement comme le portail les fait : un jour, le casier d’une entreprise, un nom tiré au hasard ; l’image d’une page est à part. Rien d’autre, au coffre, n’est à lui. */
export const EMPLACEMENT = /^(?:apercus\/)?\d{4}-\d{2}-\d{2}\/[A-Za-z0-9]{1,16}\/[0-9a-f-]{36}$/
/** Une écriture abandonnée en route. */
export const ABANDON = /^en-cours\/[0-9a-f-]{36}$/
/** L’image d’une page, pour la gestion : ce dans quoi elle tient, et combien d’un fichier se dessinent. */
export const APERCU = { largeur: 1100, hauteur: 1600, qualite: 80, pages: 20 } as const

/** Pourquoi un fichier n’est pas gardé. La phrase de chacun est dans `lib/copy/piece.ts`. */
export const REFUS = [
  'vide',
  'trop_lourd',
  'tronque',
  'abime',
  'type',
  'heic',
  'extension',
  'actif',
  'protege',
  'double_nature',
  'image_trop_grande',
  'illisible',
  'infecte',
  'doublon',
  'nombre',
  'quota',
  'place',
  'emplacement',
  'silence',
  'occupe',
  'absent',
  'cadence',
  'pas_un_pdf',
  'antivirus_muet',
] as const
export type Refus = (typeof REFUS)[number]

/** Le statut HTTP de chaque refus. */
export const STATUTS: Record<Refus, number> = {
  vide: 422,
  trop_lourd: 413,
  tronque: 422,
  abime: 422,
  type: 415,
  heic: 415,
  extension: 415,
  actif: 422,
  protege: 422,
  double_nature: 422,
  image_trop_grande: 422,
  illisible: 422,
  infecte: 422,
  doublon: 409,
  nombre: 409,
  quota: 429,
  place: 507,
  emplacement: 409,
  silence: 408,
  occupe: 503,
  absent: 422,
  cadence: 429,
  pas_un_pdf: 415,
  antivirus_muet: 503,
}

/** Ce qui passera peut-être au prochain essai, sans que la personne change rien. */
export const PASSAGERS: readonly Refus[] = ['tronque', 'silence', 'occupe', 'place', 'cadence', 'antivirus_muet']

/** Signes de contrôle, sens d’écriture forcé, espaces sans largeur : ils font lire un nom pour un autre. */
const INVISIBLES = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{FFF9}-\u{FFFB}]/gu

/**
 * Le nom d’un fichier tel qu’on le garde et le montre : ni chemin, ni signe invisible, ni signe qu’un poste refuserait, 120 signes au plus.
 * Une page HTML dans un nom n’est qu’un texte. @returns jamais vide.
 */
export function cleanName(donne: string): string {
  const dernier = donne.slice(-1000).toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const propre = normalizeText(dernier)
    .replaceAll(INVISIBLES, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
  const extension = /\.[A-Za-z0-9]{1,5}$/.exec(propre)?.[0] ?? ''
  const corps = [...propre.slice(0, propre.length - extension.length)].slice(0, LIMITES.nom - extension.length).join('')
  return `${corps || 'document'}${extension}`
}

/** L’extension d’un nom, en minuscules, sans le point ; vide quand il n’y en a pas. */
export const extensionOf = (nom: string): string => /\.([A-Za-z0-9]{1,5})$/.exec(nom)?.[1]?.toLowerCase() ?? ''

/** Le nom avec l’extension de son type : un fichier sans extension la reçoit, une autre extension est un désaccord (`null`). */
export function nameFor(nom: string, type: TypePiece): string | null {
  const extension = extensionOf(nom)
  if (extension === '') return `${nom}.${TYPES[type][0]}`
  return (TYPES[type] as readonly string[]).includes(extension) ? nom : null
}

/** Ce que le navigateur peut déjà dire d’un fichier choisi, avant de l’envoyer. */
export function precheck(nom: string, taille: number): Refus | null {
  if (taille === 0) return 'vide'
  if (taille > LIMITES.octets) return 'trop_lourd'
  const extension = extensionOf(nom)
  if (extension === 'heic' || extension === 'heif') return 'heic'
  return extension === '' || Object.values(TYPES).some((liste) => (liste as readonly string[]).includes(extension)) ? null : 'type'
}

/** Ce que l’antivirus dit d’un fichier. `en_attente` : il n’a pas encore répondu ; `erreur` : il a répondu sans pouvoir juger. Les deux se reprennent. */
export type Analyse = 'non_analysee' | 'en_attente' | 'erreur' | 'saine' | 'infectee'
export type Lecteur = { id: string; gestion: boolean }

/**
 * Qui peut ouvrir un fichier qu’il atteint déjà : qui l’a déposé, toujours, sauf s’il est infecté ; les autres, dès qu’il est sain.
 * @param sansAntivirus vrai quand ce portail n’en a pas et l’assume (démonstration, ou `ANTIVIRUS=aucun`) : « non analysée » se lit alors.
 */
export function canOpen(piece: { analyse: Analyse | null; deposeePar: string | null }, lecteur: Lecteur, sansAntivirus: boolean): boolean {
  if (piece.analyse === 'infectee') return false
  if (!lecteur.gestion && piece.deposeePar === lecteur.id) return true
  return piece.analyse === 'saine' || (piece.analyse === 'non_analysee' && sansAntivirus)
}

/** `attachment` avec un nom ASCII pour les anciens, et le vrai nom (RFC 6266, RFC 8187). */
export function disposition(nom: string): string {
  const ascii = normalizeText(nom, 'NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const utf8 = encodeURIComponent(nom).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`
}

/** Le compte rendu d’un envoi sans JavaScript, dans l’adresse : « rib.recu,avis_arret.trop_lourd ». Des codes, jamais un nom de fichier. */
export type Compte = { cle: string; code: Refus | 'recu' }
export const writeCompte = (comptes: readonly Compte[]): string => [...new Set(comptes.map(({ cle, code }) => `${cle}.${code}`))].join(',')

/** Relit ce compte rendu ; ce qui n’en est pas est laissé. */
export function readCompte(texte: string): Compte[] {
  return texte
    .slice(0, 2000)
    .split(',')
    .flatMap((mot) => {
      const [, cle, code] = /^([a-z][a-z0-9_]{0,59})\.([a-z_]{1,30})$/.exec(mot) ?? []
      const connu = code === 'recu' ? code : REFUS.find((r) => r === code)
      return cle && connu ? [{ cle, code: connu }] : []
    })
}
