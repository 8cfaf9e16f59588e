/** Au-delà, on nomme les premiers et l’on compte les autres. */
const NOMMES = 5

/** « Jean Roux, Marie Lopez et Paul Petit » ; plus de cinq : « … et 3 autres ». */
export function andList(noms: readonly string[]): string {
  const dits = noms.length > NOMMES ? [...noms.slice(0, NOMMES), `${noms.length - NOMMES}\u00a0autres`] : noms
  return dits.length < 2 ? (dits[0] ?? '') : `${dits.slice(0, -1).join(', ')} et ${dits.at(-1)}`
}
