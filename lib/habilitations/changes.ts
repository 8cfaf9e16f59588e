import { formatNumber } from '@/lib/ground/number'
import type { EntrepriseAuChoix, Portee } from './rules'

/** Le rôle et les entreprises d’une personne dans un compte ; un administrateur a tout le portefeuille. */
export type DroitsDe = { role: 'administrateur' | 'collaborateur'; portee: Portee; sirens: readonly string[] }

/** Ce qu’un changement donne ou retire, en une phrase. */
export type Changement = { sens: 'gain' | 'perte'; phrase: string }

/** À qui l’on parle : d’elle (« Marc Leroy »), ou à elle. */
type Voix = { qui: string; civilite: 'madame' | 'monsieur'; vous?: boolean }

/** Combien d’entreprises une phrase nomme ; les autres se comptent. */
const NOMMEES = 5

/** « Durand Voyages », « Durand Voyages et Durand Fret », « A, B, C, D, E et 12 autres entreprises ». */
export function nameCompanies(noms: readonly string[]): string {
  const dits = noms.slice(0, NOMMEES)
  const autres = noms.length - dits.length
  if (autres > 0) return `${dits.join(', ')} et ${autres === 1 ? 'une autre entreprise' : `${formatNumber(autres)}\u00a0autres entreprises`}`
  return dits.length > 1 ? `${dits.slice(0, -1).join(', ')} et ${dits.at(-1)}` : (dits[0] ?? '')
}

const covers = ({ role, portee, sirens }: DroitsDe): ((siren: string) => boolean) => {
  const siens = new Set(sirens)
  return role === 'administrateur' || portee === 'portefeuille' ? () => true : (siren) => siens.has(siren)
}
const toCome = ({ role, portee }: DroitsDe): boolean => role === 'administrateur' || portee === 'portefeuille'

/** Les entreprises du compte que ce changement donne, et celles qu’il retire. */
export function movesOf<E extends { siren: string }>(avant: DroitsDe, apres: DroitsDe, entreprises: readonly E[]): { donnes: E[]; retires: E[] } {
  const [avait, aura] = [covers(avant), covers(apres)]
  return {
    donnes: entreprises.filter(({ siren }) => aura(siren) && !avait(siren)),
    retires: entreprises.filter(({ siren }) => avait(siren) && !aura(siren)),
  }
}

/**
 * Ce qui change, en phrases : ce que l’on lit avant d’enregistrer, ce que le courriel dit ensuite. Vide quand rien ne change.
 * @param entreprises celles du compte, dans l’ordre où on les lit.
 */
export function changesOf(
  { qui, civilite, vous = false }: Voix,
  avant: DroitsDe,
  apres: DroitsDe,
  entreprises: readonly EntrepriseAuChoix[],
): Changement[] {
  const { donnes, retires } = movesOf(avant, apres, entreprises)
  const sujet = vous ? 'Vous' : qui
  const dit = (elle: string, a: string) => `${sujet} ${vous ? a : elle}`
  const administre = civilite === 'madame' ? 'administratrice' : 'administrateur'
  const changes: (Changement | false)[] = [
    apres.role !== avant.role && {
      sens: apres.role === 'administrateur' ? 'gain' : 'perte',
      phrase:
        apres.role === 'administrateur'
          ? `${dit('devient', 'devenez')} ${administre}\u00a0: ajouter et supprimer des entreprises, ajouter, modifier et supprimer des utilisateurs.`
          : vous
            ? 'Vous n’administrez plus ce compte\u00a0: ni ses entreprises, ni ses utilisateurs.'
            : `${qui} n’administre plus ce compte\u00a0: ni ses entreprises, ni ses utilisateurs.`,
    },
    retires.length > 0 && { sens: 'perte', phrase: `${dit('perd l’accès', 'n’avez plus accès')} à ${nameCompanies(retires.map(({ nom }) => nom))}.` },
    donnes.length > 0 && {
      sens: 'gain',
      phrase: `${dit('a désormais accès', 'avez désormais accès')} à ${nameCompanies(donnes.map(({ nom }) => nom))}.`,
    },
    toCome(apres) !== toCome(avant) && {
      sens: toCome(apres) ? 'gain' : 'perte',
      phrase: toCome(apres)
        ? `${dit('aura aussi', 'aurez aussi')} les entreprises ajoutées plus tard.`
        : `${dit('n’aura plus', 'n’aurez plus')} les entreprises ajoutées plus tard.`,
    },
  ]
  return changes.filter((un) => un !== false)
}

/** Ces phrases en un texte, tel qu’un formulaire le renvoie : on n’enregistre que ce qui a été lu. */
export const readAs = (changes: readonly Changement[]): string => changes.map(({ phrase }) => phrase).join(' | ')
