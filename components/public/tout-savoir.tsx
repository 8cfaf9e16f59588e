import { GUIDES, type Guide } from '@/components/public/guides/guides'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** « Tout savoir sur votre espace client » : chaque guide, une suite de vrais écrans. */
export function ToutSavoir() {
  return (
    <>
      <div className="mb-8">
        <h1>Tout savoir sur votre espace client</h1>
        <p className="lead">Simple et sécurisé, votre espace client est accessible depuis votre ordinateur, tablette ou téléphone.</p>
        <ul className="links">
          {GUIDES.map(({ id, titre }) => (
            <li key={id}>
              <a href={`#${id}`}>{titre}</a>
            </li>
          ))}
        </ul>
      </div>
      {GUIDES.map((guide) => (
        <GuideView key={guide.id} guide={guide} />
      ))}
      <p className="mt-4">
        Si vous avez des questions, n’hésitez pas à consulter notre <Lien href={routes.faq()}>FAQ</Lien>, derrière le point d’interrogation en haut à
        droite de la page.
      </p>
    </>
  )
}

function GuideView({ guide: { id, titre, chapeau, etapes } }: { guide: Guide }) {
  return (
    <section className="mt-10 border-t border-line-strong pt-6" id={id} aria-labelledby={`guide-${id}`}>
      <h2 id={`guide-${id}`}>{titre}</h2>
      <p className="mt-2">{chapeau}</p>
      <ol className="mt-6 grid gap-8 md:grid-cols-2">
        {etapes.map(({ nom, image: { src, width, height }, legende, decrit }, rang) => (
          <li key={nom}>
            <figure className="grid gap-3">
              {/* biome-ignore lint/performance/noImgElement: les images ne passent par aucun service qui les retaille */}
              <img
                className="h-auto w-full rounded-sm border border-line"
                src={src}
                width={width}
                height={height}
                loading={rang === 0 ? undefined : 'lazy'}
                alt={decrit}
              />
              <figcaption className="flex gap-3">
                <span className="stop flex-none" aria-hidden="true">
                  {rang + 1}
                </span>
                <span>{legende}</span>
              </figcaption>
            </figure>
          </li>
        ))}
      </ol>
    </section>
  )
}
