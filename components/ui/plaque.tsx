import type { ReactNode } from 'react'
import { companyInitials } from '@/components/ui/company-initials'
import { formatSiren } from '@/lib/ground/number'

/** Couleur stable d’une entreprise, donnée par compte pour que deux voisines diffèrent. Valeurs : `--co-1` à `--co-8`. */
export type CouleurEntreprise = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** Ramène un entier quelconque dans 1..8. */
export function toCouleur(valeur: number): CouleurEntreprise {
  return (((((Math.trunc(valeur) - 1) % 8) + 8) % 8) + 1) as CouleurEntreprise
}

const TEINTES = [
  '[--co:var(--co-1)]',
  '[--co:var(--co-2)]',
  '[--co:var(--co-3)]',
  '[--co:var(--co-4)]',
  '[--co:var(--co-5)]',
  '[--co:var(--co-6)]',
  '[--co:var(--co-7)]',
  '[--co:var(--co-8)]',
] as const

/** La classe qui donne à une plaque, ou à un bandeau, la couleur de son entreprise. */
export const teinte = (couleur: number): string => TEINTES[toCouleur(couleur) - 1] ?? TEINTES[0]

type PlaqueFaceProps = { siren: string; nom: string; avant?: ReactNode }

/** L’intérieur d’une plaque : bande de couleur, SIREN, raison sociale. Pour les plaques qui sont un bouton ou un lien. */
export function PlaqueFace({ siren, nom, avant }: PlaqueFaceProps) {
  return (
    <>
      <span className="plaque__band" aria-hidden="true">
        {companyInitials(nom)}
      </span>
      <span className="plaque__id">
        {avant}
        <span className="plaque__siren">{formatSiren(siren)}</span> <span className="plaque__name">{nom}</span>
      </span>
    </>
  )
}

type PlaqueProps = { siren: string; nom: string; couleur: number; small?: boolean; sansSiren?: boolean }

/** L’entreprise, comme sur un véhicule. `small` : dans les listes, le nom d’abord ; `sansSiren` : le nom seul. */
export function Plaque({ siren, nom, couleur, small, sansSiren }: PlaqueProps) {
  if (!small) {
    return (
      <span className={`plaque ${teinte(couleur)}`}>
        <PlaqueFace siren={siren} nom={nom} />
      </span>
    )
  }
  return (
    <span className={`plaque plaque--small ${teinte(couleur)}`}>
      <span className="plaque__band" aria-hidden="true">
        {companyInitials(nom)}
      </span>
      <span className="plaque__id">
        <span className="plaque__name">{nom}</span>
        {sansSiren ? null : <span className="plaque__siren">{formatSiren(siren)}</span>}
      </span>
    </span>
  )
}
