import type { ReactNode } from 'react'
import { isSelect, MultipleControl, RadioControl, SelectControl } from '@/components/form/choice'
import { DateControl, PeriodControl } from '@/components/form/date'
import { FieldShell, GroupShell, KnownField } from '@/components/form/frame'
import { MonthsControl } from '@/components/form/months'
import { AddressControl, NirControl } from '@/components/form/parts'
import type { ControlProps } from '@/components/form/raw'
import { RowsControl } from '@/components/form/table'
import { TextControl } from '@/components/form/text'
import { TreeControl } from '@/components/form/tree'
import type { ChampVisible } from '@/lib/demarches/engine'

export type FormFieldProps = ControlProps & { source?: string; visible: boolean; connu?: ChampVisible['connu']; pieces?: ReactNode }

/** Un champ d’une démarche, quel que soit son genre, avec ce qui l’entoure. Une certification se coche au récapitulatif. */
export function FormField({ source, visible, connu, pieces, ...props }: FormFieldProps) {
  const { nom, field, erreur, contexte } = props
  if (connu) return <KnownField nom={nom} field={field} visible={visible} {...connu} />
  const cadre = { nom, field, erreur, source, visible }
  const group = (commande: ReactNode) => <GroupShell {...cadre}>{commande}</GroupShell>
  switch (field.kind) {
    case 'text':
    case 'number':
    case 'money':
    case 'phone':
    case 'email':
    case 'siren':
    case 'siret':
    case 'iban':
      return (
        <FieldShell {...cadre}>
          <TextControl {...props} field={field} />
        </FieldShell>
      )
    case 'choice':
    case 'yesno':
    case 'etablissement':
    case 'contrat':
      return isSelect(field, contexte) ? (
        <FieldShell {...cadre}>
          <SelectControl {...props} field={field} />
        </FieldShell>
      ) : (
        group(<RadioControl {...props} field={field} />)
      )
    case 'arbre':
      return (
        <GroupShell {...cadre} muet>
          <TreeControl {...props} field={field} />
        </GroupShell>
      )
    case 'multiple':
      return group(<MultipleControl {...props} field={field} />)
    case 'date':
      return group(<DateControl {...props} field={field} />)
    case 'period':
      return group(<PeriodControl {...props} field={field} />)
    case 'address':
      return group(<AddressControl {...props} field={field} />)
    case 'nir':
      return group(<NirControl {...props} field={field} />)
    case 'mois':
      return group(<MonthsControl {...props} field={field} />)
    case 'rows':
      return group(<RowsControl {...props} field={field} />)
    case 'pieces':
      return pieces ?? null
    case 'certification':
      return null
  }
}
