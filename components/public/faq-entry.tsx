import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { type Bloc as Ecrit, type Bout, type Entree, lineOf } from '@/lib/faq/entree'

/** Une question et sa réponse, repliée ; dépliée, elle demande si elle a servi. */
export function FaqEntry({ entree: { id, question, blocs }, open, jugee }: { entree: Entree; open: boolean; jugee: boolean }) {
  return (
    <details id={id} open={open}>
      <summary>
        <span>{question}</span>
        <Icon name="chevron-down" />
      </summary>
      <div>
        {blocs.map((bloc) => (
          <Bloc key={keyOf(bloc)} bloc={bloc} />
        ))}
        {jugee ? (
          <p className="text-sm" role="status">
            Merci, c’est noté.
          </p>
        ) : (
          <p className="flex flex-wrap items-center gap-3 text-sm">
            Cela répond-il à votre question{'\u202f'}?
            {(['oui', 'non'] as const).map((dit) => (
              <button key={dit} className="button button--small" type="submit" name="avis" value={`${id} ${dit}`}>
                {dit === 'oui' ? 'Oui' : 'Non'}
                <span className="sr-only">
                  , à «{'\u00a0'}
                  {question}
                  {'\u00a0'}»
                </span>
              </button>
            ))}
          </p>
        )}
      </div>
    </details>
  )
}

export const keyOf = (bloc: Ecrit): string => lineOf(bloc.genre === 'paragraphe' ? bloc.bouts : (bloc.lignes[0] ?? []))

/** Un bloc d’une réponse. */
export function Bloc({ bloc }: { bloc: Ecrit }) {
  if (bloc.genre === 'paragraphe')
    return (
      <p>
        <Words bouts={bloc.bouts} />
      </p>
    )
  const List = bloc.genre === 'etapes' ? 'ol' : 'ul'
  return (
    <List>
      {bloc.lignes.map((bouts) => (
        <li key={lineOf(bouts)}>
          <Words bouts={bouts} />
        </li>
      ))}
    </List>
  )
}

const Words = ({ bouts }: { bouts: readonly Bout[] }) =>
  bouts.map((bout) => {
    if (typeof bout === 'string') return bout
    return 'appui' in bout ? (
      <b key={bout.appui}>{bout.appui}</b>
    ) : (
      <Lien key={bout.vers} href={bout.vers}>
        {bout.lien}
      </Lien>
    )
  })
