import { BrandMark } from '@/components/frame/brand-mark'
import { formatLongIso } from '@/lib/ground/date'
import { marque } from '@/lib/ground/marque'

/** Une lettre, publiée ou telle qu’elle le serait ; `jour` : « AAAA-MM-JJ ». */
export type LettreMontree = {
  numero: string | null
  objet: string
  corps: string
  destinataire: string
  signataire: string
  fonction: string
  contratReference: string | null
  jour: string
}

type LetterSheetProps = { lettre: LettreMontree /** Le niveau de l’objet. */; niveau?: 'h1' | 'h2' | 'h3'; id?: string }

/** Le papier d’une lettre : l’en-tête, à qui, les références, la date, l’objet, le texte, la signature. */
export function LetterSheet({ lettre, niveau: Titre = 'h1', id }: LetterSheetProps) {
  const { numero, objet, corps, destinataire, signataire, fonction, contratReference, jour } = lettre
  const references = [
    ...(numero ? [{ label: 'Courrier', value: <span className="num">{numero}</span> }] : []),
    ...(contratReference ? [{ label: 'Contrat', value: <span className="num">{contratReference}</span> }] : []),
  ]
  return (
    <div className="sheet p-6 md:p-10 lg:px-14 print:border-0 print:p-0">
      <div className="grid gap-4 md:grid-cols-2">
        <p className="flex items-center gap-3 text-lg font-bold tracking-tight">
          <BrandMark />
          <span>
            {marque.nomFort} <span className="font-regular">{marque.nomLeger}</span>
          </span>
        </p>
        {destinataire ? <p className="whitespace-pre-line md:col-start-2 md:mt-8">{destinataire}</p> : null}
      </div>
      {references.length > 0 ? (
        <dl className="mt-8 flex flex-wrap gap-x-8 gap-y-2 text-sm">
          {references.map(({ label, value }) => (
            <div key={label}>
              <dt className="text-xs text-ink-2">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className="mt-8">Le {formatLongIso(jour)}</p>
      <Titre className="mt-6 max-w-measure text-lg/xl tracking-normal md:text-xl" id={id}>
        {objet}
      </Titre>
      <div className="mt-6 stack">
        {corps.split(/\n{2,}/).map((paragraphe, rang) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: un texte publié ne change plus, et deux paragraphes peuvent se valoir
          <p key={rang} className="max-w-measure whitespace-pre-line wrap-anywhere">
            {paragraphe}
          </p>
        ))}
      </div>
      {signataire ? (
        <p className="mt-8">
          <b className="block">{signataire}</b>
          {fonction}
        </p>
      ) : null}
      <p className="mt-10 border-t border-line pt-4 text-xs text-ink-2">
        {marque.nom}, {marque.telephone}, {marque.horaires}
      </p>
    </div>
  )
}
