import { formatLongIso } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Contenu } from '../contenu'

/** Ce qu’un résumé dit d’une entreprise, ou de ce qui n’est d’aucune (`siren` nul) : des nombres. */
export type LigneResume = { siren: string | null; nom: string; dit: string }

/** Le résumé d’un jour civil. `nouveautes` : combien en tout. `autres` : combien d’entreprises ne sont pas nommées. */
export type ResumeDuJour = { jour: string; nouveautes: number; lignes: readonly LigneResume[]; autres: number }

/** Ce qui est arrivé depuis le dernier résumé, par entreprise : des nombres et des liens. */
export const resumeDuJour = ({ jour, nouveautes, lignes, autres }: ResumeDuJour): Contenu => {
  const combien = plural(nouveautes, 'nouveauté')
  return {
    sujet: `Votre résumé du ${formatLongIso(jour)}\u00a0: ${combien}`,
    apercu: lignes.map(({ nom, dit }) => `${nom}\u00a0: ${dit}`).join(' ; '),
    titre: `${combien} depuis votre dernier résumé`,
    paragraphes: [
      'Voici ce qui est arrivé, entreprise par entreprise. Le détail est sur l’espace client.',
      ...(autres > 0 ? [`${plural(autres, 'autre entreprise a', 'autres entreprises ont')} aussi du nouveau\u00a0: voyez vos notifications.`] : []),
    ],
    faits: lignes.map(({ siren, nom, dit }) => [nom, dit, siren === null ? routes.notifications() : routes.entreprise(siren)] as const),
    bouton: { libelle: 'Voir mes notifications', chemin: routes.notifications() },
    raison: 'avez choisi un résumé du jour',
  }
}
