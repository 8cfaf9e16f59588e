/** Ce où l’on tape, choisit ou coche. */
export type Commande = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isCommande = (element: unknown): element is Commande =>
  (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) &&
  element.name !== '' &&
  element.type !== 'hidden' &&
  element.type !== 'file'
const isTick = (commande: Commande): commande is HTMLInputElement => commande.type === 'radio' || commande.type === 'checkbox'

/** Les commandes d’un formulaire ou d’un champ, dans l’ordre ; ni fichier, ni champ caché. */
export const commandsOf = (dans: ParentNode): Commande[] => [...dans.querySelectorAll('input, select, textarea')].filter(isCommande)

/** Fait cela sans rien changer à ce que ces commandes montrent. */
export function keepAsIs(dans: ParentNode, nom: string, cela: () => void): void {
  const siennes = commandsOf(dans).filter(({ name }) => name === nom)
  const avant = siennes.map((une) => (isTick(une) ? une.checked : une.value))
  cela()
  for (const [rang, une] of siennes.entries()) {
    const montre = avant[rang]
    if (isTick(une)) une.checked = montre === true
    else if (typeof montre === 'string' && une.value !== montre) une.value = montre
  }
}

/** La commande d’où vient cet événement. */
export const commandOf = (cible: EventTarget | null): Commande | null => (isCommande(cible) ? cible : null)

/** Le champ qui entoure cet élément : lui, son libellé, son erreur. */
export const boxOf = (cible: EventTarget | null): HTMLElement | null => (cible instanceof Element ? cible.closest<HTMLElement>('[data-champ]') : null)

/** Vrai quand il y a de quoi juger : une case vide ne se reproche qu’à l’envoi, une date que ses trois cases remplies. */
export function isFilled(boite: HTMLElement): boolean {
  const commandes = commandsOf(boite)
  if (boite.querySelector('[data-arbre]')) return isFollowed(commandes)
  const cases = commandes.filter((commande) => !isTick(commande))
  if (cases.length === 0) return commandes.some((commande) => isTick(commande) && commande.checked)
  const pleine = ({ value }: Commande) => value !== ''
  return boite.querySelector('[data-date]') ? cases.every(pleine) : cases.some(pleine)
}

/** Vrai d’un choix qui se précise quand chaque niveau montré est choisi ; le dernier ne se montre qu’une fois les autres faits. */
function isFollowed(commandes: readonly Commande[]): boolean {
  const montrees = commandes.filter((une): une is HTMLInputElement => isTick(une) && une.checkVisibility())
  return montrees.length > 0 && montrees.every(({ name }) => montrees.some((une) => une.name === name && une.checked))
}

/** Ce que le serveur a rendu d’une case, d’où se voit ce qui y a été tapé ; ce qui se coche vaut ce qu’il est. */
export function renderedOf(commandes: readonly Commande[]): [string, string | string[] | null][] {
  const noms = [...new Set(commandes.map(({ name }) => name))]
  return noms.map((nom) => {
    const siennes = commandes.filter(({ name }) => name === nom)
    const [premiere] = siennes
    const cochees = siennes.filter((une) => isTick(une) && une.checked).map(({ value }) => value)
    if (premiere?.type === 'checkbox') return [nom, cochees]
    return [nom, premiere?.type === 'radio' ? (cochees[0] ?? null) : premiere ? renderedText(premiere) : '']
  })
}

/** Vrai d’une commande qui n’est plus telle que le serveur l’a rendue. */
export const isTyped = (commande: Commande): boolean =>
  isTick(commande) ? commande.checked !== commande.defaultChecked : commande.value !== renderedText(commande)

function renderedText(commande: Commande): string {
  if (!(commande instanceof HTMLSelectElement)) return commande.defaultValue
  const options = [...commande.options]
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? ''
}

/** Met ces valeurs dans le formulaire, comme si elles y étaient tapées. */
export function fillForm(form: HTMLFormElement, entrees: readonly (readonly [string, string])[]): void {
  for (const commande of commandsOf(form)) {
    const valeurs = entrees.flatMap(([nom, v]) => (nom === commande.name ? [v] : []))
    const [valeur] = valeurs
    if (valeur === undefined) continue
    if (isTick(commande)) {
      if (commande.checked === valeurs.includes(commande.value)) continue
      commande.checked = !commande.checked
    } else {
      if (commande.value === valeur) continue
      commande.value = valeur
    }
    commande.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
