import { type ControlProps, dateParts, type FieldOf } from '@/components/form/raw'

const PARTIES = [
  { partie: 'jour', label: 'Jour', max: 10 },
  { partie: 'mois', label: 'Mois', max: 10 },
  { partie: 'annee', label: 'Année', max: 10 },
] as const

type ThreeProps = {
  nom: string
  valeurs: { jour: string; mois: string; annee: string }
  fautive: (partie: string) => boolean
  requis: boolean
  decrit: string
}

/** Jour, mois, année : trois cases, sans saut d’une à l’autre. Coller 17/09/2026 dans une les remplit toutes, quand JavaScript est là. */
function Three({ nom, valeurs, fautive, requis, decrit }: ThreeProps) {
  return (
    <div
      className="mt-2 flex gap-3 [&_.input]:w-15 [&_.input]:text-center [&_.input]:tabular-nums [&_label]:mb-1 [&_label]:block [&_label]:text-xs/md [&_label]:text-ink-2 [&>:last-child_.input]:w-21"
      data-date=""
    >
      {PARTIES.map(({ partie, label, max }) => (
        <div key={partie}>
          <label htmlFor={`${nom}.${partie}`}>{label}</label>
          <input
            className="input"
            id={`${nom}.${partie}`}
            name={`${nom}.${partie}`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={max}
            defaultValue={valeurs[partie]}
            aria-required={requis || undefined}
            aria-invalid={fautive(partie) ? true : undefined}
            aria-describedby={decrit}
          />
        </div>
      ))}
    </div>
  )
}

/** Une date. L’erreur entoure la partie fautive quand on la connaît, les trois sinon. */
export function DateControl({ nom, field, raw, erreur, partie }: ControlProps<FieldOf<'date'>>) {
  return (
    <Three
      nom={nom}
      valeurs={dateParts(raw)}
      requis={field.requis !== false}
      decrit={`${nom}-erreur`}
      fautive={(p) => erreur !== undefined && (partie === undefined || partie === p)}
    />
  )
}

/** Une période : deux dates. */
export function PeriodControl({ nom, field, raw, erreur, partie }: ControlProps<FieldOf<'period'>>) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-8">
      {(['du', 'au'] as const).map((bord) => (
        <fieldset key={bord} className="period">
          <legend className="text-sm">{bord === 'du' ? 'Du' : 'Au'}</legend>
          <Three
            nom={`${nom}.${bord}`}
            valeurs={dateParts(raw, `${bord}.`)}
            requis={field.requis !== false}
            decrit={`${nom}-erreur`}
            fautive={(p) => erreur !== undefined && (partie === undefined || partie === `${bord}.${p}`)}
          />
        </fieldset>
      ))}
    </div>
  )
}
