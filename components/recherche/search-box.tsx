import { Icon } from '@/components/ui/icon'
import { RECHERCHE_MAX } from '@/lib/ground/field-limits'
import { routes } from '@/lib/ground/routes'

type SearchBoxProps = {
  /** L’entreprise d’où l’on cherche. */
  siren: string | null
  value?: string
  /** Dans l’en-tête : petite, et la page de recherche a la sienne. */
  small?: boolean
}

const LABEL = 'Chercher une entreprise, un salarié, une demande, un courrier ou une démarche'

/**
 * La case où tout se cherche : un formulaire ordinaire, qui s’envoie sans JavaScript et ne s’écrit pas dans l’adresse de lui-même : un numéro de sécurité
 * sociale peut y être tapé. « / » y mène (`useSearchKey`).
 */
export function SearchBox({ siren, value = '', small = false }: SearchBoxProps) {
  const id = small ? 'chercher' : 'chercher-ici'
  return (
    <search aria-label="Tout chercher">
      <form className="flex gap-2" action={routes.chercher()} method="post">
        {siren ? <input type="hidden" name="siren" value={siren} /> : null}
        <label className="sr-only" htmlFor={id}>
          {LABEL}
        </label>
        <input
          className={small ? 'input min-h-10 w-44 py-1 text-sm xl:w-60' : 'input max-w-160 min-w-0'}
          id={id}
          name="q"
          type="search"
          defaultValue={value}
          placeholder={small ? 'Chercher' : 'Entreprise, salarié, numéro, mot'}
          autoComplete="off"
          maxLength={RECHERCHE_MAX}
          aria-keyshortcuts="/"
          data-chercher=""
        />
        <button className={small ? 'sr-only focus:not-sr-only' : 'button'} type="submit">
          {small ? null : <Icon name="search" />}
          {small ? 'Lancer la recherche' : 'Rechercher'}
        </button>
      </form>
    </search>
  )
}
