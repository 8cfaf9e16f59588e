/** Les parties d’un dossier. */
export const ONGLETS = ['declaration', 'echanges', 'entreprise'] as const
export type Onglet = (typeof ONGLETS)[number]

/** Les actes qui n’écrivent rien dans les échanges : ils laissent où l’on lisait. */
const MUETS = ['prendre', 'valider_piece', 'refuser_piece']

type Cherche = { onglet?: Onglet | undefined; fait?: string | undefined; avant?: string | undefined; plus: boolean }
type Ouvert = {
  envoi: { etapes: readonly unknown[] } | null
  enCours: string
  messages: readonly { cote: string; luLe: Date | null }[]
}

/**
 * L’onglet où un dossier s’ouvre. Ce que l’adresse demande ; sinon les échanges quand il y a de quoi y lire ou y finir (un message du client non lu, un
 * texte commencé, des messages plus anciens, ce qu’un acte vient d’écrire) ; sinon ce qui a été déclaré, quand il y a une déclaration.
 */
export function ongletOf({ onglet, fait, avant, plus }: Cherche, { envoi, enCours, messages }: Ouvert): Onglet {
  if (onglet) return onglet
  const aLire = messages.some(({ cote, luLe }) => cote === 'client' && luLe === null)
  const aFinir = enCours !== '' || avant !== undefined || plus || (fait !== undefined && !MUETS.includes(fait))
  return aLire || aFinir || !envoi || envoi.etapes.length === 0 ? 'echanges' : 'declaration'
}
