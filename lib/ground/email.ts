/** L’adresse telle qu’on la compare : NFKC d’abord (un @ pleine chasse ne doit pas passer), puis minuscules. */
export const normalizeEmail = (saisie: string): string => saisie.normalize('NFKC').trim().toLowerCase()

/** Les domaines que l’on tape le plus ici : eux ne sont jamais une faute. */
const COURANTS = [
  ...['gmail.com', 'orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'laposte.net', 'hotmail.fr', 'hotmail.com', 'outlook.fr', 'outlook.com'],
  ...['yahoo.fr', 'yahoo.com', 'live.fr', 'live.com', 'icloud.com', 'bbox.fr', 'neuf.fr', 'numericable.fr', 'gmx.fr', 'gmx.com', 'protonmail.com'],
  ...['mail.com', 'ymail.com', 'aol.com', 'msn.com', 'me.com'],
]
/** Les fins que l’on tape de travers. */
const FINS: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  comm: 'com',
  ocm: 'com',
  vom: 'com',
  frr: 'fr',
  fre: 'fr',
  nte: 'net',
  exmaple: 'example',
}

/** Vrai quand un seul geste sépare ces mots : une lettre de trop, qui manque, changée, ou deux interverties. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const [resteA, resteB] = [a.slice(i), b.slice(i)]
  if (resteA[0] === resteB[1] && resteA[1] === resteB[0] && resteA.slice(2) === resteB.slice(2)) return true
  return resteA.slice(1) === resteB || resteA === resteB.slice(1) || resteA.slice(1) === resteB.slice(1)
}

/**
 * L’adresse que l’on voulait sans doute écrire, quand son domaine est à une faute d’un domaine courant : « gmial.com », « orange.con ». Une question, jamais
 * un refus.
 * @returns l’adresse corrigée, ou `null`.
 */
export function suggestEmail(saisie: string): string | null {
  const [, nom = '', domaine = ''] = /^([^\s@]+)@([^\s@]+)$/.exec(normalizeEmail(saisie)) ?? []
  if (nom === '' || COURANTS.includes(domaine)) return null
  // Un domaine court a trop de voisins vrais : seuls les longs se devinent à une lettre près.
  const voisin = domaine === 'gmail.fr' ? 'gmail.com' : COURANTS.find((courant) => courant.length > 7 && isOneSlip(domaine, courant))
  const fin = FINS[domaine.split('.').at(-1) ?? '']
  const juste = voisin ?? (fin && domaine.includes('.') ? domaine.replace(/[^.]+$/, fin) : null)
  return juste ? `${nom}@${juste}` : null
}
