import { buttonClass } from '@/components/ui/button'
import type { Avis } from '@/components/demandes/use-live-demande'
import { Icon } from '@/components/ui/icon'

/** Ce qui vient de changer pendant que la page est ouverte, en haut de ce que l’on regarde ; la place est là avant que rien ne se dise. */
export function LiveNotice({ avis, taire }: { avis: Avis | null; taire: () => void }) {
  return (
    <div className="sticky top-2 z-3 print:hidden" data-direct="">
      <div
        className={
          avis
            ? `mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-2 border py-1 pr-2 pl-4 text-sm ${
                avis.sorte === 'neuf' ? 'border-note bg-note-soft' : 'border-wait-line bg-wait-soft'
              }`
            : undefined
        }
      >
        <p role="status" className={avis ? 'max-w-none flex-[1_1_14rem]' : 'sr-only'}>
          {avis ? <Phrase avis={avis} /> : null}
        </p>
        {avis?.sorte === 'neuf' && avis.vers ? <a href={`#${avis.vers.ancre}`}>{avis.vers.mot}</a> : null}
        {avis?.sorte === 'manque' ? (
          <button className={buttonClass({ variant: 'link' })} type="button" onClick={() => window.location.reload()}>
            Recharger la page
          </button>
        ) : null}
        {avis ? (
          <button
            className="button button--small w-dense border-transparent bg-transparent p-0"
            type="button"
            aria-label="Masquer cet avis"
            onClick={taire}
          >
            <Icon name="x" />
          </button>
        ) : null}
      </div>
    </div>
  )
}

const Phrase = ({ avis }: { avis: Avis }) =>
  avis.sorte === 'neuf' ? (
    <>
      <b>{avis.phrase}</b>, à l’instant. La page est à jour.
    </>
  ) : (
    <>Du nouveau dans cette demande, que cette page n’a pas pu montrer. Votre texte est toujours là.</>
  )
