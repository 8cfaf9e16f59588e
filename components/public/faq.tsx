import type { Question } from '@/components/public/questions'
import { searchQuestions } from '@/components/public/search-questions'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { SearchForm } from '@/components/ui/search-form'
import { routes } from '@/lib/ground/routes'
import { marque } from '@/lib/ground/marque'

/** Aide et questions fréquentes. `recherche` : le paramètre `q` de l’adresse ; `client` : une personne dont l’espace se présente. */
export function Faq({ recherche, client = false }: { recherche: string; client?: boolean }) {
  const trouvees = searchQuestions(recherche)
  return (
    <>
      <div className="page-head">
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
      {recherche ? <p className="after-list">{resultPhrase(trouvees.length)}</p> : null}
      <div className="questions after-list">
        {trouvees.map((question) => (
          <Answer key={question.id} question={question} open={recherche !== '' && trouvees.length <= 3} />
        ))}
      </div>
      <p className="horizon-note">
        Vous n’avez pas trouvé ? Une personne vous répond au{' '}
        <a className="nowrap" href={marque.telephoneLien}>
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
    <details className="question" id={id} open={open}>
      <summary>
        <span>{question}</span>
        <Icon name="chevron-down" />
      </summary>
      <div className="question__answer">
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
