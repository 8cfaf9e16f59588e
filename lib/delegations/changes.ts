import { listed, UNIVERS_LUS, writesIn } from '@/lib/delegations/phrases'
import { formatDate } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import type { Univers } from '@/lib/ground/univers'

/** Une délégation telle qu’on la change : qui la reçoit, ce qu’elle donne, jusqu’à quand. */
export type Reglee = {
  contact: { civilite: 'madame' | 'monsieur' | null; nom: string; prenom: string; telephone: string | null; email: string }
  portee: 'portefeuille' | 'manuelle'
  sirens: readonly string[]
  univers: readonly Univers[]
  lectureSeule: boolean
  lecture: readonly Univers[]
  au: Date | null
}

type Nommee = { siren: string; nom: string }
/** À qui l’on parle : le cabinet, et si sa réponse attend encore. */
type Voix = { cabinet: string; attend: boolean }

const DANS = { sante: 'santé', prevoyance: 'prévoyance', retraite: 'retraite' } as const satisfies Record<Univers, string>
const NOMMEES = 5

function names(sirens: readonly string[], entreprises: readonly Nommee[]): string {
  const noms = sirens.map((siren) => entreprises.find((une) => une.siren === siren)?.nom ?? siren)
  return noms.length > NOMMEES ? `${noms.slice(0, NOMMEES).join(', ')} et ${plural(noms.length - NOMMEES, 'autre', 'autres')}` : listed(noms)
}

/**
 * Ce qui change d’une délégation, en phrases : ce que l’on lit avant d’enregistrer. La même fonction des deux côtés ; vide quand rien ne change.
 * @param entreprises celles du compte, qui donnent leurs noms.
 */
export const changesOf = (voix: Voix, avant: Reglee, apres: Reglee, entreprises: readonly Nommee[]): string[] => [
  ...identity(voix, avant, apres),
  ...companies(voix, avant, apres, entreprises),
  ...powersChanged(voix, avant, apres),
  ...end(voix, avant, apres),
]

/** Ces phrases en un texte, tel que le formulaire le renvoie : on n’enregistre que ce qui a été lu. */
export const readAs = (phrases: readonly string[]): string => phrases.join('\n')

function identity({ attend }: Voix, { contact: avant }: Reglee, { contact: apres }: Reglee): string[] {
  const nom = `${apres.prenom} ${apres.nom}`
  return [
    ...(avant.prenom === apres.prenom && avant.nom === apres.nom && (avant.civilite === null || avant.civilite === apres.civilite)
      ? []
      : [`Votre contact devient ${nom}.`]),
    ...(avant.telephone === apres.telephone ? [] : [`Le téléphone de ${nom} change.`]),
    ...(avant.email === apres.email
      ? []
      : [attend ? `La demande repart à ${apres.email}\u00a0: le premier lien ne vaut plus.` : `L’adresse de ${nom} devient ${apres.email}.`]),
  ]
}

function companies({ cabinet }: Voix, avant: Reglee, apres: Reglee, entreprises: readonly Nommee[]): string[] {
  if (avant.portee === 'manuelle' && apres.portee === 'portefeuille')
    return [`${cabinet} a désormais toutes les entreprises du compte, celles ajoutées plus tard comprises.`]
  const avait = avant.portee === 'portefeuille' ? entreprises.map(({ siren }) => siren) : avant.sirens
  const aura = apres.portee === 'portefeuille' ? avait : apres.sirens
  const [donnes, retires] = [aura.filter((un) => !avait.includes(un)), avait.filter((un) => !aura.includes(un))]
  return [
    ...(retires.length > 0 ? [`${cabinet} perd l’accès à ${names(retires, entreprises)}.`] : []),
    ...(donnes.length > 0 ? [`${cabinet} a désormais accès à ${names(donnes, entreprises)}.`] : []),
    ...(avant.portee === 'portefeuille' && apres.portee === 'manuelle' ? [`${cabinet} n’aura plus les entreprises ajoutées plus tard.`] : []),
  ]
}

/** Ce qu’un univers donne : rien, consulter, ou déclarer aussi. */
const level = (r: Reglee, un: Univers): 0 | 1 | 2 => (writesIn(r, un) ? 2 : r.univers.includes(un) ? 1 : 0)

const PASSE: Record<string, (dans: string) => string> = {
  '0 1': (dans) => `pourra consulter en ${dans}`,
  '0 2': (dans) => `pourra déclarer en ${dans}`,
  '1 0': (dans) => `ne verra plus rien en ${dans}`,
  '1 2': (dans) => `pourra aussi déclarer en ${dans}`,
  '2 0': (dans) => `ne verra plus rien en ${dans}`,
  '2 1': (dans) => `ne pourra plus déclarer en ${dans}, seulement consulter`,
}

const powersChanged = ({ cabinet }: Voix, avant: Reglee, apres: Reglee): string[] =>
  UNIVERS_LUS.flatMap((un) => {
    const phrase = PASSE[`${level(avant, un)} ${level(apres, un)}`]
    return phrase ? [`${cabinet} ${phrase(DANS[un])}.`] : []
  })

function end({ cabinet }: Voix, { au: avant }: Reglee, { au: apres }: Reglee): string[] {
  if (avant?.getTime() === apres?.getTime()) return []
  return [apres ? `La délégation s’arrêtera le ${formatDate(apres)}.` : `La délégation de ${cabinet} n’a plus de date de fin.`]
}
