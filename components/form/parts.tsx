import { EN_LIGNE } from '@/components/form/choice'
import { Masked } from '@/components/form/masked'
import { type ControlProps, type FieldOf, partOf } from '@/components/form/raw'

type Part = { partie: string; label: string; width?: string; autoComplete?: string; inputMode?: 'numeric'; facultatif?: boolean }

const ADRESSE: readonly Part[] = [
  { partie: 'voie', label: 'Numéro et voie', autoComplete: 'address-line1' },
  { partie: 'complement', label: 'Complément', autoComplete: 'address-line2', facultatif: true },
  { partie: 'codePostal', label: 'Code postal', width: 'max-w-46', autoComplete: 'postal-code' },
  { partie: 'commune', label: 'Commune', autoComplete: 'address-level2' },
  { partie: 'pays', label: 'Pays', width: 'max-w-88', autoComplete: 'country-name', facultatif: true },
]

/** Une adresse postale, ligne par ligne. */
export const AddressControl = ({ nom, field, raw, erreur, partie }: ControlProps<FieldOf<'address'>>) => (
  <div className="mt-2 grid max-w-120 gap-4">
    {ADRESSE.map((part) => (
      <PartInput
        key={part.partie}
        nom={nom}
        part={part}
        valeur={partOf(raw, part.partie)}
        requis={field.requis !== false}
        fautive={erreur !== undefined && (partie ?? 'voie') === part.partie}
      />
    ))}
  </div>
)

const NUMEROS = [
  { code: 'nir', libelle: 'Numéro de sécurité sociale' },
  { code: 'ntt', libelle: 'Numéro technique temporaire' },
  { code: 'inconnu', libelle: 'Non connu' },
] as const

/** Le numéro de sécurité sociale et sa clé, ou un numéro temporaire. Déjà enregistré, il est masqué : l’effacer le remplace. */
export const NirControl = ({ nom, raw, erreur, partie, relire }: ControlProps<FieldOf<'nir'>>) => {
  const type = partOf(raw, 'type') || 'nir'
  const fautive = (p: string) => erreur !== undefined && (partie ?? 'numero') === p
  return (
    <div className="mt-2 grid max-w-120 gap-4 has-[[value=inconnu]:checked]:[&>.nir]:hidden">
      <div className={EN_LIGNE}>
        {NUMEROS.map(({ code, libelle }) => (
          <label className="choice" key={code}>
            <input
              type="radio"
              id={code === 'nir' ? `${nom}.type` : `${nom}.type.${code}`}
              name={`${nom}.type`}
              value={code}
              defaultChecked={type === code}
            />
            <span>{libelle}</span>
          </label>
        ))}
      </div>
      <div className="nir flex flex-wrap gap-4 [&_label]:block [&>:first-child]:flex-[1_1_14rem]" key={relire?.clair ? 'clair' : 'masque'}>
        <PartInput
          nom={nom}
          part={{ partie: 'numero', label: 'Numéro, 13 signes', width: 'max-w-88 num' }}
          valeur={typeof raw === 'string' ? raw : partOf(raw, 'numero')}
          requis
          fautive={fautive('numero')}
        />
        <PartInput
          nom={nom}
          part={{ partie: 'cle', label: 'Clé', width: 'max-w-24 num', inputMode: 'numeric' }}
          valeur={partOf(raw, 'cle')}
          requis
          fautive={fautive('cle')}
        />
      </div>
      <Masked id={`${nom}.numero`} masque={partOf(raw, 'numero').includes('•')} quoi="le numéro de sécurité sociale" relire={relire} />
    </div>
  )
}

type PartInputProps = { nom: string; part: Part; valeur: string; requis: boolean; fautive: boolean }

const PartInput = ({ nom, part: { partie, label, width, autoComplete, inputMode, facultatif }, valeur, requis, fautive }: PartInputProps) => (
  <div>
    <label className="text-sm" htmlFor={`${nom}.${partie}`}>
      {label}
      {facultatif ? <span className="text-ink-2"> (facultatif)</span> : null}
    </label>
    <input
      className={width ? `input ${width}` : 'input'}
      id={`${nom}.${partie}`}
      name={`${nom}.${partie}`}
      defaultValue={valeur}
      autoComplete={autoComplete ?? 'off'}
      inputMode={inputMode}
      aria-required={(requis && !facultatif) || undefined}
      aria-invalid={fautive ? true : undefined}
      aria-describedby={`${nom}-erreur`}
    />
  </div>
)
