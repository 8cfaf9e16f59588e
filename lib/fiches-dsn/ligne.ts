import { formatMoney } from '@/lib/ground/money'
import { COMPOSANTS, CRITERES } from './elements'
import type { Noeud } from './xml'

/** Un composant de base attendu (rubrique 79.001), son taux ou son montant. */
export type Composant = { type: string; libelle: string; taux: string | null; montant: string | null }

/** Un critère qui dit quels salariés sont visés. */
export type Critere = { nom: string; rubrique: string | null; dit: string }

/** Un code et son libellé. */
export type Code = { code: string; libelle: string; ancien: string | null }

/** Une ligne de fiche : un contrat, une option, une population, et ce qu’elle cotise. Jours civils `AAAA-MM-JJ`. */
export type Ligne = {
  groupe: { numero: string; libelle: string }
  contrat: Code
  organisme: string
  delegataire: string | null
  ancienOrganisme: string | null
  ancienDelegataire: string | null
  option: Code | null
  population: Code | null
  periodicite: string | null
  debut: string
  fin: string | null
  changement: string | null
  composants: Composant[]
  criteres: Critere[]
}

/** Le nom des composants (norme P26V01, S21.G00.79.001), et le court, quand la paie en a un. */
const COMPOSANT_NOMS: Readonly<Record<string, { nom: string; court: string }>> = {
  '10': { nom: 'Salaire brut', court: 'brut' },
  '11': { nom: 'Tranche A', court: 'TA' },
  '12': { nom: 'Tranche 2', court: 'T2' },
  '13': { nom: 'Tranche B', court: 'TB' },
  '14': { nom: 'Tranche C', court: 'TC' },
  '15': { nom: 'Tranche D', court: 'TD' },
  '16': { nom: 'Tranche D1', court: 'TD1' },
  '17': { nom: 'Base spécifique', court: 'base spécifique' },
  '18': { nom: 'Base forfaitaire', court: 'base forfaitaire' },
  '19': { nom: 'Base fictive reconstituée', court: 'base fictive' },
  '20': { nom: 'Montant forfaitaire', court: 'montant forfaitaire' },
  '21': { nom: 'Montant libre ou exceptionnel', court: 'montant libre' },
  '24': { nom: 'Tranche 2 unifiée', court: 'T2U' },
}

/** « TA », « base forfaitaire ». */
export const courtOf = (type: string): string => COMPOSANT_NOMS[type]?.court ?? `composant ${type}`

/** « Tranche A » ; celui que la fiche écrit, quand la norme n’en dit rien. */
export const nomOfComposant = ({ type, libelle }: Pick<Composant, 'type' | 'libelle'>): string => COMPOSANT_NOMS[type]?.nom ?? libelle

/** `JJMMAAAA` en jour civil. */
const jourOf = (dsn: string): string => `${dsn.slice(4)}-${dsn.slice(2, 4)}-${dsn.slice(0, 2)}`

/** Le premier enfant de ce nom. */
export const enfantOf = (noeud: Noeud, nom: string): Noeud | undefined => noeud.enfants.find((un) => un.nom === nom)

function codeOf(noeud: Noeud | undefined, sorte: 'Contrat' | 'Option' | 'Population'): Code | null {
  if (!noeud) return null
  const { attributs: a } = noeud
  const ancien = { Contrat: a.AncienneReferenceContrat, Option: a.AncienCodeOption, Population: a.AncienCodePopulation }[sorte]
  return { code: a[sorte === 'Contrat' ? 'ReferenceContrat' : `Code${sorte}`] ?? '', libelle: a[`Libelle${sorte}`] ?? '', ancien: ancien ?? null }
}

