import { describing } from '@/components/form/frame'
import { Masked } from '@/components/form/masked'
import { type ControlProps, type FieldOf, textOf } from '@/components/form/raw'

type Saisie = FieldOf<'text' | 'number' | 'money' | 'phone' | 'email' | 'siren' | 'siret' | 'iban'>
type Look = {
  type: 'text' | 'email' | 'tel'
  inputMode?: 'numeric' | 'decimal' | 'tel' | 'email'
  width?: string
  unite?: string
  autoComplete?: string
}

function lookOf(field: Saisie): Look {
  switch (field.kind) {
    case 'text':
      return { type: 'text', autoComplete: field.autocomplete, ...(field.max && field.max <= 12 ? { width: 'max-w-46' } : {}) }
    case 'number':
      return { type: 'text', inputMode: field.decimales ? 'decimal' : 'numeric', width: 'max-w-24', unite: field.unite }
    case 'money':
      return { type: 'text', inputMode: 'decimal', width: 'max-w-46', unite: '€' }
    case 'phone':
      return { type: 'tel', inputMode: 'tel', width: 'max-w-88', autoComplete: 'tel' }
    case 'email':
      return { type: 'email', inputMode: 'email', autoComplete: 'email' }
    case 'siren':
    case 'siret':
      return { type: 'text', inputMode: 'numeric', width: 'max-w-88' }
    case 'iban':
      return { type: 'text', autoComplete: 'off' }
  }
}

/** Un texte, un nombre, un montant, un numéro : une seule case. Aucune n’a `required` : nos phrases sont celles du serveur. */
export function TextControl({ nom, field, raw, erreur, relire }: ControlProps<Saisie>) {
  const { type, inputMode, width, unite, autoComplete } = lookOf(field)
  const attributs = {
    id: nom,
    name: nom,
    defaultValue: textOf(raw),
    'aria-required': field.requis !== false || undefined,
    'aria-invalid': erreur ? (true as const) : undefined,
    'aria-describedby': describing(nom, field),
  }
  if (field.kind === 'text' && field.multiligne)
    return (
      <div className="mt-2">
        <textarea className="textarea" rows={5} {...attributs} />
      </div>
    )
  const input = (
    <input
      key={relire?.clair ? 'clair' : 'masque'}
      className={width ? `input ${width}` : 'input'}
      type={type}
      inputMode={inputMode}
      autoComplete={autoComplete ?? 'off'}
      spellCheck={field.kind === 'text' ? undefined : false}
      {...attributs}
    />
  )
  return (
    <div className="mt-2">
      {unite ? (
        <span className="inline-flex max-w-full items-stretch [&_.input]:rounded-r-none [&_.input]:text-right [&_.input]:tabular-nums">
          {input}
          <span className="grid place-items-center rounded-r-2 border-[1.5px] border-l-0 border-line-strong bg-sunken px-3 text-sm/md text-ink-2">
            {unite}
          </span>
        </span>
      ) : (
        input
      )}
      {field.kind === 'iban' ? <Masked id={nom} masque={textOf(raw).includes('•')} quoi="l’IBAN" relire={relire} /> : null}
    </div>
  )
}
