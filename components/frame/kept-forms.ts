import { commandsOf, fillForm, isTyped } from '@/components/live-form/commands'
import { type Entrees, forgetTyped, keepTyped, sessionKey, takeTyped } from '@/components/live-form/kept-typing'

/** Ce qui s’enregistre sans geste porte cette marque : le portail l’a déjà, il n’y a rien à garder ici. */
const plainForms = (): HTMLFormElement[] =>
  [...document.querySelectorAll<HTMLFormElement>('main form:not([data-garde])')].filter((form) => !form.closest('dialog'))
const nameOf = (): string => `page.${window.location.pathname}`

/** Un secret ne se garde nulle part : ni mot de passe, ni code, ni numéro entreprise, ni réponse secrète. */
const isSecret = ({ type, name }: { type: string; name: string }): boolean =>
  type === 'password' || /^(motDePasse|confirmation|code|numero|reponse\d)$/.test(name)

/** Ce qui est tapé dans les formulaires ordinaires de cette page, à leur rang. */
const typedIn = (): Entrees =>
  plainForms().flatMap((form, rang) => {
    const touchees = new Set(commandsOf(form).flatMap((une) => (isTyped(une) && !isSecret(une) ? [une.name] : [])))
    return [...new FormData(form)].flatMap(([nom, valeur]): [string, string][] =>
      typeof valeur === 'string' && touchees.has(nom) ? [[`${rang}.${nom}`, valeur]] : [],
    )
  })

/** Garde, chiffré pour cette personne, ce qui est tapé dans les formulaires ordinaires. @returns faux quand cela n’a pas pu se garder. */
export async function keepForms(): Promise<boolean> {
  const entrees = typedIn()
  if (entrees.length === 0) return true
  if (!(await sessionKey())) return false
  await keepTyped(nameOf(), entrees)
  return true
}

/** Remet ce qui avait été gardé, si c’est bien à cette personne, puis l’oublie. */
export async function refillForms(): Promise<void> {
  const entrees = await takeTyped(nameOf())
  if (!entrees) return
  for (const [rang, form] of plainForms().entries())
    fillForm(
      form,
      entrees.flatMap(([nom, valeur]) => (nom.startsWith(`${rang}.`) ? [[nom.slice(`${rang}.`.length), valeur] as const] : [])),
    )
  await forgetTyped(nameOf())
}
