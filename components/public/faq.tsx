import type { Question } from '@/components/public/questions'
import { searchQuestions } from '@/components/public/search-questions'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { SearchForm } from '@/components/ui/search-form'
import { marque } from '@/lib/ground/marque'

/** Aide et questions fréquentes. `recherche` : le paramètre `q` de l’adresse. */
export function Faq({ recherche }: { recherche: string }) {
  const trouvees = searchQuestions(recherche)
  return (
    <>
      <div className="mb-8">
        <h1>Aide et questions fréquentes</h1>
      </div>
      <Notice>
        <p>Certains gestes décrits ici ouvrent par étapes&nbsp;; là où un bouton manque encore, la page dit ce qui vient.</p>
      </Notice>
      <SearchForm action="/faq" label="Que cherchez-vous ?" value={recherche} hint="Un ou deux mots suffisent, par exemple mot de passe" />
      {recherche ? <p className="mt-4">{resultPhrase(trouvees.length)}</p> : null}
      <div className="max-w-3xl mt-4">
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
    <details className="group border-b border-line first:border-t-2 first:border-t-ink" id={id} open={open}>
      <summary className="unmarked flex min-h-13 cursor-pointer items-center justify-between gap-4 py-3 leading-[1.35] font-medium hover:text-link">
        <span>{question}</span>
        <Icon name="chevron-down" className="text-ink-2 group-open:rotate-180" />
      </summary>
      <div className="pb-5 [&_ol]:list-decimal [&_ul]:list-disc [&_:is(ol,ul)]:grid [&_:is(ol,ul)]:gap-1 [&_:is(ol,ul)]:pl-[1.3em] [&>*+*]:mt-3">
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
