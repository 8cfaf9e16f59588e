import { FieldFrame } from '@/components/ui/field'
import { Plaque } from '@/components/ui/plaque'
import type { Choix } from '@/lib/habilitations/rules'

/** Sans JavaScript : une case par entreprise ; d’un grand portefeuille, une liste de SIREN, un par ligne. */
export function PlainChoice({ choix, donnees, a }: { choix: Choix; donnees: readonly string[]; a: string }) {
  if (choix.total > choix.entreprises.length)
    return (
      <FieldFrame id="liste" label={`SIREN des entreprises de ${a}`} hint="Un par ligne, 9 chiffres. Vous pouvez coller une colonne d’un tableur.">
        <textarea
          className="textarea min-h-64 max-w-88 tabular-nums"
          id="liste"
          name="liste"
          defaultValue={donnees.join('\n')}
          aria-describedby="liste-aide"
        />
      </FieldFrame>
    )
  return (
    <fieldset className="sheet min-w-0 overflow-hidden border-line-strong">
      <legend className="sr-only">Entreprises attribuées à {a}</legend>
      <ul className="max-h-110 overflow-y-auto">
        {choix.entreprises.map(({ siren, nom, couleur }, i) => (
          <li key={siren} className="not-first:border-t not-first:border-line">
            <label className="flex min-h-target cursor-pointer items-center gap-3 px-4 py-2 hover:bg-brand-soft has-[:checked]:bg-brand-soft">
              <input id={i === 0 ? 'liste' : undefined} type="checkbox" name="siren" value={siren} defaultChecked={donnees.includes(siren)} />
              <Plaque small siren={siren} nom={nom} couleur={couleur} />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
