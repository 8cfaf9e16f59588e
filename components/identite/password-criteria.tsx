import { Icon } from '@/components/ui/icon'
import { CRITERES, type Critere } from '@/lib/copy/mot-de-passe'

/** Ce que l’on demande au mot de passe, et ce qui en est déjà rempli. La phrase de ce qui ne va pas est sur le champ. */
export function PasswordCriteria({ remplis }: { remplis: readonly Critere[] }) {
  return (
    <ul className="mt-3 grid gap-1 border-l-2 border-line-strong py-1 pl-4 text-sm">
      {(Object.keys(CRITERES) as Critere[]).map((critere) => {
        const rempli = remplis.includes(critere)
        return (
          <li key={critere} className="flex items-baseline gap-2">
            {rempli ? <Icon name="check" /> : <span className="mx-0.5 size-2.5 flex-none rounded-full border-2 border-line-strong" />}
            <span>
              <span className="sr-only">{rempli ? 'Rempli' : 'À remplir'}&nbsp;: </span>
              {CRITERES[critere]}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
