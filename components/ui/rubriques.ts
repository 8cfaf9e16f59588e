/** Des rubriques, sur leur feuille : chaque `article` est une icône, un titre qui mène à elle, une phrase. */
export const RUBRIQUES =
  'sheet grid [&_article]:whole-row [&_article]:grid [&_article]:grid-cols-[1.5rem_minmax(0,1fr)_auto] [&_article]:content-start [&_article]:gap-x-4 [&_article]:px-5 [&_article]:py-2.5 max-md:[&_article]:grid-cols-[1.5rem_minmax(0,1fr)] max-md:[&_article]:gap-x-3 max-md:[&_article]:px-4 max-md:[&_article]:py-2 [&_article+article]:border-t [&_article+article]:border-line [&_article>.icon]:row-span-2 [&_article>.icon]:mt-[.1rem] [&_article>.icon]:size-6 [&_article>.icon]:stroke-[1.6] [&_article>.icon]:text-brand [&_h3]:text-md/[1.4] [&_article>p]:col-start-2 [&_article>p]:text-sm [&_article>p]:text-ink-2 max-md:[&_article>p]:hidden'
/** Deux de front quand la place y est. */
export const DEUX_DE_FRONT =
  'md:grid-cols-2 md:[&_article:nth-child(2)]:border-t-0 md:[&_article:nth-child(even)]:border-l md:[&_article:nth-child(even)]:border-line'
