import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'

/** Ce qu’une personne dit d’elle ; les téléphones en E.164. `fonction` manque à qui n’est membre d’aucun compte. */
export type Identite = {
  civilite: 'madame' | 'monsieur'
  nom: string
  prenom: string
  telephone: string
  telephoneAutre: string | null
  fonction?: string | undefined
}

/**
 * Change l’identité d’une personne, et sa fonction dans ses comptes : la même partout, comme sur sa signature. Ce qu’elle a envoyé garde le nom d’alors. Le
 * journal dit ce qui a changé, jamais ce que c’est devenu.
 */
export function changeIdentite(
  { actor: { utilisateur } }: Visit<'profil:modifier'>,
  { fonction, ...identite }: Identite,
): Promise<{ suite: 'enregistree' }> {
  const { id } = utilisateur
  return asSystem('connexion', async (tx) => {
    const avant = await tx.utilisateur.findUniqueOrThrow({
      where: { id },
      select: { civilite: true, nom: true, prenom: true, telephone: true, telephoneAutre: true },
    })
    const champs: string[] = (Object.keys(avant) as (keyof typeof avant)[]).filter((champ) => avant[champ] !== identite[champ])
    if (champs.length > 0) await tx.utilisateur.update({ where: { id }, data: identite, select: { id: true } })
    if (fonction !== undefined) {
      const { count } = await tx.membre.updateMany({
        where: { utilisateurId: id, etat: 'ajoute', OR: [{ fonction: null }, { fonction: { not: fonction } }] },
        data: { fonction },
      })
      if (count > 0) champs.push('fonction')
    }
    if (champs.length > 0) await record(tx, { utilisateur }, 'profil.modifie', { utilisateurId: id, champs })
    return { suite: 'enregistree' }
  })
}
