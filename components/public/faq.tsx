import { FaqEntry } from '@/components/public/faq-entry'
import { JudgeForm } from '@/components/public/judge-form'
import { SearchForm } from '@/components/ui/search-form'
import { Lien } from '@/components/ui/lien'
import type { Entree } from '@/lib/faq/entree'
import type { FaqSearch } from '@/lib/faq/schema'
import type { FormAction } from '@/lib/ground/form-state'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'

// Les classes sont sur la liste, pas sur ses questions : la page n’en grossit pas.
const QUESTIONS = [
  'mt-4 max-w-3xl *:border-b *:border-line *:first:border-t-2 *:first:border-t-ink',
  '[&_summary]:flex [&_summary]:min-h-13 [&_summary]:cursor-pointer [&_summary]:items-center [&_summary]:justify-between [&_summary]:gap-4 [&_summary]:py-3 [&_summary]:leading-[1.35] [&_summary]:font-medium [&_summary]:unmarked [&_summary:hover]:text-link [&_summary>.icon]:text-ink-2 [&_[open]_.icon]:rotate-180',
  '*:*:last:pb-5 [&_:is(ol,ul)]:grid [&_:is(ol,ul)]:gap-1 [&_:is(ol,ul)]:pl-[1.3em] [&_ol]:list-decimal [&_ul]:list-disc [&_div>*+*]:mt-3',
].join(' ')

type FaqProps = {
  search: FaqSearch
  /** Celles qui répondent à la recherche, la meilleure d’abord ; toutes sans recherche. */
  entrees: readonly Entree[]
  juger: FormAction
  /** Une personne dont l’espace se présente. */
  client: boolean
}

/** Aide et questions fréquentes : celles de la page d’où l’on vient d’abord, puis par rubrique. */
export function Faq({ search: { q, page, merci }, entrees, juger, client }: FaqProps) {
  const ici = !q && page ? entrees.filter(({ pages }) => pages.includes(page)) : []
  const autres = entrees.filter((entree) => !ici.includes(entree))
  const rubriques = q ? [] : [...new Set(autres.map(({ rubrique }) => rubrique))]
  const list = (lot: readonly Entree[], ouvertes = 0) => (
    <div className={QUESTIONS}>
      {lot.map((entree, rang) => (
        <FaqEntry key={entree.id} entree={entree} open={rang < ouvertes || entree.id === merci} jugee={entree.id === merci} />
      ))}
    </div>
  )
  return (
    <>
      <div className="mb-8">
        <h1>Aide et questions fréquentes</h1>
        <p>
          Vous débutez{'\u202f'}? <Lien href={routes.toutSavoir()}>Tout savoir sur votre espace client</Lien>, en images.
        </p>
      </div>
      {client ? (
        <p className="mt-4">
          <Lien href={routes.presentation()}>Revoir la présentation de votre espace</Lien>
        </p>
      ) : null}
      <SearchForm
        action={routes.faq()}
        label="Que cherchez-vous&nbsp;?"
        value={q}
        hint="Un ou deux mots suffisent, par exemple mot de passe. Les fautes de frappe ne gênent pas."
      />
      <JudgeForm action={juger} q={q} page={page}>
        {q ? (
          <>
            <p className="mt-4" role="status">
              {resultPhrase(entrees.length)}
            </p>
            {list(entrees, 1)}
            {entrees.length > 0 ? (
              <p className="mt-4">
                <Lien href={routes.faq()}>Toutes les questions</Lien>
              </p>
            ) : null}
          </>
        ) : null}
        {ici.length > 0 ? (
          <section className="mt-8" aria-labelledby="ici">
            <h2 id="ici">Pour la page d’où vous venez</h2>
            {list(ici)}
          </section>
        ) : null}
        {rubriques.map((rubrique, rang) => (
          <section key={rubrique} className="mt-8" aria-labelledby={`rubrique-${rang}`}>
            <h2 id={`rubrique-${rang}`}>{rubrique}</h2>
            {list(autres.filter((entree) => entree.rubrique === rubrique))}
          </section>
        ))}
      </JudgeForm>
      <p className="mt-4">
        Vous n’avez pas trouvé{'\u202f'}? Une personne vous répond au{' '}
        <a className="whitespace-nowrap" href={marque.telephoneLien}>
          {marque.telephone}
        </a>
        , {marque.horaires}.
        {client ? (
          <>
            {' '}
            Vous pouvez aussi <Lien href={routes.contactChoix()}>écrire au centre de gestion</Lien>.
          </>
        ) : null}
      </p>
    </>
  )
}

function resultPhrase(nombre: number): string {
  if (nombre === 0) return 'Aucune question n’en approche. Essayez un seul mot, ou appelez-nous.'
  return nombre === 1 ? '1 question trouvée' : `${nombre} questions trouvées, la plus proche d’abord`
}