function composantOf(noeud: Noeud): Composant {
  const type = COMPOSANTS[noeud.nom as keyof typeof COMPOSANTS] ?? noeud.attributs.ValeurCodeNature ?? ''
  return {
    type,
    libelle: noeud.attributs.LibelleCodeNature ?? COMPOSANT_NOMS[type]?.nom ?? type,
    taux: enfantOf(noeud, 'Taux')?.texte ?? null,
    montant: enfantOf(noeud, 'Montant')?.texte ?? null,
  }
}

function critereOf({ nom, attributs, enfants }: Noeud): Critere {
  const connu = CRITERES[nom as keyof typeof CRITERES]
  const valeurs = (sorte: string) => enfants.filter((un) => un.nom === sorte).map(({ texte }) => texte)
  const [inclus, exclus] = [valeurs('ValeursIncluses'), valeurs('ValeursExclues')]
  const { BorneINF: inf, BorneSUP: sup, UniteAnciennete, UniteTempsDeTravail } = attributs
  const unite = UniteAnciennete ?? UniteTempsDeTravail
  const dit = [
    inclus.length > 0 ? inclus.join(', ') : '',
    exclus.length > 0 ? `tous sauf ${exclus.join(', ')}` : '',
    inf ? `au moins ${inf}` : '',
    sup ? `au plus ${sup}` : '',
    unite ? `unité ${unite}` : '',
  ]
  return { nom: connu?.nom ?? nom, rubrique: connu?.rubrique ?? null, dit: dit.filter(Boolean).join(', ') }
}

/** La ligne que disent des paramètres et leur groupe, tels que la fiche les a lus. */
export function ligneOf(groupe: Noeud, parametres: Noeud): Ligne {
  const { attributs: p } = parametres
  const { attributs: o = {} } = enfantOf(parametres, 'Organisme') ?? {}
  const organisme = o as Record<string, string | undefined>
  return {
    groupe: { numero: groupe.attributs.NumeroGrp ?? '', libelle: groupe.attributs.LibelleGrp ?? '' },
    contrat: codeOf(enfantOf(parametres, 'Contrat'), 'Contrat') ?? { code: '', libelle: '', ancien: null },
    organisme: organisme.CodeOC ?? '',
    delegataire: organisme.CodeDELEG ?? null,
    ancienOrganisme: organisme.AncienCodeOC ?? null,
    ancienDelegataire: organisme.AncienCodeDELEG ?? null,
    option: codeOf(enfantOf(parametres, 'Option'), 'Option'),
    population: codeOf(enfantOf(parametres, 'Population'), 'Population'),
    periodicite: p.Periodicite ?? null,
    debut: jourOf(p.DateDebutValidite ?? ''),
    fin: p.DateFinValidite ? jourOf(p.DateFinValidite) : null,
    changement: p.Changement ?? null,
    composants: (enfantOf(parametres, 'ElementsDeCalculAttendus')?.enfants ?? []).map(composantOf),
    criteres: (enfantOf(groupe, 'CriteresSalaries')?.enfants ?? []).map(critereOf),
  }
}

/** Ce qui désigne une ligne d’une version à l’autre. */
export const cleOf = ({ contrat, option, population }: Ligne, ancien = false): string =>
  [contrat, option, population].map((code) => (ancien ? (code?.ancien ?? code?.code) : code?.code) ?? '').join('|')

/** « 1,50 % », « 1,625 % » : deux décimales au moins, sans zéro de plus. */
export function formatTaux(taux: string): string {
  const [entier = '0', decimales = ''] = taux.split('.')
  return `${Number(entier)},${decimales.replace(/0+$/, '').padEnd(2, '0')}\u00a0%`
}

/** Ce qu’un composant cotise, en mots. */
export const cotise = ({ taux, montant }: Composant): string =>
  taux ? formatTaux(taux) : montant ? formatMoney(Math.round(Number(montant) * 100)) : 'sans taux'

/** « 11, Tranche A, 1,50 % ». */
export const sayComposant = (un: Composant): string => `${un.type}, ${nomOfComposant(un)}, ${cotise(un)}`
