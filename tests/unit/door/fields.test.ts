import { expect, it } from 'vitest'
import type { Colonne, Field } from '@/lib/demarches/define'
import { DEMARCHES } from '@/lib/demarches/registre'
import { EtapeForm } from '@/lib/demandes/brouillon/schema'
import { FIELDS } from '@/scripts/door/judge-body.ts'

/** Les mois qu’un tableau demande au plus, quand c’est moins que les trente-sept de son genre. */
const MOIS: Record<string, number> = { salaires: 12 }

/** Le plus de noms qu’un champ envoie : trois par date (une dans une cellule), une ligne par mois ou par rang permis. */
function namesOf(field: Field, nom: string): number {
  const ofRow = (colonnes: Record<string, Colonne>): number => Object.keys(colonnes).length
  switch (field.kind) {
    case 'mois':
      return (MOIS[nom] ?? 37) * (1 + ofRow(field.colonnes))
    case 'rows':
      return field.max * ofRow(field.colonnes)
    case 'date':
      return 3
    case 'period':
      return 6
    case 'address':
      return 5
    case 'nir':
      return 2
    default:
      return 1
  }
}

it.each(DEMARCHES.flatMap(({ slug, etapes }) => etapes.map((etape) => [slug, etape] as const)))(
  '%s, chaque étape remplie jusqu’au bout passe la borne de la porte ($slug)',
  (_, { champs }) => {
    const noms = Object.entries(champs).reduce((total, [nom, champ]) => total + namesOf(champ, nom), 0) + Object.keys(EtapeForm.shape).length
    expect(noms).toBeLessThanOrEqual(FIELDS.names)
  },
)
