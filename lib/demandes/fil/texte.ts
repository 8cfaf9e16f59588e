/** Le plus long message, en signes. */
export const MESSAGE_MAX = 20_000

/** Une page ne montre jamais plus de messages d’un fil : au-delà, les plus anciens ont la leur. */
export const MESSAGES_MAX = 1000

/** Pourquoi un message ne part pas. La phrase de chacun est dans `lib/copy/message.ts`. */
export type RefusMessage = 'message_vide' | 'message_long'

/** Le texte d’un message tel qu’on le garde : sans signe de contrôle, une fin de ligne est `\n`, sans vide autour. Une page HTML n’y est qu’un texte. */
export const cleanMessage = (tape: string): string =>
  tape
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll(/\n{4,}/g, '\n\n\n')
    .trim()

/** Ce qui retient ce message, ou `null`. Un message sans texte part s’il porte un fichier. */
export function judgeMessage(corps: string, fichiers: number): RefusMessage | null {
  if (corps === '' && fichiers === 0) return 'message_vide'
  return [...corps].length > MESSAGE_MAX ? 'message_long' : null
}

/** Un morceau de message : du texte, ou une adresse `https` que l’on peut suivre. */
export type Morceau = { texte: string; lien: boolean }

/** Coupe un texte autour de ses adresses `https` ; toute autre (`http`, `javascript`) reste du texte. */
export function splitLinks(texte: string): Morceau[] {
  return texte
    .split(/(https:\/\/[^\s<>"'«»]+[^\s<>"'«».,;:!?)\]])/g)
    .map((morceau, rang) => ({ texte: morceau, lien: rang % 2 === 1 && URL.canParse(morceau) }))
    .filter(({ texte: t }) => t !== '')
}
