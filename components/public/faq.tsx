import type { Question } from '@/components/public/questions'
import { searchQuestions } from '@/components/public/search-questions'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { SearchForm } from '@/components/ui/search-form'
import { routes } from '@/lib/ground/routes'
import { marque } from '@/lib/ground/marque'

// Les classes sont sur la liste, pas sur ses questions : la page n’en grossit pas.
const QUESTIONS = [
  'mt-4 max-w-3xl *:border-b *:border-line *:first:border-t-2 *:first:border-t-ink',
  '[&_summary]:flex [&_summary]:min-h-13 [&_summary]:cursor-pointer [&_summary]:items-center [&_summary]:justify-between [&_summary]:gap-4 [&_summary]:py-3 [&_summary]:leading-[1.35] [&_summary]:font-medium [&_summary]:unmarked [&_summary:hover]:text-link [&_summary>.icon]:text-ink-2 [&_[open]_.icon]:rotate-180',
  '*:*:last:pb-5 [&_:is(ol,ul)]:grid [&_:is(ol,ul)]:gap-1 [&_:is(ol,ul)]:pl-[1.3em] [&_ol]:list-decimal [&_ul]:list-disc [&_div>*+*]:mt-3',
].join(' ')

/** Aide et questions fréquentes. `recherche` : le paramètre `q` de l’adresse ; `client` : une personne dont l’espace se présente. */
export function Faq({ recherche, client = false }: { recherche: string; client?: boolean }) {
  const trouvees = searchQuestions(recherche)
  return (
    <>
      <div className="mb-8">
        <h1>Aide et questions fréquentes</h1>
      </div>
      <Notice>
        <p>Certains gestes décrits ici ouvrent par étapes&nbsp;; là où un bouton manque encore, la page dit ce qui vient.</p>
      </Notice>
      {client ? (
        <p className="mt-4">
          <Lien href={routes.presentation()}>Revoir la présentation de votre espace</Lien>
        </p>
      ) : null}
      <SearchForm action="/faq" label="Que cherchez-vous ?" value={recherche} hint="Un ou deux mots suffisent, par exemple mot de passe" />
      {recherche ? <p className="mt-4">{resultPhrase(trouvees.length)}</p> : null}
      <div className={QUESTIONS}>
        {trouvees.map((question) => (
          <Answer key={question.id} question={question} open={recherche !== '' && trouvees.length <= 3} />
        ))}
      </div>
      <p className="mt-4">
        Vous n’avez pas trouvé ? Une personne vous répond au{' '}
        <a className="whitespace-nowrap" href={marque.telephoneLien}>
          {marque.telephone}
        </a>
        , {marque.horaires}.
      </p>
    </>
  )
}

function resultPhrase(nombre: number): string {
  if (nombre === 0) return 'Aucune question ne contient tous ces mots. Essayez un seul mot, ou appelez-nous.'
  return nombre === 1 ? '1 question trouvée' : `${nombre} questions trouvées`
}

function Answer({ question: { id, question, reponse, etapes }, open }: { question: Question; open: boolean }) {
  return (
    <details id={id} open={open}>
      <summary>
        <span>{question}</span>
        <Icon name="chevron-down" />
      </summary>
      <div>
        {reponse.map((paragraphe) => (
          <p key={paragraphe}>{paragraphe}</p>
        ))}
        {etapes ? (
          <ol>
            {etapes.map((etape) => (
              <li key={etape}>{etape}</li>
            ))}
          </ol>
        ) : null}
      </div>
    </details>
  )
}
